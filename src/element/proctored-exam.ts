import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { LitElement } from 'lit';
import type { StartData } from '../contract/start-data.js';
import type { FinishOptions } from '../exam/attempt-options.js';
import { errorOf } from '../exam/attempt-state.js';
import { DEFAULT_THEME } from '../exam/attempt.js';
import type { ProctoredExamError } from '../exam/errors.js';
import type { Phase } from '../exam/phases.js';
import type { ProctoringSdk, ProctoringSession } from '../exam/sdk.js';
import type { Messages } from '../messages/en.js';
import { VERSION } from '../version.js';
import { attemptOptions, sdkImportOf } from './attempt-options.js';
import { JSON_CONVERTER } from './attributes.js';
import { ActionsController } from './controllers/actions.js';
import { AttemptController, sessionIdOf, sessionOf } from './controllers/attempt.js';
import { AuthorHelpController } from './controllers/author-help.js';
import { LeaveGuardController } from './controllers/leave-guard.js';
import { PageEventsController } from './controllers/page-events.js';
import { SdkPreloadController } from './controllers/sdk-preload.js';
import { ViewController } from './controllers/view.js';
import type { ProctoredExamEventMap } from './events.js';
import type { ExamHost, NoticeSetting, SdkPreload } from './host.js';
import { hydrates } from './hydration.js';
import { acceptSpellings } from './spellings.js';
import { STYLES } from './styles.js';

/**
 * Turns its place in a page into a proctored exam: fetches start data from the LMS, loads the Constructor
 * Proctor SDK, calls its `init`, and shows the author's content for each phase. A press of a control inside
 * that bears `data-action="start"`, `"finish"` or `"retry"` calls the method. Children of `<template slot>`
 * come into the document only when their phase is entered.
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
 * @slot preparing - From the start until the exam has begun. Default: the `start` content, inert.
 * @slot in-exam - During the exam. Default: a text that the exam has started.
 * @slot finished - After the exam, while the recording goes up. Default: a text that the exam has ended.
 * @slot uploaded - When the recording has arrived. Default: the `finished` content.
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
 * @csspart secure-link - The link that opens the page by https.
 * @csspart panel - The box around built-in texts.
 * @csspart notice - Such a box beside the content of a phase, whoever filled the slot.
 * @csspart headline - What shows in place of content that the author didn't give.
 * @csspart message - A built-in text that shows.
 * @csspart elapsed - For how long the recording has been going up.
 * @csspart support - What a help desk wants to know, folded away.
 * @csspart support-code - The line of an error that a learner can quote.
 * @csspart details - The details for support, where the clipboard is refused.
 * @csspart author-help - What the page's author is told, on localhost only.
 * @csspart status - The polite live region, for screen readers only.
 * @csspart alert - The live region of errors, for screen readers only.
 * @cssprop [--proctored-exam-accent=#176bc2] - Colour of the main button, the focus ring and what is under way.
 * @cssprop [--proctored-exam-on-accent=#fff] - Colour of the text on it.
 * @cssprop [--proctored-exam-radius=0.5em] - Radius of corners.
 * @cssprop [--proctored-exam-gap=min(1em, 5vw)] - Space in and around the panel.
 * @cssprop [--proctored-exam-font=inherit] - Font family of built-in texts.
 * @cssprop [--proctored-exam-surface] - Background of the panel. Default: the text's colour, thinned.
 * @cssstate start - In this phase.
 * @cssstate preparing - In this phase.
 * @cssstate in-exam - In this phase.
 * @cssstate finished - In this phase.
 * @cssstate uploaded - In this phase.
 * @cssstate error - In this phase.
 * @cssstate interrupted - In `start`, after a reload during the exam.
 * @cssstate finishing - In `in-exam`, until a request to hand in is answered.
 */
export class ProctoredExam extends LitElement implements ExamHost {
  /** The version of the package, for other copies of it on the page. */
  static readonly version: string = VERSION;

  static override styles = STYLES;

  static override properties: PropertyDeclarations = {
    endpoint: { attribute: 'data-endpoint', useDefault: true },
    finishEndpoint: { attribute: 'data-finish-endpoint', useDefault: true },
    credentials: { attribute: 'data-credentials', useDefault: true },
    theme: { attribute: 'data-theme', useDefault: true },
    config: { attribute: 'data-config', converter: JSON_CONVERTER, useDefault: true },
    sdkPreload: { attribute: 'data-sdk-preload', useDefault: true },
    notices: { attribute: 'data-notices', useDefault: true },
    messages: { attribute: false },
    fetchStartData: { attribute: false },
    requestFinish: { attribute: false },
    loadSdk: { attribute: false },
  };

  /** URL of the LMS's start-data endpoint; fetched with GET at each start, never earlier. */
  declare endpoint: string;
  /** URL of the LMS's endpoint that ends the session (POST, JSON body `{"sessionId": …}`). */
  declare finishEndpoint: string;
  /** Which credentials both requests carry. */
  declare credentials: RequestCredentials;
  /** The SDK's theme, unless the start data name one. */
  declare theme: string;
  /** SDK configuration; unknown keys pass through, the start data's win. JSON in the attribute. */
  declare config: Record<string, unknown>;
  /** When the SDK is imported ahead of a start: never, at pointer or focus, or on connection. */
  declare sdkPreload: SdkPreload;
  /** Whether all notices show beside the author's content, or (`none`) only those of failures. */
  declare notices: NoticeSetting;
  /** Single texts in place of the built-in ones. */
  declare messages: Partial<Messages> | undefined;
  /** Replaces the request for start data. What it resolves with is checked like an answer. */
  declare fetchStartData: ((options: { signal: AbortSignal }) => Promise<StartData>) | undefined;
  /** Replaces the request that ends the session. */
  declare requestFinish: ((options: FinishOptions) => Promise<void>) | undefined;
  /** Replaces the import of the SDK; also called ahead of a start, as `sdkPreload` says. */
  declare loadSdk: (() => Promise<ProctoringSdk>) | undefined;

  /** Where the exam stands. */
  get phase(): Phase {
    return this.#attempt.state?.phase ?? 'start';
  }

  /** The SDK's own session object, while there is one. */
  get session(): ProctoringSession | undefined {
    return sessionOf(this.#attempt.state);
  }

  /** The start token's `sessionId`, if it bears one. */
  get sessionId(): string | undefined {
    return sessionIdOf(this.#attempt.state);
  }

  /** The error that is shown. */
  get error(): ProctoredExamError | undefined {
    return errorOf(this.#attempt.state);
  }

  readonly #attempt: AttemptController = new AttemptController(this, {
    createOptions: () => attemptOptions(this, this.#view.isFit),
    renderNow: () => this.performUpdate(),
  });
  readonly #pageEvents = new PageEventsController(this, {
    onLeave: () => this.#attempt.leave(),
    // As after a reload: what the SDK has of a session that was left is not to be trusted.
    onRestore: () => this.#attempt.forget(),
    onChange: () => this.requestUpdate(),
  });
  readonly #view: ViewController = new ViewController(this, () => ({
    state: this.#attempt.state,
    isOnline: !this.#pageEvents.isOffline,
  }));

  constructor() {
    super();
    this.endpoint = '';
    this.finishEndpoint = '';
    this.credentials = 'same-origin';
    this.theme = DEFAULT_THEME;
    this.config = {};
    this.sdkPreload = 'intent';
    this.notices = 'all';
    const authorHelp = new AuthorHelpController(this);
    new LeaveGuardController(this);
    new SdkPreloadController(this, () => sdkImportOf(this)());
    new ActionsController(this, {
      finishBy: (control) => this.#view.finishBy(control, () => this.finish()),
      copyDetails: () => this.#view.copyDetails(),
      onUnknown: (name, control) => authorHelp.reportAction(name, control),
    });
    // What a server wrote would stand beside what is rendered here.
    if (!hydrates(ProctoredExam)) this.shadowRoot?.replaceChildren();
  }

  /** Its presence keeps `moveBefore` from disconnecting the element. */
  connectedMoveCallback(): void {
    this.#view.refreshLanguage();
  }

  /** On its way through another document, such as that of a template, the element loses its styles. */
  adoptedCallback(): void {
    this.#view.restoreStyles(ProctoredExam.elementStyles);
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
    return this.#attempt.start();
  }

  /**
   * Asks the LMS to end the session; the phase moves when the SDK says so. Calls while one is under
   * way share it.
   *
   * @throws ProctoredExamError `finish-failed`
   * @throws DOMException `InvalidStateError` outside of `in-exam`
   */
  finish(): Promise<void> {
    return this.#attempt.finish();
  }

  /**
   * Goes back to `start`, for another attempt.
   *
   * @throws DOMException `InvalidStateError` unless the phase is `error` or `uploaded`
   */
  reset(): void {
    this.#attempt.reset();
  }

  /** Where the page keeps Lit from rendering, the console says so, and nothing of the exam shows. */
  protected override update(changed: PropertyValues): void {
    try {
      super.update(changed);
    } catch (error) {
      this.#view.explain(error);
    }
  }

  protected override render(): TemplateResult {
    return this.#view.render(hydrates(ProctoredExam));
  }
}

acceptSpellings(ProctoredExam.prototype, Object.keys(ProctoredExam.properties));

declare global {
  interface HTMLElementTagNameMap {
    'proctored-exam': ProctoredExam;
  }
  interface GlobalEventHandlersEventMap extends ProctoredExamEventMap {}
}
