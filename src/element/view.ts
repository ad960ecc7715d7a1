import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { errorOf } from '../exam/attempt-state.js';
import type { ProctoredExamError } from '../exam/errors.js';
import { PHASES, type Phase } from '../exam/phases.js';
import type { Messages } from '../messages/en.js';
import type { Announcements } from './controllers/announcements.js';
import type { SupportDetails } from './controllers/support-details.js';
import { isForOthers, type Wording } from './error-text.js';
import { headlineOf, isFailure, isOver, noticeOf, phaseOf, type Situation } from './notices.js';

/** What shows. */
export interface ViewState extends Situation {
  /** Whether notices show beside the author's content; failures always do. */
  readonly hasNotices: boolean;
  /** What the learner has asked to copy. */
  readonly details?: SupportDetails | undefined;
  /** What the live regions hold. */
  readonly announcements: Announcements;
}

/** What a server knows of a page. */
export const ON_A_SERVER: ViewState = {
  state: undefined,
  environment: undefined,
  isInterrupted: false,
  isOnline: true,
  areScreensCovered: false,
  now: 0,
  hasNotices: true,
  announcements: { polite: '', assertive: '' },
};

/** What a part of the view is rendered from. */
interface Rendering extends Wording {
  readonly state: ViewState;
  /** For our own texts alone: the author's content takes its language and direction from the page. */
  readonly lang: string | typeof nothing;
  readonly dir: 'ltr' | 'rtl' | 'auto';
}

type Content = TemplateResult | typeof nothing;

/** The one language of ours that is written from the right. */
const RIGHT_TO_LEFT = 'ar';

/** The steps of a start that a learner passes, each with its own place in the progress bar. */
const STEPS = ['preparing', 'loading', 'checks'] as const;

/**
 * The whole shadow tree: the slot of the phase with what shows if it is empty, the notice beside it, and
 * two live regions that outlast every phase: screen readers miss a region that comes together with its
 * text. The view is a group, so that screen readers don't take all of its content for its name.
 *
 * @param language code of that of the texts; `undefined` if it is the page's
 */
export function renderView(state: ViewState, texts: Messages, language?: string): TemplateResult {
  const lang = language ?? nothing;
  const rendering: Rendering = { texts, language, state, lang, dir: directionOf(language) };
  const { polite, assertive } = state.announcements;
  return html`<div id="view" part="view" role="group" tabindex="-1">
      ${renderPhase(rendering)}${renderNotice(rendering)}
    </div>
    <p part="status" aria-live="polite" aria-atomic="true" lang=${lang} .textContent=${polite}></p>
    <p
      part="alert"
      aria-live="assertive"
      aria-atomic="true"
      lang=${lang}
      .textContent=${assertive}
    ></p>
    ${HIDDEN}`;
}

/** Not by the first letter of a text: what an LMS says may come first, in another language. */
function directionOf(language: string | undefined): Rendering['dir'] {
  if (language === undefined) return 'auto';
  return language === RIGHT_TO_LEFT ? 'rtl' : 'ltr';
}

/** The slot of the phase, with its fallback. */
function renderPhase(rendering: Rendering): Content {
  const phase = phaseOf(rendering.state);
  switch (phase) {
    case 'start':
      return renderStart(rendering);
    case 'preparing':
      return renderSlot(phase, html`<div inert>${renderStart(rendering)}</div>`);
    case 'in-exam':
      return renderSlot(phase, renderHeadline(rendering));
    case 'finished':
      return renderEnding(rendering);
    case 'uploaded':
      return renderSlot(phase, renderEnding(rendering));
    case 'error': {
      // What the author has to say about the end of an exam stays, whatever becomes of its recording.
      const ending = isOver(rendering.state.state) ? renderEnding(rendering) : nothing;
      return renderSlot(phase, html`${ending}${renderPanel(rendering, 'panel')}`);
    }
  }
}

/** What shows of an exam that is over. */
const renderEnding = (rendering: Rendering): TemplateResult =>
  renderSlot('finished', renderHeadline(rendering));

const renderSlot = (name: Phase, fallback: Content = nothing): TemplateResult =>
  html`<slot name=${name}>${fallback}</slot>`;

/**
 * Takes the content of the phases that don't show: of two slots with one name, the first has it. Clicks on it
 * that a script makes pass through the shadow tree then, too.
 */
const HIDDEN = html`<div hidden>${PHASES.map((phase) => renderSlot(phase))}</div>`;

/** A text whose nodes are new when it changes: translators put nodes of their own in the place of ours. */
const asNew = (text: string): unknown => keyed(text, html`${text}`);

const renderLine = (part: string, text: string): TemplateResult =>
  html`<p part=${part}>${asNew(text)}</p>`;

function renderButton(
  { lang, dir }: Rendering,
  part: string,
  action: string,
  label: string,
  kind = '',
): TemplateResult {
  // White space in it would be part of the label.
  // prettier-ignore
  return html`<button part=${part} class=${kind} data-action=${action} lang=${lang} dir=${dir}
    >${asNew(label)}</button>`;
}

function renderStart(rendering: Rendering): TemplateResult {
  const { state, texts } = rendering;
  const label = state.isInterrupted ? texts.resume : texts.start;
  // A start that is known to fail is not offered as the main thing to do.
  const kind = state.environment?.problem ? '' : 'main';
  return renderSlot('start', renderButton(rendering, 'start-button', 'start', label, kind));
}

/** What shows where the author gave nothing. */
function renderHeadline(rendering: Rendering): Content {
  const { state, lang, dir } = rendering;
  const text = headlineOf(state, rendering);
  return text === undefined
    ? nothing
    : html`<p part="headline" lang=${lang} dir=${dir}>${asNew(text)}</p>`;
}

/** What a learner must know, whoever filled the slot. */
function renderNotice(rendering: Rendering): Content {
  const { state } = rendering;
  const shows = phaseOf(state) !== 'error' && (state.hasNotices || isFailure(state));
  return shows ? renderPanel(rendering, 'panel notice') : nothing;
}

/** A box whose looks say what it means. */
function renderPanel(rendering: Rendering, part: string): Content {
  const { state, lang, dir } = rendering;
  const notice = noticeOf(state, rendering);
  if (!notice) return nothing;
  const { kind, lines, elapsed } = notice;
  const problem = phaseOf(state) === 'start' ? state.environment?.problem : undefined;
  const failed = errorOf(state.state);
  return html`<div part=${part} class=${kind} lang=${lang} dir=${dir}>
    ${lines.map((text) => renderLine('message', text))}
    ${elapsed === undefined ? nothing : renderLine('elapsed', elapsed)} ${renderSteps(rendering)}
    ${problem ? renderWayOut(rendering, problem) : nothing}
    ${failed ? renderHelp(rendering, failed) : nothing}
  </div>`;
}

/** How far a start has come. What it waits for is said beside it. */
function renderSteps({ state: { state } }: Rendering): Content {
  if (state?.phase !== 'preparing') return nothing;
  const current = STEPS.findIndex((step) => step === state.step);
  const dots = STEPS.map((_, index) => html`<i class=${index > current ? 'ahead' : ''}></i>`);
  return html`<div class="steps" aria-hidden="true">${dots}</div>`;
}

/**
 * What the learner can do, with the main action first; then what a help desk wants to know, folded away: it
 * must not compete with what helps. Where others must mend the page, it is to tell them that helps.
 */
function renderHelp(rendering: Rendering, error: ProctoredExamError): TemplateResult {
  const { state, texts } = rendering;
  const isToTell = isForOthers(error);
  const copy = renderCopy(rendering, isToTell ? 'main' : '');
  const retry =
    error.retryable && phaseOf(state) === 'error'
      ? renderButton(rendering, 'retry-button', 'retry', texts.retry, isToTell ? '' : 'main')
      : nothing;
  return html`${renderWayOut(rendering, error)}${isToTell ? copy : nothing}${retry}
    <details part="support">
      <summary>${asNew(texts.details)}</summary>
      <p part="support-code">
        ${asNew(texts.support)} <bdi dir="ltr">${`${error.supportCode} (${error.code})`}</bdi>
      </p>
      ${isToTell ? nothing : copy}
    </details>`;
}

/** The link to where the exam can be taken: out of a frame that withholds devices, or to the secure page. */
function renderWayOut({ texts }: Rendering, { code }: ProctoredExamError): Content {
  const { href, protocol } = location;
  if (code === 'frame-permission-missing' && window.parent !== window) {
    return renderLink('own-tab', href, texts['own-tab'], '_blank');
  }
  return code === 'insecure-context' && protocol === 'http:'
    ? renderLink('secure-link', href.replace('http:', 'https:'), texts.secure)
    : nothing;
}

const renderLink = (part: string, address: string, label: string, target = ''): TemplateResult =>
  html`<a part=${part} class="main" href=${address} target=${target} rel="noopener"
    >${asNew(label)}</a
  >`;

/** The button that copies the details for support; they show where the browser has refused that. */
function renderCopy(rendering: Rendering, kind: string): TemplateResult {
  const { state, texts } = rendering;
  const { details } = state;
  const label = details?.copied ? texts.copied : texts.copy;
  const button = renderButton(rendering, 'copy-button', 'copy', label, kind);
  return !details || details.copied
    ? button
    : html`${button}<input
          part="details"
          readonly
          dir="ltr"
          aria-label=${texts.copy}
          value=${details.text}
        />`;
}
