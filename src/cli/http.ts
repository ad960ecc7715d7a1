import type { IncomingMessage } from 'node:http';
import { Unanswered } from './types.js';

/** All that a check may take for one question, redirects and body included. */
export interface Deadline {
  /** In ms. */
  time: number;
  signal: AbortSignal;
}

/** What browsers send with every `fetch` for JSON, whatever else its headers are. */
const COMMON_HEADERS = {
  accept: '*/*',
  'accept-language': '*',
  'sec-fetch-dest': 'empty',
  'sec-fetch-mode': 'cors',
  'user-agent': 'proctored-exam check',
};

/** The largest head of an answer that is read, in bytes: about what browsers take. */
const MAX_HEAD_BYTES = 256 * 1024;

/** What errors of a connection mean, by their codes. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was cut',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'the name of the host could not be looked up',
};

/** By the Fetch Standard, https://fetch.spec.whatwg.org/#port-blocking. */
export const BLOCKED_PORTS: ReadonlySet<string> = new Set(
  `1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113
   115 117 119 123 135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554
   556 563 587 601 636 989 990 993 995 1719 1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665
   6666 6667 6668 6669 6679 6697 10080`.split(/\s+/),
);

export function deadlineIn(time: number): Deadline {
  return { time, signal: AbortSignal.timeout(time) };
}

/**
 * Sends a request; follows no redirect.
 *
 * By `node:http` and not by `fetch`: browsers accept header lines that end in a bare line feed, and
 * 30 kB of headers. Node's `fetch` refuses both, and has no setting for either.
 *
 * @throws Unanswered
 */
export async function send(
  method: 'GET' | 'OPTIONS',
  url: URL,
  fields: Iterable<readonly [name: string, value: string]>,
  { time, signal }: Deadline,
): Promise<IncomingMessage> {
  if (BLOCKED_PORTS.has(url.port)) throw new Unanswered('nothing: browsers refuse that port');
  // Only a redirect can have led here.
  if (url.username || url.password) throw new Unanswered('nothing: the request failed');
  const isSecure = url.protocol === 'https:';
  const { request } = isSecure ? await import('node:https') : await import('node:http');
  const headers = {
    ...COMMON_HEADERS,
    'accept-encoding': isSecure ? 'gzip, deflate, br' : 'gzip, deflate',
    ...Object.fromEntries(fields),
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      method,
      headers,
      signal,
      insecureHTTPParser: true,
      maxHeaderSize: MAX_HEAD_BYTES,
    });
    // As many as fit: by itself Node drops those beyond the 2,000th.
    outgoing.maxHeadersCount = 0;
    outgoing.on('response', resolve);
    outgoing.on('error', (error) => {
      reject(new Unanswered(signal.aborted ? `nothing in ${time / 1000} s` : reasonOf(error)));
    });
    // Without an error where the answer is a change of protocol.
    outgoing.on('close', () => {
      reject(new Unanswered('nothing: the connection was cut'));
    });
    outgoing.end();
  });
}

/** Whether it was answered or not, without a rejection. */
export async function settled<Answer>(asked: Promise<Answer>): Promise<Answer | Unanswered> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Unanswered) return error;
    throw error;
  }
}

/** The header fields of an answer. As in browsers, a field that came twice is a list. */
export function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    try {
      headers.append(name, value);
    } catch {
      // The parser is more lenient than browsers: what no header may hold is dropped.
    }
  }
  return headers;
}

/** The items of a field that lists some, in lower case. */
export function listOf(value: string | null): string[] {
  return (value ?? '')
    .toLowerCase()
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}

/** By its code only: messages may hold anything. */
function reasonOf({ code = '' }: NodeJS.ErrnoException): string {
  if (/CERT|SELF_SIGNED|UNABLE_TO_|SSL|TLS|EPROTO/.test(code)) {
    return `no trusted connection, ${code} (a private authority: NODE_EXTRA_CA_CERTS)`;
  }
  return `nothing: ${REASONS[code] ?? (code || 'the request failed')}`;
}
