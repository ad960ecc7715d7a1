import { LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import { checkEnvironment, type Environment } from '../exam/environment.js';
import type { ProctoredExamError, Refusal } from '../exam/errors.js';
import { postFinish, requestStartData } from '../exam/lms.js';
import type { Phase } from '../exam/phases.js';
import { ExamRun, type ExamObserver, type ExamTask } from '../exam/run.js';
import { importSdk } from '../exam/sdk-loader.js';
import type { ProctoringSdk, ProctoringSession } from '../exam/sdk.js';
import type { StartData } from '../exam/start-data.js';
import { en, type Messages } from '../messages/en.js';
import { VERSION } from '../version.js';
import { actionOf } from './actions.js';
import { json, text } from './attributes.js';
import { FACT, type ProctoredExamEventMap } from './events.js';
import { focusedWithin, keepFocusIn } from './focus.js';
import { hydrates } from './hydration.js';
import { Language } from './language.js';
import { PageLife, tellAll } from './page-life.js';
import { isInterrupted, markRunning } from './resume.js';
import { requestMode } from './placeholders.js';
import { SlotContent } from './slot-content.js';
import { styles } from './styles.js';
import { copyDetails, type SupportDetails } from './support.js';
import { renderPhase } from './view.js';

const ignore = () => undefined;

/** Under way for all elements that ask at the same time. */
let environmentCheck: Promise<Environment> | undefined;

/** One for all elements, since a page may have many. */
let childObserver: MutationObserver | undefined;

/**
 * Turns its place in a page into a proctored exam: fetches start data from the LMS, loads the
 * Constructor Proctor SDK, calls its `init`, and shows the author's content for each phase.
 *
 * A click on anything inside that bears `data-action="start"`, `"finish"` or `"retry"` calls the
 * method. Children of `<template slot>` come into the document only when their phase is entered.
 *
 * @example
 * ```html
 * <proctored-exam data-endpoint="/lms/proctoring/start?exam=42">
 *   <button slot="start" data-action="start">Start the exam</button>
 *   <template slot="in-exam"><iframe src="/quiz/42" title="Quiz"></iframe></template>
 *   <p slot="finished">Thank you.</p>
 * </proctored-exam>
 * ```
 *
 * @summary A proctored exam in one tag.
 * @slot start - Before the exam. Default: a start button.
 * @slot preparing - From the start until the exam has begun. Default: the `start` content, inert, and a progress line.
 * @slot in-exam - During the exam.
 * @slot finished - After the exam, while the recording goes up. Default: a text that asks to keep the page open.
 * @slot uploaded - When the recording has arrived. Default: the `finished` content and a line that the page may be closed.
 * @slot error - When something failed. Default: what happened, what to do, a retry button where a retry can help, a support code.
 * @fires {CustomEvent<{}>} exam-starting - Before start data are requested; cancelable.
 * @fires {CustomEvent<SessionDetail>} exam-started - The exam has started.
 * @fires {CustomEvent<SessionDetail>} exam-finished - The session has ended.
 * @fires {CustomEvent<SessionDetail>} video-uploaded - The whole recording has arrived.
 * @fires {CustomEvent<{ error: ProctoredExamError }>} exam-error - Something failed.
 * @fires {CustomEvent<{ phase: Phase, previousPhase: Phase }>} exam-phase-change - After each change of `phase`.
 * @csspart view - What shows in the current phase.
 * @csspart start-button - The built-in start button.
 * @csspart retry-button - The built-in retry button.
 * @csspart copy-button - The button that copies details for support.
 * @csspart own-tab - The link that opens the page in its own tab, out of a frame.
 * @csspart panel - The box around built-in texts.
 * @csspart message - A built-in text that shows.
 * @csspart elapsed - For how long the recording has been going up.
 * @csspart support-code - The line of an error that a learner can quote.
 * @csspart details - The details for support, where the clipboard is refused.
 * @csspart status - The polite live region, for screen readers only.
 * @csspart alert - The live region of errors, for screen readers only.
 * @cssprop [--proctored-exam-accent=#176bc2] - Colour of the main button, the focus ring and what is under way.
 * @cssprop [--proctored-exam-on-accent=#fff] - Colour of the text on it.
 * @cssprop [--proctored-exam-radius=0.5em] - Radius of corners.
 * @cssprop [--proctored-exam-gap=1em] - Space in and around the panel.
 * @cssprop [--proctored-exam-font=inherit] - Font family of built-in texts.
 * @cssprop [--proctored-exam-surface] - Background of the panel. Default: the text's colour, thinned.
 * @cssstate start - In this phase.
 * @cssstate preparing - In this phase.
 * @cssstate in-exam - In this phase.
 * @cssstate finished - In this phase.
 * @cssstate uploaded - In this phase.
 * @cssstate error - In this phase.
 */
export class ProctoredExam extends LitElement {
  /** The version of the package, for other copies of it on the page. */
  static readonly version: string = VERSION;

  static override styles = styles;

  static override properties: PropertyDeclarations = {
    endpoint: text('data-endpoint', ''),
    finishEndpoint: text('data-finish-endpoint', ''),
    credentials: text('data-credentials', 'same-origin'),
    theme: text('data-theme', 'default'),
    config: json('data-config'),
    sdkPreload: text('data-sdk-preload', 'intent'),
    messages: { attribute: false },
    fetchStartData: { attribute: false },
    requestFinish: { attribute: false },
    loadSdk: { attribute: false },
  };

  /** URL of the LMS's start-data endpoint; fetched with GET at each start, never earlier. */
  declare endpoint: string;
  /** URL of the LMS's endpoint that ends the session (POST, JSON body `{"sessionId": …}`). */
  declare finishEndpoint: string;
  /** Which credentials both requests carry. Default: `same-origin`. */
  declare credentials: RequestCredentials;
  /** The SDK's theme, unless the start data name one. Default: `default`. */
  declare theme: string;
  /** SDK configuration; unknown keys pass through, the start data's win. JSON in the attribute. */
  declare config: Record<string, unknown>;
  /** When the SDK is imported ahead of a start: never, at pointer or focus, or on connection. */
  declare sdkPreload: 'none' | 'intent' | 'eager';
  /** Single texts in place of the built-in ones. */
  declare messages: Partial<Messages> | undefined;
  /** Replaces the request for start data. What it resolves with is checked like an answer. */
  declare fetchStartData: ((options: { signal: AbortSignal }) => Promise<StartData>) | undefined;
  /** Replaces the request that ends the session. */
  declare requestFinish:
    | ((options: { sessionId: string | undefined; signal: AbortSignal }) => Promise<void>)
    | undefined;
  /** Replaces the import of the SDK; also called ahead of a start, as `sdkPreload` says. */
  declare loadSdk: (() => Promise<ProctoringSdk>) | undefined;

  /** Where the exam stands. */
  get phase(): Phase {
    return this.#run?.phase ?? 'start';
  }

  /** The SDK's own session object, while there is one. */
  get session(): ProctoringSession | undefined {
    return this.#run?.session;
  }

  /** The start token's `sessionId`, if it bears one. */
  get sessionId(): string | undefined {
    return this.#run?.sessionId;
  }

  /** The error that is shown. */
  get error(): ProctoredExamError | undefined {
    return this.#run?.error;
  }

  #run: ExamRun | undefined;
  /** Exists while the listeners of `exam-starting` are asked. */
  #upcoming: ExamRun | undefined;
  /** What was found at connection. */
  #environment: Environment | undefined;
  /** What was copied for support, of the error that is shown. */
  #details: SupportDetails | undefined;
  /** Ticks while the learner waits for the upload. */
  #clock: ReturnType<typeof setInterval> | undefined;
  readonly #content = new SlotContent(this);
  readonly #language = new Language(this);
  readonly #internals = this.attachInternals();
  readonly #pageLife = new PageLife((type) => {
    const run = this.#run;
    if (type === 'pagehide') {
      run?.abort();
      run?.leave();
    } else if (type === 'pageshow') {
      // as after a reload: what the SDK has of a session that was left is not to be trusted
      if (run) this.#clear();
    } else if (type === 'DOMContentLoaded') {
      this.#updateContent();
    } else if (type === 'change') {
      void this.#look();
    } else {
      void this.#language.look();
    }
  });
  readonly #observer: ExamObserver = {
    phaseChanged: (run, previousPhase) => {
      if (run === this.#run) this.#phaseChanged(previousPhase);
    },
    stepChanged: () => {
      this.requestUpdate();
    },
    errorChanged: (run) => {
      this.#details = undefined;
      this.requestUpdate();
      const { error } = run;
      if (!error || run !== this.#run) return;
      console.error(this.localName, error);
      this.#fire('exam-error', { error });
    },
  };

  constructor() {
    super();
    this.endpoint = this.finishEndpoint = '';
    this.credentials = 'same-origin';
    this.theme = 'default';
    this.config = {};
    this.sdkPreload = 'intent';
    this.#markState();
    // what a server wrote would stand beside what is rendered here
    if (!hydrates(ProctoredExam)) this.shadowRoot?.replaceChildren();
    this.addEventListener('click', this.#onClick);
    const onIntent = () => {
      if (this.sdkPreload !== 'none') void this.#preload();
    };
    this.addEventListener('pointerenter', onIntent, { once: true });
    this.addEventListener('focusin', onIntent, { once: true });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#pageLife.connect();
    void this.#language.look();
    childObserver ??= new MutationObserver((records) => {
      for (const { target } of records) {
        if (target instanceof ProctoredExam) target.#updateContent();
      }
    });
    childObserver.observe(this, { childList: true });
    this.#updateContent();
    this.#guard();
    void this.#look();
  }

  /** Its presence keeps `moveBefore` from disconnecting the element. */
  connectedMoveCallback(): void {
    this.#updateContent();
    void this.#language.look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#pageLife.disconnect();
    // a move disconnects too; an element that is still out after a task was removed
    setTimeout(() => {
      if (this.isConnected) return;
      this.#run?.abort();
      this.#guard();
    });
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('sdkPreload') && this.sdkPreload === 'eager') void this.#preload();
  }

  /**
   * Starts the exam; returns the same promise while a start is under way or a session runs.
   *
   * @returns resolves when the exam has started, or was over before it started
   * @throws ProctoredExamError the error that is also shown and fired as `exam-error`
   * @throws DOMException `AbortError` when `exam-starting` was prevented or the element was removed
   *   before the SDK took over; `InvalidStateError` in `uploaded` and outside a document
   */
  start(): Promise<void> {
    const current = this.#upcoming ?? this.#run;
    if (current?.active) return current.started;
    if (this.phase === 'uploaded')
      return invalidState(`start() in phase ${this.phase}: call reset()`);
    if (!this.isConnected) return invalidState(`start() outside a document`);
    // properties that were set before the upgrade count from the first update on
    if (!this.hasUpdated) this.performUpdate();

    const run = (this.#upcoming = new ExamRun(this.#task(), this.#observer));
    const wanted = this.#fire('exam-starting', {}, true);
    this.#upcoming = undefined;
    if (wanted) {
      const last = this.#run;
      this.#run = run;
      void run.begin(last);
    } else run.abort();
    return run.started;
  }

  /**
   * Asks the LMS to end the session; the phase moves when the SDK says so. Calls while one is under
   * way share it.
   *
   * @throws ProctoredExamError `finish-failed`
   * @throws DOMException `InvalidStateError` outside of `in-exam`
   */
  finish(): Promise<void> {
    if (this.#run?.phase === 'in-exam') return this.#run.finish();
    return invalidState(`finish() in phase ${this.phase}`);
  }

  /**
   * Goes back to `start`, for another attempt.
   *
   * @throws DOMException `InvalidStateError` unless the phase is `error` or `uploaded`
   */
  reset(): void {
    const previousPhase = this.phase;
    if (previousPhase !== 'error' && previousPhase !== 'uploaded') {
      throw new DOMException(`reset() in phase ${previousPhase}`, 'InvalidStateError');
    }
    this.#clear();
  }

  #clear(): void {
    const previousPhase = this.phase;
    this.#run = undefined;
    this.#phaseChanged(previousPhase);
  }

  async #look(): Promise<void> {
    environmentCheck ??= checkEnvironment(tellAll);
    this.#environment = await environmentCheck;
    environmentCheck = undefined;
    this.requestUpdate();
  }

  #task(): ExamTask {
    const { endpoint, credentials, fetchStartData } = this;
    return {
      isFit: !!this.#environment && !this.#environment.problem,
      config: this.config,
      theme: this.theme,
      requestStartData: async (options) =>
        fetchStartData
          ? { data: await fetchStartData(options) }
          : requestStartData(endpoint, credentials, options.signal, requestMode(this, endpoint)),
      loadSdk: this.loadSdk ?? importSdk,
      // as the page has it by then
      requestFinish: async (options) =>
        this.requestFinish
          ? this.requestFinish(options)
          : postFinish(this.finishEndpoint, this.credentials, options, requestMode(this)),
    };
  }

  async #preload(): Promise<void> {
    try {
      await (this.loadSdk ?? importSdk)();
    } catch {
      // a start tries again, and tells
    }
  }

  #phaseChanged(previousPhase: Phase): void {
    const { phase, sessionId, error } = this;
    const focused = focusedWithin(this);
    this.#markState(previousPhase);
    this.#guard();
    if (FACT[phase] || isOver(error)) markRunning(this.endpoint, phase === 'in-exam');
    this.#updateContent();
    void this.#language.look();
    // at once, so that those who hear of the phase find its content
    this.performUpdate();
    const view = this.renderRoot.querySelector<HTMLElement>('#view');
    if (focused && view) keepFocusIn(view, focused);

    this.#fire('exam-phase-change', { phase, previousPhase });
    const fact = FACT[phase];
    if (fact) this.#fire(fact, { sessionId });
  }

  /** Of an exam that has failed the answers are left to lose, which go with the element. */
  #guard(): void {
    const { phase, error } = this;
    this.#pageLife.guarded =
      /in-exam|finished/.test(phase) ||
      (phase === 'error' && error?.phase === 'in-exam' && this.isConnected);
    clearInterval(this.#clock);
    if (phase === 'finished' && this.isConnected) {
      this.#clock = setInterval(() => this.requestUpdate(), 60_000);
    }
  }

  async #copy(): Promise<void> {
    const run = this.#run;
    const { error } = this;
    if (!error) return;
    const details = await copyDetails(error, run!.since);
    if (this.error === error) this.#details = details;
    this.requestUpdate();
    await this.updateComplete;
    // where the clipboard was refused: read out by screen readers, and chosen for the learner to copy
    this.renderRoot.querySelector('input')?.select();
  }

  #markState(previousPhase?: Phase): void {
    try {
      const { states } = this.#internals;
      if (previousPhase) states.delete(previousPhase);
      states.add(this.phase);
    } catch {
      // Chromium before 125 throws on names without dashes; older browsers have no states
    }
  }

  #fire(type: keyof ProctoredExamEventMap, detail: object, cancelable = false): boolean {
    Object.freeze(detail);
    return this.dispatchEvent(
      new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }),
    );
  }

  #updateContent(): void {
    this.#content.update(this.phase);
    this.requestUpdate();
  }

  readonly #onClick = (event: Event): void => {
    const action = actionOf(event, this);
    if (action === 'copy') void this.#copy();
    else if (action === 'finish') this.finish().catch(ignore);
    else if (action === 'start' || (action && this.phase === 'error')) this.start().catch(ignore);
    if (action) event.preventDefault();
  };

  protected override render(): TemplateResult {
    const { phase, error } = this;
    // hydration takes the first render for what the server wrote, which knew nothing of this page
    if (hydrates(ProctoredExam) && !this.hasUpdated && this.shadowRoot?.firstChild) {
      void this.updateComplete.then(() => this.requestUpdate());
      return renderPhase({ phase }, en, 'en');
    }
    return renderPhase(
      {
        phase,
        error,
        since: this.#run?.since,
        details: this.#details,
        step: this.#run?.step,
        environment: this.#environment,
        interrupted: isInterrupted(this),
      },
      { ...this.#language.texts, ...this.messages },
      this.#language.code,
    );
  }
}

/** Whether the LMS says that there is nothing to come back to. */
const isOver = (error: ProctoredExamError | undefined): boolean =>
  /^(already-finished|too-late)$/.test((error?.cause as Refusal | undefined)?.code ?? '');

const invalidState = (message: string): Promise<never> =>
  Promise.reject(new DOMException(message, 'InvalidStateError'));

declare global {
  interface HTMLElementTagNameMap {
    'proctored-exam': ProctoredExam;
  }
  // all six bubble, so any element and document may hear them
  interface GlobalEventHandlersEventMap extends ProctoredExamEventMap {}
}
