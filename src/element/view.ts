import { html, nothing, type TemplateResult } from 'lit';
import { isRecord, reasonOf, type ProctoredExamError, type Refusal } from '../exam/errors.js';
import type { Phase } from '../exam/phases.js';
import type { Messages } from '../messages/en.js';

/** The whole shadow tree: the slot of `phase` with what shows if it is empty, and the live region. */
export function renderPhase(
  phase: Phase,
  error: ProctoredExamError | undefined,
  texts: Messages,
): TemplateResult {
  const text = phase === 'start' || phase === 'error' ? '' : texts[phase];
  const lines = error ? errorLines(error, texts) : [text].filter(Boolean);
  const start = html`<slot name="start">
    <button part="start-button" data-action="start">${texts.start}</button>
  </slot>`;
  const message = lines.map((line) => html`<p part="message">${line}</p>`);
  const views: Record<Phase, () => TemplateResult> = {
    start: () => start,
    preparing: () =>
      html`<slot name="preparing"
        ><div inert>${start}</div>
        ${message}</slot
      >`,
    'in-exam': () => html`${error ? message : nothing}<slot name="in-exam"></slot>`,
    finished: () => html`<slot name="finished">${message}</slot>`,
    uploaded: () => html`<slot name="uploaded"><slot name="finished"></slot>${message}</slot>`,
    error: () =>
      html`<slot name="error">
        ${message}
        ${
          error?.retryable
            ? html`<button part="retry-button" data-action="retry">${texts.retry}</button>`
            : nothing
        }
        <p part="support-code">${texts.support} ${error?.supportCode} (${error?.code})</p>
      </slot>`,
  };
  return html`
    <div id="view" part="view" tabindex="-1">${views[phase]()}</div>
    <p part="status" role="status">${lines.join(' ')}</p>
  `;
}

/** What a learner reads: our text, and what the LMS or the vendor says about it. */
function errorLines({ code, cause }: ProctoredExamError, texts: Messages): string[] {
  const { title, detail } = (isRecord(cause) ? cause : {}) as Partial<Refusal>;
  const said = /^(init|session|upload)-/.test(code)
    ? [reasonOf(cause)]
    : [title, detail].filter((line): line is string => typeof line === 'string');
  return code === 'endpoint-refused' && said.length ? said : [texts[code], ...said];
}
