import type {
  ErrorCode,
  Phase,
  ProctoredExam,
  ProctoredExamError,
  ProctoringSession,
  Refusal,
  StartData,
} from 'proctored-exam';

type SessionPromise = keyof ProctoringSession;

const never = () => new Promise<never>(() => undefined);

/** The session's promises in the order of a good exam, and the phases that they lead to. */
const PROMISES: [SessionPromise, Phase][] = [
  ['examStarted', 'in-exam'],
  ['examFinished', 'finished'],
  ['videoUploaded', 'uploaded'],
];

/** The token says nothing: with a `sessionId` one exam could run in the browser, not a gallery full. */
const DATA: StartData = {
  serverOrigin: 'https://proctor.example.org',
  integrationName: 'gallery',
  jwt: `${btoa('{"alg":"HS256"}')}.${btoa('{}')}.signature`,
};

/** Plays LMS and SDK to one exam: answers what it asks, and settles the session's promises by hand. */
export class Stage {
  readonly #settle: Partial<Record<SessionPromise, () => void>> = {};
  /** Breaks off the upload. */
  #break: ((reason: Error) => void) | undefined;

  constructor(
    readonly exam: ProctoredExam,
    private readonly ExamError: typeof ProctoredExamError,
  ) {
    exam.fetchStartData = () => Promise.resolve(DATA);
    exam.loadSdk = () => Promise.resolve({ init: () => Promise.resolve(this.#session()) });
    exam.requestFinish = () => Promise.reject(new Error('The gallery does not answer.'));
  }

  #session(): ProctoringSession {
    const promise = (name: SessionPromise) =>
      new Promise<void>((resolve, reject) => {
        this.#settle[name] = resolve;
        if (name === 'videoUploaded') this.#break = reject;
      });
    return {
      examStarted: promise('examStarted'),
      examFinished: promise('examFinished'),
      videoUploaded: promise('videoUploaded'),
    };
  }

  /** Goes through a good exam up to `phase`. */
  async reach(phase: Phase): Promise<void> {
    const { exam } = this;
    exam.start().catch(() => undefined);
    while (!exam.session) await new Promise((resolve) => setTimeout(resolve));
    for (const [name, next] of PROMISES) {
      if (exam.phase === phase) return;
      const reached = this.#phaseChange();
      this.#settle[name]?.();
      await reached;
      if (exam.phase !== next) throw new Error(`expected ${next}, got ${exam.phase}`);
    }
  }

  /** Starts, or hands in, and gets no answer to `what`. */
  wait(what: 'fetchStartData' | 'loadSdk' | 'init' | 'requestFinish'): void {
    if (what === 'requestFinish') {
      this.exam.requestFinish = never;
      this.exam.finish().catch(() => undefined);
      return;
    }
    if (what === 'init') this.exam.loadSdk = () => Promise.resolve({ init: never });
    else this.exam[what] = never;
    this.exam.start().catch(() => undefined);
  }

  /** Starts, and fails with `code`. */
  async fail(code: ErrorCode, cause?: Refusal | Error): Promise<void> {
    const error = new this.ExamError(code, 'The gallery wants to see it.', cause);
    this.exam.fetchStartData = () => Promise.reject(error);
    await this.exam.start().catch(() => undefined);
  }

  /** The upload breaks off. */
  async failUpload(): Promise<void> {
    const failed = this.#phaseChange();
    this.#break?.(new Error('The gallery wants to see it.'));
    await failed;
  }

  /** Presses a built-in button, which may have to be folded out first. */
  press(part: string): void {
    const button = this.exam.shadowRoot?.querySelector<HTMLElement>(`[part~="${part}"]`);
    button?.closest('details')?.setAttribute('open', '');
    button?.click();
  }

  #phaseChange(): Promise<unknown> {
    return new Promise((resolve) => {
      this.exam.addEventListener('exam-phase-change', resolve, { once: true });
    });
  }
}
