import type { CheckOptions } from './command.js';

/** Largest answer that the element reads, in bytes. */
export const maxBytes = 64 * 1024;

/** As many redirects as browsers follow. */
const maxRedirects = 20;

/** An answer, as far as it came. */
export interface Answer {
  /** What was asked for. */
  first: URL;
  /** Where it came from, after redirects. */
  url: URL;
  /** The addresses that were redirected to, in order. */
  redirects: URL[];
  status: number;
  headers: Headers;
  /** At most {@link maxBytes}. */
  body: Uint8Array;
  /** Why the body, or the way to it, is not whole. */
  flaw?: 'too-large' | 'broken-off' | 'too-late' | 'redirects' | undefined;
}

/** Nothing answered, for this reason. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

/**
 * Fetches start data as the element does in a browser: GET, no cache, redirects followed, one
 * deadline for all of it.
 *
 * @throws Unanswered
 */
export async function request(options: CheckOptions, deadline: number): Promise<Answer> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), deadline);
  const { url: first } = options;
  const redirects: URL[] = [];
  let url = first;
  let own: Headers | undefined = options.headers;
  try {
    for (;;) {
      const response = await fetch(url, {
        headers: requestHeaders(url, options, own),
        redirect: 'manual',
        cache: 'no-store',
        signal: controller.signal,
      });
      const { status, headers } = response;
      const location = [301, 302, 303, 307, 308].includes(status) ? headers.get('location') : null;
      if (location === null) {
        return { first, url, redirects, status, headers, ...(await readBody(response)) };
      }
      const next = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
      if (!next || !/^https?:$/.test(next.protocol) || redirects.length === maxRedirects) {
        return {
          first,
          url,
          redirects,
          status,
          headers,
          body: new Uint8Array(),
          flaw: 'redirects',
        };
      }
      // A browser sends no cookie of one site to another.
      if (next.origin !== url.origin) own = undefined;
      redirects.push(next);
      url = next;
      await response.body?.cancel();
    }
  } catch (error) {
    throw new Unanswered(
      controller.signal.aborted ? `nothing in ${deadline / 1000} s` : reasonOf(error),
    );
  } finally {
    clearTimeout(timer);
    // Lets go of what was not read.
    controller.abort();
  }

  async function readBody({ body }: Response): Promise<Pick<Answer, 'body' | 'flaw'>> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    let flaw: Answer['flaw'];
    try {
      const stream: AsyncIterable<Uint8Array> | Uint8Array[] = body ?? [];
      for await (const chunk of stream) {
        size += chunk.byteLength;
        if (size > maxBytes) {
          flaw = 'too-large';
          break;
        }
        chunks.push(chunk);
      }
    } catch {
      flaw = controller.signal.aborted ? 'too-late' : 'broken-off';
    }
    return { body: Buffer.concat(chunks), flaw };
  }
}

/** What the browser would ask before a request with such headers; rejects with Unanswered. */
export async function preflight(
  url: URL,
  origin: string,
  names: readonly string[],
  deadline: number,
): Promise<{ status: number; headers: Headers }> {
  try {
    const { status, headers, body } = await fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'GET',
        'access-control-request-headers': names.join(','),
        'sec-fetch-site': siteOf(url, origin),
      },
      redirect: 'manual',
      signal: AbortSignal.timeout(deadline),
    });
    await body?.cancel();
    return { status, headers };
  } catch (error) {
    throw new Unanswered(reasonOf(error));
  }
}

function requestHeaders(url: URL, { url: first, origin }: CheckOptions, own?: Headers): Headers {
  const page = origin ?? first.origin;
  const headers = new Headers({
    accept: 'application/json, application/problem+json',
    'sec-fetch-dest': 'empty',
    'sec-fetch-site': siteOf(url, page),
    'user-agent': 'proctored-exam check',
  });
  if (url.origin !== page) headers.set('origin', page);
  for (const [name, value] of own ?? []) headers.set(name, value);
  return headers;
}

/** Only a list of public suffixes could tell subdomains of one site from others. */
function siteOf(url: URL, page: string): string {
  const { origin, protocol, hostname } = new URL(page);
  if (url.origin === origin) return 'same-origin';
  return url.protocol === protocol && url.hostname === hostname ? 'same-site' : 'cross-site';
}

const reasons: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'the name of the host could not be looked up',
};

/** By its code only: messages may hold anything. */
function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: unknown; message?: unknown } };
  const code = typeof cause?.code === 'string' ? cause.code : '';
  if (/CERT|SELF_SIGNED|UNABLE_TO_|SSL|TLS/.test(code)) {
    return `no trusted connection, ${code} (a private authority: NODE_EXTRA_CA_CERTS)`;
  }
  if (cause?.message === 'bad port') return 'nothing: browsers refuse that port';
  return `nothing: ${reasons[code] ?? (code || 'the request failed')}`;
}
