import type { Session, Warning } from './session.js';
import { signToken } from './token.js';

export type WebhookKind = 'review' | 'schedule' | 'warning' | 'agreement';

/** Where the LMS takes the webhooks. With the vendor, they are registered by its support. */
export type WebhookUrls = Partial<Record<WebhookKind, string | undefined>>;

/** A webhook that was sent, and what the LMS made of it. */
export interface Delivery {
  kind: WebhookKind;
  url: string;
  body: Record<string, unknown>;
  /** The LMS's answer; undefined if there was none. */
  status: number | undefined;
}

/** Seconds; the vendor's advice for tokens in the other direction. */
const TOKEN_LIFETIME = 30;

/** Nothing is recorded: the addresses lead nowhere. */
const FILES = 'https://vendor.example/recordings';

/**
 * Sends webhooks one after the other, each once: whether the vendor repeats failed ones is
 * unpublished.
 */
export class WebhookSender {
  readonly urls: WebhookUrls;
  /** All so far, in their order; one is here once it is answered. */
  readonly deliveries: Delivery[] = [];
  readonly #secret: string;
  readonly #fetch: typeof fetch;
  readonly #now: () => Date;
  #last: Promise<unknown> = Promise.resolve();

  constructor(urls: WebhookUrls, secret: string, now: () => Date, fetcher: typeof fetch) {
    this.urls = { ...urls };
    this.#secret = secret;
    this.#now = now;
    this.#fetch = fetcher;
  }

  /** Puts a webhook into the queue, if there is a URL for its kind. */
  send(
    kind: WebhookKind,
    { accountId, sessionId }: Session,
    fields: Record<string, unknown>,
  ): void {
    const url = this.urls[kind];
    if (url === undefined) return;
    const body = { accountId, sessionId, ...fields };
    this.#last = this.#last.then(async () => {
      const status = await this.#post(url, body);
      this.deliveries.push({ kind, url, body, status });
    });
  }

  /** Resolves once all that was sent so far is answered, or has failed. */
  async settled(): Promise<void> {
    let last;
    do {
      last = this.#last;
      await last;
    } while (last !== this.#last);
  }

  async #post(url: string, body: object): Promise<number | undefined> {
    const exp = Math.floor(this.#now().getTime() / 1000) + TOKEN_LIFETIME;
    try {
      const response = await this.#fetch(url, {
        method: 'POST',
        headers: {
          Authorization: `JWT ${signToken({ exp }, this.#secret)}`,
          'Content-Type': 'application/json',
        },
        body: JSON.stringify(body),
        redirect: 'manual',
        signal: AbortSignal.timeout(10_000),
      });
      await response.body?.cancel();
      return response.status;
    } catch {
      return undefined;
    }
  }
}

/** What a review says at that moment: fields fill as the session goes on. */
export function reviewOf(session: Session): Record<string, unknown> {
  const { sessionId, sessionStart, sessionEnd, warnings, uploaded, verdict } = session;
  const recordings = `${FILES}/${encodeURIComponent(sessionId)}`;
  return {
    sessionStart,
    sessionEnd,
    conclusion: verdict?.conclusion ?? 'unknown',
    warnings,
    warningTitles: titlesOf(warnings),
    ...(uploaded && { archive: `${recordings}/video.webm` }),
    ...(verdict && {
      reportUrl: `${recordings}/report.html`,
      comment: verdict.comment ?? '',
      score: verdict.score,
      threshold: { attention: 60, rejected: 80 },
    }),
  };
}

function titlesOf(warnings: Warning[]): Record<string, Record<string, string>> {
  return Object.fromEntries(
    warnings.map(({ type }) => {
      const words = type
        .replace(/^WARNING_/, '')
        .replaceAll('_', ' ')
        .toLowerCase();
      return [type, { en: words.slice(0, 1).toUpperCase() + words.slice(1) }];
    }),
  );
}
