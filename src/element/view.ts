import { html, nothing, type TemplateResult } from 'lit';
import type { Environment, MediaFeature } from '../exam/environment.js';
import { isRecord, reasonOf, type ProctoredExamError, type Refusal } from '../exam/errors.js';
import type { Phase } from '../exam/phases.js';
import type { Step } from '../exam/run.js';
import type { Messages } from '../messages/en.js';

/** What shows. */
export interface ViewState {
  phase: Phase;
  /** What the learner waits for in `preparing`. */
  step: Step | undefined;
  error: ProctoredExamError | undefined;
  /** What the page can do, as far as it was checked. */
  environment: Environment | undefined;
  /** Whether the exam was begun in this tab before. */
  interrupted: boolean;
}

/**
 * The whole shadow tree: the slot of the phase with what shows if it is empty, and the live region.
 *
 * @param language code of that of the texts; `undefined` if it is the page's
 */
export function renderPhase(state: ViewState, texts: Messages, language?: string): TemplateResult {
  const { phase, error } = state;
  // around our own alone: the author's content, in whichever language, takes its direction from the page
  // the author's slotted content, in whatever language, goes by the page's
  const own = (content: unknown) =>
    html`<div lang=${language ?? nothing} dir="auto">${content}</div>`;
  const lines = linesOf(state, texts, language);
  const message = own(lines.map((line) => html`<p part="message">${line}</p>`));
  const start = html`<slot name="start"
    >${own(
      html`<button part="start-button" data-action="start">
        ${state.interrupted ? texts.resume : texts.start}
      </button>`,
    )}</slot
  >`;
  // however the author thanks: the page must stay open
  const waits = phase === 'finished' && !navigator.onLine;
  const views: Record<Phase, () => TemplateResult> = {
    start: () => html`${message}${own(ownTab(state.environment?.problem, texts))}${start}`,
    preparing: () =>
      html`<slot name="preparing"
        ><div inert>${start}</div>
        ${message}</slot
      >`,
    'in-exam': () => html`${error ? message : nothing}<slot name="in-exam"></slot>`,
    finished: () =>
      html`${waits ? message : nothing}<slot name="finished">${waits ? nothing : message}</slot>`,
    uploaded: () => html`<slot name="uploaded"><slot name="finished"></slot>${message}</slot>`,
    error: () =>
      html`<slot name="error"
        >${message}${own(
          html`${ownTab(error, texts)}
            ${
              error?.retryable
                ? html`<button part="retry-button" data-action="retry">${texts.retry}</button>`
                : nothing
            }
            <p part="support-code">${texts.support} ${error?.supportCode} (${error?.code})</p>`,
        )}</slot
      >`,
  };
  return html`
    <div id="view" part="view" tabindex="-1">${views[phase]()}</div>
    ${own(
      html`<p part="status" role="status">${phase === 'start' ? nothing : lines.join(' ')}</p>`,
    )}
  `;
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

/** A frame that withholds what an exam needs may be left. */
function ownTab(error: ProctoredExamError | undefined, texts: Messages) {
  return error?.code === 'frame-permission-missing' && parent !== window
    ? html`<p>
        <a part="own-tab" href=${location.href} target="_blank" rel="noopener"
          >${texts['own-tab']}</a
        >
      </p>`
    : nothing;
}

const nameAll = (features: MediaFeature[], texts: Messages, language?: string): string =>
  new Intl.ListFormat(language).format(features.map((feature) => texts[feature]));

const fill = (text: string, value: string): string => text.replace(/{\w+}/, () => value);
