/**
 * The vendor's browser SDK, as far as it is documented (Constructor Proctor developer guide,
 * "Integrations using SDK on the client-side").
 */
export interface ProctoringSdk {
  /** Leads the learner through the vendor's checks and opens the proctoring session. */
  init(options: InitOptions): Promise<ProctoringSession>;
}

/** What `init` is called with: four fixed names, and configuration spread flat beside them. */
export interface InitOptions extends Record<string, unknown> {
  serverOrigin: string;
  integrationName: string;
  jwt: string;
  theme: string;
}

/** The vendor's session object. It has no stop: a session ends by the server's word. */
export interface ProctoringSession {
  /** Resolves when the checks are passed and the recording has begun. */
  readonly examStarted: Promise<unknown>;
  /** Resolves when the server has ended the session; the recording may still be going up. */
  readonly examFinished: Promise<unknown>;
  /** Resolves when the whole recording has arrived. */
  readonly videoUploaded: Promise<unknown>;
}
