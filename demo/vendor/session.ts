/** The states that the vendor documents. */
export type SessionState =
  'not_scheduled' | 'early_to_start' | 'ready_to_start' | 'late_to_start' | 'started' | 'finished';

/** A proctoring session, as the LMS asked for it. */
export interface NewSession {
  sessionId: string;
  accountId: string;
  /** ISO 8601; none: at any time. */
  startDate?: string | undefined;
  /** ISO 8601; none: at any time. */
  endDate?: string | undefined;
  /** The learner has to book a slot first. */
  schedule?: boolean | undefined;
}

/** Something that was noticed; `cyber` if by a machine. */
export interface Warning {
  type: string;
  start: string;
  end: string;
  cyber: boolean;
}

/** What the reviewer makes of a session. */
export interface Verdict {
  conclusion: 'accepted' | 'rejected' | 'unknown';
  /** The higher, the worse; above 80 would be rejected by the vendor's own default. */
  score: number;
  comment?: string | undefined;
}

/** One session at the vendor's, from the first entry or booking to its verdict. */
export class Session {
  readonly sessionId: string;
  readonly accountId: string;
  readonly warnings: Warning[] = [];
  readonly #startDate: string | undefined;
  readonly #endDate: string | undefined;
  readonly #schedule: boolean;
  readonly #endListeners = new Set<() => void>();
  sessionStart: string | null = null;
  sessionEnd: string | null = null;
  /** Start of the booked slot. */
  slot: string | undefined;
  agreed = false;
  uploaded = false;
  verdict: Verdict | undefined;

  constructor({ sessionId, accountId, startDate, endDate, schedule = false }: NewSession) {
    this.sessionId = sessionId;
    this.accountId = accountId;
    this.#startDate = startDate;
    this.#endDate = endDate;
    this.#schedule = schedule;
  }

  state(now: Date): SessionState {
    if (this.sessionEnd !== null) return 'finished';
    if (this.sessionStart !== null) return 'started';
    if (this.#schedule && this.slot === undefined) return 'not_scheduled';
    const start = this.slot ?? this.#startDate;
    if (start !== undefined && now < new Date(start)) return 'early_to_start';
    if (this.#endDate !== undefined && now > new Date(this.#endDate)) return 'late_to_start';
    return 'ready_to_start';
  }

  /** Ends it; false when it had ended before. */
  end(now: Date): boolean {
    if (this.sessionEnd !== null) return false;
    this.sessionEnd = now.toISOString();
    for (const tell of this.#endListeners) tell();
    this.#endListeners.clear();
    return true;
  }

  /** Calls `tell` once the session has ended, at once if it has. Returns how to unsubscribe. */
  whenEnded(tell: () => void): () => void {
    if (this.sessionEnd === null) this.#endListeners.add(tell);
    else tell();
    return () => this.#endListeners.delete(tell);
  }
}
