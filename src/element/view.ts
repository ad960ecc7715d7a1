import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Step } from '../exam/attempt-state.js';
import type { Environment } from '../exam/environment.js';
import type { ProctoredExamError } from '../exam/errors.js';
import type { Phase } from '../exam/phases.js';
import type { Messages } from '../messages/en.js';
import type { SupportDetails } from './controllers/support-details.js';
import { errorLines, fill, nameFeatures, type Wording } from './error-text.js';

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
  isInterrupted?: boolean;
  /** Whether nothing has told that the connection is lost. */
  isOnline: boolean;
  /** What the learner has asked to copy. */
  details?: SupportDetails | undefined;
}

/** What a part of the view is rendered from. */
interface Rendering extends Wording {
  readonly state: ViewState;
  /** For our own texts alone: the author's content takes its language and direction from the page. */
  readonly lang: string | typeof nothing;
  readonly dir: 'ltr' | 'rtl' | 'auto';
  /** The built-in lines of the phase. */
  readonly lines: string[];
}

type Content = TemplateResult | typeof nothing;

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar']);

/**
 * The whole shadow tree: the slot of the phase with what shows if it is empty, and two live regions
 * that outlast every phase: screen readers miss a region that comes together with its text.
 *
 * @param language code of that of the texts; `undefined` if it is the page's
 */
export function renderPhase(state: ViewState, texts: Messages, language?: string): TemplateResult {
  const wording: Wording = { texts, language };
  const rendering: Rendering = {
    ...wording,
    state,
    lang: language ?? nothing,
    dir: directionOf(language),
    lines: linesOf(state, wording),
  };
  const { polite, assertive } = announcements(rendering);
  return html`<div id="view" part="view" tabindex="-1">${renderView(rendering)}</div>
    <p part="status" role="status" lang=${rendering.lang}>${polite}</p>
    <p part="alert" role="alert" lang=${rendering.lang}>${assertive}</p>`;
}

/** Not by the first letter of a text: what an LMS says may come first, in another language. */
function directionOf(language: string | undefined): Rendering['dir'] {
  if (language === undefined) return 'auto';
  return RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
}

/** The slot of the phase, with its fallback, and what shows beside its content. */
function renderView(rendering: Rendering): unknown {
  const { phase, error } = rendering.state;
  switch (phase) {
    case 'start':
      return [renderStartPanel(rendering), renderStart(rendering)];
    case 'preparing':
      return renderSlot(phase, [
        html`<div inert>${renderStart(rendering)}</div>`,
        renderPanel(rendering, 'busy'),
      ]);
    case 'in-exam':
      return [error ? renderPanel(rendering, 'problem') : nothing, renderSlot(phase)];
    case 'finished':
      return renderFinished(rendering);
    case 'uploaded':
      return renderSlot(phase, [renderSlot('finished'), renderPanel(rendering, 'done')]);
    case 'error':
      return renderSlot(phase, error ? renderError(rendering, error) : nothing);
  }
}

const renderSlot = (name: Phase, fallback: unknown = nothing): TemplateResult =>
  html`<slot name=${name}>${fallback}</slot>`;

/** A text whose nodes are new when it changes: translators put nodes of their own in the place of ours. */
const asNew = (text: string): unknown => keyed(text, html`${text}`);

const renderLine = (part: string, text: string): TemplateResult =>
  html`<p part=${part}>${asNew(text)}</p>`;

const renderButton = (
  { lang, dir }: Rendering,
  part: string,
  action: string,
  label: string,
): TemplateResult =>
  html`<button part=${part} data-action=${action} lang=${lang} dir=${dir}>${asNew(label)}</button>`;

/** The box around the built-in lines of a phase; nothing where there are none. */
function renderPanel(
  { lines, lang, dir }: Rendering,
  kind: 'problem' | 'note' | 'busy' | 'done',
  more: unknown = nothing,
): Content {
  if (lines.length === 0) return nothing;
  const messages = lines.map((text) => renderLine('message', text));
  return html`<div part="panel" class=${kind} lang=${lang} dir=${dir}>${messages}${more}</div>`;
}

function renderStart(rendering: Rendering): TemplateResult {
  const { state, texts } = rendering;
  const label = state.isInterrupted ? texts.resume : texts.start;
  return renderSlot('start', renderButton(rendering, 'start-button', 'start', label));
}

function renderStartPanel(rendering: Rendering): Content {
  const problem = rendering.state.environment?.problem;
  const ownTab = renderOwnTabLink(rendering, problem);
  return renderPanel(rendering, problem ? 'problem' : 'note', ownTab);
}

/** The way out of a frame that withholds what an exam needs. */
function renderOwnTabLink({ texts }: Rendering, problem: ProctoredExamError | undefined): Content {
  if (problem?.code !== 'frame-permission-missing' || window.parent === window) return nothing;
  return html`<a part="own-tab" href=${location.href} target="_blank" rel="noopener"
    >${texts['own-tab']}</a
  >`;
}

function renderFinished(rendering: Rendering): unknown {
  const { state, texts, language } = rendering;
  const minutes = Math.round((Date.now() - (state.since ?? Date.now())) / 60_000);
  const time = minutes.toLocaleString(language, {
    style: 'unit',
    unit: 'minute',
    unitDisplay: 'long',
  });
  const elapsed = minutes > 0 ? renderLine('elapsed', fill(texts.elapsed, time)) : nothing;
  const uploading = renderPanel(rendering, 'busy', elapsed);
  // However the author thanks: while the learner is offline, the page must stay open.
  return state.isOnline ? renderSlot('finished', uploading) : [uploading, renderSlot('finished')];
}

function renderError(rendering: Rendering, error: ProctoredExamError): Content {
  const { state, texts } = rendering;
  const { details } = state;
  const retry = error.retryable
    ? renderButton(rendering, 'retry-button', 'retry', texts.retry)
    : nothing;
  const copyLabel = details?.copied ? texts.copied : texts.copy;
  const copy = renderButton(rendering, 'copy-button', 'copy', copyLabel);
  const supportCode = `${texts.support} ${error.supportCode} (${error.code})`;
  return renderPanel(
    rendering,
    'problem',
    html`<div class="row">${retry}${renderOwnTabLink(rendering, error)}${copy}</div>
      ${renderLine('support-code', supportCode)} ${renderDetails(rendering)}`,
  );
}

/** The details for support, where the browser has refused to copy them. */
function renderDetails({ state: { details }, texts }: Rendering): Content {
  if (!details || details.copied) return nothing;
  return html`<input
    part="details"
    readonly
    dir="ltr"
    aria-label=${texts.copy}
    value=${details.text}
  />`;
}

/** The built-in lines of a phase. */
function linesOf(
  { phase, step, error, environment, isOnline }: ViewState,
  wording: Wording,
): string[] {
  const { texts } = wording;
  if (error) return errorLines(error, wording);
  switch (phase) {
    case 'start': {
      const { problem, denied = [] } = environment ?? {};
      if (problem) return errorLines(problem, wording);
      return denied.length > 0 ? [fill(texts.denied, nameFeatures(denied, wording))] : [];
    }
    case 'preparing':
      return [texts[step ?? phase]];
    case 'finished':
      return [isOnline ? texts.finished : texts.offline];
    case 'in-exam':
    case 'uploaded':
      return [texts[phase]];
    case 'error':
      return [];
  }
}

/** What screen readers are told. */
function announcements({ state, texts, lines }: Rendering): { polite: string; assertive: string } {
  const { phase, error, details } = state;
  const said = lines.join(' ');
  if (details?.copied) return { polite: texts.copied, assertive: error ? said : '' };
  // An exam that goes on in spite of an error was told of, and is not told of again.
  if (error) return { polite: phase === 'in-exam' ? texts[phase] : '', assertive: said };
  return { polite: phase === 'start' ? '' : said, assertive: '' };
}
