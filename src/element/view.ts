import { html, nothing, type TemplateResult } from 'lit';
import type { Environment, MediaFeature } from '../exam/environment.js';
import { isRecord, reasonOf, type ProctoredExamError, type Refusal } from '../exam/errors.js';
import type { Phase } from '../exam/phases.js';
import type { Step } from '../exam/run.js';
import type { Messages } from '../messages/en.js';
import type { SupportDetails } from './support.js';

/** What shows. */
export interface ViewState {
  phase: Phase;
  /** When the phase began, in ms since 1970. */
  since?: number | undefined;
  /** What the learner waits for in `preparing`. */
  step?: Step | undefined;
  error?: ProctoredExamError | undefined;
  /** What the page can do, as far as it was checked. */
  environment?: Environment | undefined;
  /** Whether the exam was begun in this tab before. */
  interrupted?: boolean;
  /** What the learner has asked to copy. */
  details?: SupportDetails | undefined;
}

/**
 * The whole shadow tree: the slot of the phase with what shows if it is empty, and two live regions
 * that outlast every phase: screen readers miss a region that comes together with its text.
 *
 * @param language code of that of the texts; `undefined` if it is the page's
 */
export function renderPhase(state: ViewState, texts: Messages, language?: string): TemplateResult {
  const { phase, error, environment, details } = state;
  const lines = linesOf(state, texts, language);
  const problem = error ?? (phase === 'start' ? environment?.problem : undefined);
  // on our own alone: the author's content, in whichever language, takes its direction from the page
  const lang = language ?? nothing;
  // not by the text: what an LMS says may come first, in another language
  const dir = language ? (language === 'ar' ? 'rtl' : 'ltr') : 'auto';

  const slot = (name: Phase, fallback?: unknown) => html`<slot name=${name}>${fallback}</slot>`;
  const line = (part: string, text: string) => html`<p part=${part}>${text}</p>`;
  const button = (part: string, action: string, label: string) =>
    html`<button part=${part} data-action=${action} lang=${lang} dir=${dir}>${label}</button>`;
  const panel = (kind: string, more?: unknown) =>
    lines.length
      ? html`<div part="panel" class=${kind} lang=${lang} dir=${dir}>
          ${[...lines.map((text) => line('message', text)), more]}
        </div>`
      : nothing;

  const start = slot(
    'start',
    button('start-button', 'start', state.interrupted ? texts.resume : texts.start),
  );
  // a frame that withholds what an exam needs may be left
  const ownTab =
    problem?.code === 'frame-permission-missing' && parent !== window
      ? html`<a part="own-tab" href=${location.href} target="_blank" rel="noopener"
          >${texts['own-tab']}</a
        >`
      : nothing;

  // the slot of the phase, and what shows beside its content
  const views: Record<Phase, () => [shown: unknown, above?: unknown]> = {
    start: () => [start, panel(problem ? 'problem' : 'note', ownTab)],
    preparing: () => [slot(phase, [html`<div inert>${start}</div>`, panel('busy')])],
    'in-exam': () => [slot(phase), error ? panel('problem') : nothing],
    finished: () => {
      const minutes = Math.round((Date.now() - state.since!) / 60_000);
      const time = minutes.toLocaleString(language, {
        style: 'unit',
        unit: 'minute',
        unitDisplay: 'long',
      });
      const uploading = panel(
        'busy',
        minutes ? line('elapsed', fill(texts.elapsed, time)) : nothing,
      );
      // however the author thanks: the page must stay open
      return navigator.onLine ? [slot(phase, uploading)] : [slot(phase), uploading];
    },
    uploaded: () => [slot(phase, [slot('finished'), panel('done')])],
    error: () => [
      slot(
        phase,
        panel('problem', [
          html`<div class="row">
            ${[
              error!.retryable ? button('retry-button', 'retry', texts.retry) : nothing,
              ownTab,
              button('copy-button', 'copy', details?.copied ? texts.copied : texts.copy),
            ]}
          </div>`,
          line('support-code', `${texts.support} ${error!.supportCode} (${error!.code})`),
          details && !details.copied
            ? html`<input
                part="details"
                readonly
                dir="ltr"
                aria-label=${texts.copy}
                value=${details.text}
              />`
            : nothing,
        ]),
      ),
    ],
  };
  const [shown, above = nothing] = views[phase]();

  const said = phase === 'start' ? '' : lines.join(' ');
  // a phase that goes on in spite of an error was told of, and isn't again
  const news = details?.copied ? texts.copied : error ? texts[phase as 'in-exam'] : said;
  const alarm = error ? said : '';
  return html`<div id="view" part="view" tabindex="-1">${above}${shown}</div>
    <p part="status" role="status" lang=${lang}>${news}</p>
    <p part="alert" role="alert" lang=${lang}>${alarm}</p>`;
}

/** The built-in lines of a view. */
function linesOf(
  { phase, step, error, environment }: ViewState,
  texts: Messages,
  language?: string,
): string[] {
  if (error) return errorLines(error, texts, language);
  switch (phase) {
    case 'start': {
      const { problem, denied = [] } = environment ?? {};
      if (problem) return errorLines(problem, texts, language);
      return denied.length ? [fill(texts.denied, nameAll(denied, texts, language))] : [];
    }
    case 'preparing':
      return [texts[step ?? phase]];
    case 'finished':
      return [navigator.onLine ? texts.finished : texts.offline];
    default:
      return [texts[phase as 'in-exam']];
  }
}

/** What an LMS may say that has a text of its own. */
const REFUSAL = /^(not-signed-in|not-allowed|too-early|too-late|already-finished)$/;

/** What a learner reads: our text, and what the LMS or the vendor says about it. */
function errorLines(
  { code, cause }: ProctoredExamError,
  texts: Messages,
  language?: string,
): string[] {
  if (code === 'frame-permission-missing') {
    return [fill(texts[code], nameAll(cause as MediaFeature[], texts, language))];
  }
  if (/^(init|session|upload)-/.test(code)) return [texts[code], reasonOf(cause)];
  const refusal = (isRecord(cause) ? cause : {}) as Partial<Refusal>;
  const { title, detail, retryAt = 0 } = refusal;
  const isRefused = code === 'endpoint-refused';
  const key = isRefused && REFUSAL.test(refusal.code ?? '') ? refusal.code : code;
  const own = texts[key as 'too-early'];
  // what our text says already need not be said twice
  const said = [title, detail].filter((line) => line && !own.includes(line)) as string[];
  if (retryAt > Date.now()) {
    said.push(fill(texts.later, new Date(retryAt).toLocaleTimeString(language)));
  }
  return isRefused && key === code && said.length ? said : [own, ...said];
}

const nameAll = (features: MediaFeature[], texts: Messages, language?: string): string =>
  new Intl.ListFormat(language).format(features.map((feature) => texts[feature]));

const fill = (text: string, value: string): string => text.replace(/{\w+}/, () => value);
