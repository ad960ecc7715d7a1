import type { DoubleOptions, SessionDesk } from './session-desk.js';
import { Session, type NewSession, type Verdict } from './session.js';
import { answerVendorApi } from './vendor-api.js';
import { SandboxApi } from './sandbox-api.js';
import { reviewOf, WebhookSender, type Delivery, type WebhookUrls } from './webhooks.js';

export type { DoubleOptions } from './session-desk.js';
export type { NewSession, Session, SessionState, Verdict, Warning } from './session.js';
export type { Delivery, WebhookKind, WebhookUrls } from './webhooks.js';

/**
 * A stand-in for the vendor's server, for tests and the demo: its API for finish and status, its
 * webhooks, and a few endpoints of the double's own, by which the browser sandbox reports what the
 * vendor's SDK would (see {@link SandboxApi}). It keeps everything in memory.
 *
 * The methods are the vendor's side of what happens: each sends the webhooks that the vendor sends.
 *
 * @throws Error from every method that names an unknown session
 */
export class VendorDouble implements SessionDesk {
  readonly #options: DoubleOptions;
  readonly #sessions = new Map<string, Session>();
  readonly #webhooks: WebhookSender;
  readonly #sandbox: SandboxApi;
  readonly #timers = new Set<NodeJS.Timeout>();
  #warnings = 0;

  constructor(options: DoubleOptions) {
    this.#options = options;
    const { webhooks = {}, jwtSecret, fetch: fetcher = fetch } = options;
    this.#webhooks = new WebhookSender(webhooks, jwtSecret, () => this.now(), fetcher);
    this.#sandbox = new SandboxApi(this, options);
  }

  /** Where webhooks go. */
  get webhookUrls(): WebhookUrls {
    return this.#webhooks.urls;
  }

  /** The webhooks that were sent and answered, or have failed, in their order. */
  get deliveries(): readonly Delivery[] {
    return this.#webhooks.deliveries;
  }

  now(): Date {
    return this.#options.now?.() ?? new Date();
  }

  /** Answers a request; undefined if the path is no business of the vendor's. */
  async handle(request: Request): Promise<Response | undefined> {
    return (await answerVendorApi(this, this.#options, request)) ?? this.#sandbox.answer(request);
  }

  /** Makes a session, or finds the one of that id. */
  add(session: NewSession): Session {
    const known = this.#sessions.get(session.sessionId) ?? new Session(session);
    this.#sessions.set(session.sessionId, known);
    return known;
  }

  find(sessionId: string): Session | undefined {
    return this.#sessions.get(sessionId);
  }

  /** The learner books a slot. */
  book(sessionId: string, slot: string): void {
    const session = this.#get(sessionId);
    session.slot = slot;
    const fields = { event: 'scheduled', start: slot, cancelDeadline: slot };
    this.#webhooks.send('schedule', session, fields);
  }

  /** The learner takes the user agreement. */
  agree(sessionId: string): void {
    const session = this.#get(sessionId);
    if (session.agreed) return;
    session.agreed = true;
    this.#webhooks.send('agreement', session, { timestamp: this.now().toISOString() });
  }

  /** The learner has passed the checks: the exam runs. Nothing changes on re-entry. */
  start(sessionId: string): void {
    const session = this.#get(sessionId);
    session.sessionStart ??= this.now().toISOString();
  }

  /** A machine notices something. */
  warn(sessionId: string, type = 'WARNING_NO_USER_IN_FRAME'): void {
    const session = this.#get(sessionId);
    const moment = this.now().toISOString();
    const warning = { type, start: moment, end: moment, cyber: true };
    session.warnings.push(warning);
    this.#warnings += 1;
    this.#webhooks.send('warning', session, { ...warning, id: this.#warnings });
  }

  /**
   * Ends a session, or cancels a booking that has not begun.
   *
   * @returns whether anything has changed
   */
  finish(sessionId: string): 'finished' | 'not_changed' {
    const session = this.#get(sessionId);
    if (session.slot !== undefined && session.sessionStart === null) {
      this.#webhooks.send('schedule', session, { event: 'canceled', start: session.slot });
      session.slot = undefined;
      return 'finished';
    }
    if (session.state(this.now()) === 'not_scheduled' || !session.end(this.now())) {
      return 'not_changed';
    }
    this.#review(session);
    return 'finished';
  }

  /** The last of the recording has arrived. */
  upload(sessionId: string): void {
    const session = this.#get(sessionId);
    if (session.uploaded) return;
    session.uploaded = true;
    this.#review(session);
    const { verdictAfter, verdict = { conclusion: 'accepted', score: 12 } } = this.#options;
    if (verdictAfter === undefined) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.conclude(sessionId, verdict);
    }, verdictAfter);
    this.#timers.add(timer);
  }

  /** A person has looked at the session. It may happen again: conclusions are revised. */
  conclude(sessionId: string, verdict: Verdict): void {
    const session = this.#get(sessionId);
    session.verdict = verdict;
    this.#review(session);
  }

  /** Resolves once all webhooks so far are answered, or have failed. */
  settled(): Promise<void> {
    return this.#webhooks.settled();
  }

  /** Lets go of connections and timers. */
  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#sandbox.close();
  }

  #review(session: Session): void {
    this.#webhooks.send('review', session, reviewOf(session));
  }

  #get(sessionId: string): Session {
    const session = this.#sessions.get(sessionId);
    if (!session) throw new Error(`vendor double: there is no session ${sessionId}`);
    return session;
  }
}
