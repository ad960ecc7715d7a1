import type { StartData } from '../../src/contract/start-data.js';

/** What the test LMS answers to one request. */
export type Answer =
  | {
      /** 200 unless said otherwise. */
      status?: number;
      headers?: Record<string, string>;
      /** A string goes out as it is, anything else as JSON. */
      body?: unknown;
      /** `hold`: answer only when the test calls `release`. */
      delay?: 'hold';
      /** `break`: the connection is cut halfway through the body; `drip`: the second half never comes. */
      end?: 'break' | 'drip';
      /** So many bytes of white space follow the body, at about 3 MB/s. */
      pad?: number;
    }
  /** The connection is cut without an answer. Browsers try once or more again by themselves. */
  | 'drop';

/** A request as the server saw it. */
export interface LoggedRequest {
  /** The name under the plan: `start`, `finish`, `sdk.js`… */
  path: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
  /** The how-manieth request to this path, from 1. Preflights do not count. */
  n: number;
  /** `aborted`: the browser gave up while the answer was held, dripping or being padded. */
  state: 'arriving' | 'answered' | 'held' | 'sending' | 'aborted' | 'dropped';
}

/** What to wait for, besides a path and a count. */
interface WaitOptions {
  method?: string;
  state?: LoggedRequest['state'];
}

/** Where the test LMS answers besides the tests' own origin, as `lms-plugin.mjs` has arranged it. */
export interface Origins {
  /** Another origin; serves the sources too. */
  other: string;
  /** Nothing listens there. */
  closed: string;
  /** Neither https nor localhost, so no secure context; serves the sources too. */
  insecure: string;
}

/** The test's side of its plan at the test LMS. */
export interface Lms {
  /** The address of a path of the plan; any name will do. Unplanned ones answer 404, `sdk.js` the fake SDK. */
  url(path: string): string;
  /** The same plan at another origin, without CORS headers but those planned. */
  otherUrl(path: string): string;
  /** The path at an origin where nothing listens. */
  closedUrl(path: string): string;
  /** All requests so far, of one path or of every path, in the order of their arrival. */
  log(path?: string): Promise<LoggedRequest[]>;
  /** Settles with the requests to the path once there are `count` of them. */
  waitFor(path: string, count?: number, options?: WaitOptions): Promise<LoggedRequest[]>;
  /** Lets one held answer of the path go: the oldest, or the next to come. */
  release(path: string): Promise<void>;
  /** Replaces the answers of the given paths. */
  replan(answers: Record<string, Answer[]>): Promise<void>;
}

async function post(url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url}: ${String(response.status)} ${await response.text()}`);
  return response.json();
}

/**
 * Registers what the LMS answers: for each path the answers one after the other, the last for ever.
 * `sdk` is short for `sdk.js`.
 */
export async function planLms(answers: Record<string, Answer[]> = {}): Promise<Lms> {
  const named = (plan: Record<string, Answer[]>): Record<string, Answer[]> =>
    Object.fromEntries(Object.entries(plan).map(([path, list]) => [name(path), list]));
  const name = (path: string): string => (path === 'sdk' ? 'sdk.js' : path);

  const made = (await post('/lms/plan', named(answers))) as {
    id: string;
    origins: Origins;
  };
  const base = `/lms/${made.id}`;
  const control = async (action: string, query: Record<string, string> = {}): Promise<unknown> =>
    (await fetch(`${base}/${action}?${new URLSearchParams(query).toString()}`)).json();

  return {
    url: (path) => `${location.origin}${base}/${name(path)}`,
    otherUrl: (path) => `${made.origins.other}${base}/${name(path)}`,
    closedUrl: (path) => `${made.origins.closed}${base}/${name(path)}`,
    async log(path) {
      const entries = (await control('log')) as LoggedRequest[];
      return path === undefined ? entries : entries.filter((entry) => entry.path === name(path));
    },
    async waitFor(path, count = 1, options = {}) {
      const query = { path: name(path), count: String(count), ...options };
      return (await control('wait', query)) as LoggedRequest[];
    },
    async release(path) {
      await control('release', { path: name(path) });
    },
    async replan(plan) {
      await post(`${base}/plan`, named(plan));
    },
  };
}

function base64url(text: string): string {
  const bytes = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Parts of a token to write otherwise, e.g. `{ payload: 'not base64' }`. */
interface TokenParts {
  header?: string;
  payload?: string;
  signature?: string;
}

/** A JWT in form: three parts, expiring in ten minutes. Nobody in a browser can check its signature. */
export function token(payload: Record<string, unknown> = {}, parts: TokenParts = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iat: now, exp: now + 600, sessionId: 'session-1', ...payload };
  const header = parts.header ?? base64url(JSON.stringify({ alg: 'HS256', typ: 'JWT' }));
  const body = parts.payload ?? base64url(JSON.stringify(claims));
  return [header, body, parts.signature ?? base64url('signature of the tests')].join('.');
}

/** What a start endpoint answers. A field overridden with `undefined` is left out. */
export function startData(overrides: Record<string, unknown> = {}): StartData {
  const data = {
    serverOrigin: 'https://proctor.example.org',
    integrationName: 'university',
    jwt: token(),
    ...overrides,
  };
  return JSON.parse(JSON.stringify(data)) as StartData;
}

let frames: HTMLIFrameElement[] = [];

/** How a page is served and framed. */
interface PageOptions {
  headers?: Record<string, string>;
  /** Attributes of the frame, e.g. `allow`. */
  frame?: Record<string, string>;
}

/**
 * The address of a page of the test's own, by default at its own origin. It can import
 * `/src/index.ts`; it brings its own import map.
 */
export async function servePage(
  html: string,
  headers: Record<string, string> = {},
  at?: keyof Origins,
): Promise<string> {
  const page = { html, headers };
  const { url, origins } = (await post('/lms/page', page)) as { url: string; origins: Origins };
  return at ? url.replace(location.origin, origins[at]) : url;
}

/** The import map for such a page: the vendor's address leads to `sdk`, by default the fake SDK. */
export function importMap(sdk = '/fake-sdk.js', more: Record<string, unknown> = {}): string {
  const imports = { 'https://sdk.web.proctor.constructor.app/proctoring.js': sdk };
  return `<script type="importmap">${JSON.stringify({ imports, ...more })}</script>`;
}

/** A frame that goes after the test; `loaded` settles when what `src` leads to has loaded. */
export function openFrame(
  src: string,
  attributes: Record<string, string> = {},
): { frame: HTMLIFrameElement; loaded: Promise<unknown> } {
  const frame = document.createElement('iframe');
  frame.title = 'a page of the test';
  for (const [attribute, value] of Object.entries(attributes)) frame.setAttribute(attribute, value);
  frame.src = src;
  const loaded = new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
  });
  document.body.append(frame);
  frames.push(frame);
  return { frame, loaded };
}

/** Opens a page of the test's own in a frame, which has loaded when this settles and goes after the test. */
export async function openPage(
  html: string,
  { headers = {}, frame: attributes = {} }: PageOptions = {},
): Promise<{ frame: HTMLIFrameElement; window: Window & typeof globalThis; document: Document }> {
  const { frame, loaded } = openFrame(await servePage(html, headers), attributes);
  await loaded;
  if (!frame.contentWindow || !frame.contentDocument) throw new Error('The frame has no document.');
  return {
    frame,
    window: frame.contentWindow as Window & typeof globalThis,
    document: frame.contentDocument,
  };
}

afterEach(() => {
  for (const frame of frames) frame.remove();
  frames = [];
});
