import { isLocalhost } from '../contract/origins.js';
import { refusal, type SandboxOptions } from './options.js';
import type { SessionServer } from './session.js';

/** The time for each request, in ms. Whatever else may listen on this machine is not waited for. */
const DEADLINE = 5000;

/**
 * The vendor's double beside a development LMS, as the repository's `demo/vendor` has one: it checks
 * the token's signature, is told how the session goes, and ends it when the LMS says so. It is looked
 * for on this machine only, so that a sandbox in the wrong place asks no server for anything.
 */
export class VendorDouble implements SessionServer {
  readonly #url: string;
  readonly #events: EventSource;

  private constructor(url: string, onFinished: () => void) {
    this.#url = url;
    this.#events = new EventSource(`${url}/events`);
    this.#events.addEventListener('finished', onFinished);
  }

  /**
   * Lets the learner into a session.
   *
   * @param onFinished is called when the LMS has ended the session
   * @returns undefined where there is no double
   * @throws Error with the code `token-refused` when the double does not let the learner in
   */
  static async enter(
    options: SandboxOptions,
    onFinished: () => void,
  ): Promise<VendorDouble | undefined> {
    const { serverOrigin, integrationName, jwt } = options;
    const { origin } = new URL(serverOrigin);
    if (!(await answers(origin))) return undefined;
    const response = await ask(
      `${origin}/sandbox/sessions`,
      JSON.stringify({ integrationName, jwt }),
    );
    const { url, detail } = (await response.json()) as { url?: string; detail?: string };
    if (!response.ok || !url) {
      const field = response.status === 404 ? 'integrationName' : 'jwt';
      const problem = `${field}: expected one that ${origin} accepts, got ${response.status} "${detail}"`;
      throw refusal('token-refused', problem, [field]);
    }
    return new VendorDouble(new URL(url, origin).href, onFinished);
  }

  /** @throws Error with the code `server-failed` */
  async tell(news: 'started' | 'ended' | 'uploaded'): Promise<void> {
    await this.#report(news);
  }

  /** @throws Error with the code `server-failed` */
  async warned(type: string): Promise<void> {
    await this.#report('warned', JSON.stringify({ type }));
  }

  async #report(news: string, body?: string): Promise<void> {
    const { ok, status } = await ask(`${this.#url}/${news}`, body);
    if (!ok) throw failure(this.#url, status);
  }

  leave(): void {
    this.#events.close();
  }
}

/** Whether there may be a double: `serverOrigin` is on this machine, by http. */
export function mayHaveDouble({ serverOrigin }: SandboxOptions): boolean {
  const { protocol, hostname } = new URL(serverOrigin);
  return protocol === 'http:' && isLocalhost(hostname);
}

async function answers(origin: string): Promise<boolean> {
  try {
    const response = await fetch(`${origin}/sandbox`, { signal: AbortSignal.timeout(DEADLINE) });
    const { double } = (await response.json()) as { double?: unknown };
    return response.ok && double === 'proctored-exam';
  } catch {
    return false;
  }
}

/** A POST that needs no preflight: a text, without credentials. */
async function ask(url: string, body: string | null = null): Promise<Response> {
  const signal = AbortSignal.timeout(DEADLINE);
  try {
    return await fetch(url, { method: 'POST', body, signal, credentials: 'omit' });
  } catch (error) {
    throw failure(url, String(error));
  }
}

/** The session's own address is a secret of this page's, and not for a log. */
function failure(url: string, found: string | number): Error {
  const { origin } = new URL(url);
  return refusal('server-failed', `${origin}: expected it to take a report, got ${found}`, [
    'serverOrigin',
  ]);
}
