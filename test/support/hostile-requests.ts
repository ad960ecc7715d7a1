/**
 * What strangers, broken clients and old browsers send to a start endpoint. Every example of one, in
 * whatever language, answers all of it: as it should, at once, and without falling over.
 */
import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';

/** The endpoint to ask, and who is signed in there. */
export interface Target {
  origin: string;
  /** Such as `/lms/proctoring/start`. */
  path: string;
  /** `name=value`; without one, the endpoint lets in everybody. */
  cookie?: string;
}

/** What has to come: start data, a refusal by the endpoint, or anything that is neither them nor a 5xx. */
type Expected = 'start data' | 401 | 403 | 405 | 'no start data' | 'no failure';

interface HostileRequest {
  /** What follows the request's method and path, a line each. */
  headers?: (target: Target) => string[];
  method?: string;
  /** In place of the endpoint's address with the exam. */
  target?: (target: Target) => string;
  body?: string;
  expected: Expected;
}

const EXAM = '?exam=42';
const address = ({ path }: Target) => path + EXAM;
/** The value of the right cookie, in a header with others. */
const cookies =
  (write: (right: string) => string) =>
  ({ cookie = '' }: Target) => [`Cookie: ${write(cookie)}`];
const exam = (value: string) => ({ target: ({ path }: Target) => `${path}?${value}` });
const at = (write: (path: string) => string) => ({
  target: ({ path }: Target) => write(path) + EXAM,
});

/** By cookie: the right one is found among whatever else a browser holds, and nothing like it counts. */
const COOKIES: Record<string, HostileRequest> = {
  'a cookie of JSON before it': {
    headers: cookies((right) => `consent={"ads":true}; ${right}`),
    expected: 'start data',
  },
  'a cookie of JSON with commas and blanks, and one after it': {
    headers: cookies((right) => `c={"a": 1, "b": [2, 3]}; ${right}; d={"e":"f"}`),
    expected: 'start data',
  },
  'an open quotation mark before it': {
    headers: cookies((right) => `theme="dark; ${right}`),
    expected: 'start data',
  },
  'names without a value, values without a name': {
    headers: cookies((right) => `flag; =x; ; ;; ${right}`),
    expected: 'start data',
  },
  'other letters than ASCII before it': {
    headers: cookies((right) => `name=Zoë 李 💧; ${right}`),
    expected: 'start data',
  },
  'no blank between cookies': {
    headers: cookies((right) => `a=b;${right};c=d`),
    expected: 'start data',
  },
  'attributes that look like those of a response': {
    headers: cookies((right) => `a=b; path=/; expires=x; secure; ${right}`),
    expected: 'start data',
  },
  'names with brackets, colons and slashes': {
    headers: cookies((right) => `a[b]=1; c:d=2; e/f=3; (g)=4; @h=5; ${right}`),
    expected: 'start data',
  },
  'no cookie': { headers: () => [], expected: 401 },
  'an empty cookie': { headers: cookies((right) => `${nameOf(right)}=`), expected: 401 },
  'a longer value': { headers: cookies((right) => `${right}x`), expected: 401 },
  'a longer name': { headers: cookies((right) => `x${right}`), expected: 401 },
  'another case of the name': {
    headers: cookies((right) => swapCase(nameOf(right)) + right.slice(nameOf(right).length)),
    expected: 401,
  },
  'the name of a property': {
    headers: cookies((right) => `${nameOf(right)}=__proto__`),
    expected: 401,
  },
  'a percent sign that begins no escape': {
    headers: cookies((right) => `${nameOf(right)}=%E0%A4%A`),
    expected: 401,
  },
  'a path as its value': {
    headers: cookies((right) => `${nameOf(right)}=../../../etc/passwd`),
    expected: 401,
  },
};

/** By exam: what is not there is refused, whatever it looks like. */
const EXAMS: Record<string, HostileRequest> = {
  'no exam': { target: ({ path }) => path, expected: 403 },
  'a query that is no pair': { ...exam('&&=&x'), expected: 403 },
  'a percent sign at the end': { ...exam('exam=%'), expected: 'no start data' },
  'bytes that are no UTF-8': { ...exam('exam=%FF%FE'), expected: 403 },
  'a null character': { ...exam('exam=42%00'), expected: 403 },
  'half of a surrogate pair': { ...exam('exam=%ED%A0%80'), expected: 403 },
  'a list': { ...exam('exam[]=42'), expected: 403 },
  'an object': { ...exam('exam[a][b]=42'), expected: 403 },
  'the name of a property': { ...exam('exam=constructor'), expected: 403 },
  'digits of another script': { ...exam('exam=%E0%A5%AA%E0%A5%A8'), expected: 403 },
  'a number that is like it': { ...exam('exam=042'), expected: 403 },
  'a new line, for logs and headers': { ...exam('exam=42%0D%0ASet-Cookie:%20a=b'), expected: 403 },
  markup: { ...exam('exam=%22%3E%3Cscript%3E'), expected: 403 },
  'six thousand letters': { ...exam(`exam=${'x'.repeat(6000)}`), expected: 'no start data' },
  'another user by the query': {
    ...exam('exam=42&user=grace&userId=grace'),
    expected: 'start data',
  },
};

/** By address: nothing but the endpoint's own gives start data. */
const ADDRESSES: Record<string, HostileRequest> = {
  'two slashes': { target: () => '//', expected: 'no start data' },
  // Many servers take it for one.
  'two slashes before the path': { ...at((path) => `/${path}`), expected: 'no failure' },
  'a slash after the path': { ...at((path) => `${path}/`), expected: 'no start data' },
  'a letter after the path': { ...at((path) => `${path}X`), expected: 'no start data' },
  'more of a path': { ...at((path) => `${path}/more`), expected: 'no start data' },
  'a suffix': { ...at((path) => `${path}.php`), expected: 'no start data' },
  'a parameter of the path': { ...at((path) => `${path};jsessionid=1`), expected: 'no start data' },
  'upper case': { ...at((path) => path.toUpperCase()), expected: 'no start data' },
  'a percent sign': { target: () => '/%', expected: 'no start data' },
  'bytes that are no UTF-8': { target: () => '/%FF%FE', expected: 'no start data' },
  'out of the folder': { target: () => '/../../../../etc/passwd', expected: 'no start data' },
  'out of the folder, escaped': {
    target: () => '/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
    expected: 'no start data',
  },
  'a backslash': { target: () => '/..\\..\\etc\\passwd', expected: 'no start data' },
  'an asterisk': { target: () => '*', method: 'OPTIONS', expected: 'no start data' },
  'no slash': { target: () => 'lms', expected: 'no start data' },
  'the address of another server': {
    target: () => 'http://evil.example/',
    expected: 'no start data',
  },
};

/** By method and header. */
const MESSAGES: Record<string, HostileRequest> = {
  POST: { method: 'POST', body: 'a=b', expected: 405 },
  PUT: { method: 'PUT', body: '{}', expected: 405 },
  DELETE: { method: 'DELETE', expected: 405 },
  TRACE: { method: 'TRACE', expected: 'no start data' },
  'a method that nobody knows': { method: 'BREW', expected: 'no start data' },
  'a method in lower case': { method: 'get', expected: 'no start data' },
  'POST of a megabyte that is not awaited': {
    method: 'POST',
    body: 'x'.repeat(1_000_000),
    expected: 405,
  },
  'POST whose body never comes': {
    method: 'POST',
    headers: (target) => [...signedIn(target), 'Content-Length: 100000'],
    expected: 405,
  },
  'a GET with a body': { body: '{"user":"grace"}', expected: 'start data' },
  'a condition': {
    headers: (target) => [...signedIn(target), 'If-None-Match: *', 'Range: bytes=0-4'],
    expected: 'start data',
  },
  'twenty kilobytes of headers': {
    headers: (target) => [...signedIn(target), `X-Long: ${'x'.repeat(20_000)}`],
    expected: 'no failure',
  },
  'a header without a name': {
    headers: (target) => [...signedIn(target), ': x'],
    expected: 'no failure',
  },
  'another user by a header': {
    headers: (target) => [...signedIn(target), 'X-User: grace', 'X-Forwarded-User: grace'],
    expected: 'start data',
  },
  'a length that is no number': {
    headers: (target) => [...signedIn(target), 'Content-Length: ten'],
    expected: 'no failure',
  },
  'chunks that are none': {
    method: 'POST',
    headers: (target) => [...signedIn(target), 'Transfer-Encoding: chunked'],
    body: 'zzz\r\nno chunk\r\n',
    expected: 'no start data',
  },
};

function nameOf(cookie: string): string {
  return cookie.split('=')[0] ?? '';
}

function swapCase(text: string): string {
  const upper = text.toUpperCase();
  return upper === text ? text.toLowerCase() : upper;
}

function signedIn({ cookie }: Target): string[] {
  return cookie === undefined ? [] : [`Cookie: ${cookie}`];
}

function bytesOf(request: HostileRequest, target: Target): Buffer {
  const { method = 'GET', body = '', target: write = address, headers = signedIn } = request;
  const fields = headers(target);
  const hasLength = fields.some((field) => /^(content-length|transfer-encoding):/i.test(field));
  const head = [
    `${method} ${write(target)} HTTP/1.1`,
    `Host: ${new URL(target.origin).host}`,
    'Connection: close',
    ...(body && !hasLength ? [`Content-Length: ${Buffer.byteLength(body)}`] : []),
    ...fields,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** Milliseconds after which no answer will come: it ends what hangs, and measures nothing. */
const DEADLINE = 30_000;
/** Milliseconds in which an answer comes that waits for nobody else, on a busy machine too. */
const AT_ONCE = 9000;

interface Answer {
  /** 0 if the connection was closed without one. */
  status: number;
  head: string;
  body: string;
}

function open({ origin }: Target): Socket {
  const { hostname, port } = new URL(origin);
  return connect(Number(port), hostname);
}

/** Sends bytes as they are, and waits for the whole answer, or the end of the connection. */
async function exchange(target: Target, bytes: Buffer): Promise<Answer> {
  const socket = open(target);
  let text = '';
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`no answer in ${DEADLINE} ms`));
    }, DEADLINE);
    const settle = () => {
      clearTimeout(timer);
      resolve();
    };
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk;
      if (isWhole(text)) settle();
    });
    // A server may close before it has taken in all of it: what it has answered counts.
    socket.on('error', settle).on('close', settle);
    socket.write(bytes);
  }).finally(() => socket.destroy());
  return parse(text);
}

/** Whether an answer that says how long it is has come as a whole. */
function isWhole(text: string): boolean {
  const length = /^content-length: *(\d+)/im.exec(parse(text).head)?.[1];
  return length !== undefined && parse(text).body.length >= Number(length);
}

function parse(text: string): Answer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? 0);
  return { status, head, body: rest.join('\r\n\r\n') };
}

const TOKEN = /eyJ[\w-]+\.[\w-]+\.[\w-]+/;

function assertAnswer({ status, head, body }: Answer, expected: Expected): void {
  const told = `${head}\n\n${body.slice(0, 300)}`;
  assert.doesNotMatch(body, /Traceback|panic:|\n\s+at /, told);
  if (expected === 'start data') {
    assert.equal(status, 200, told);
    assert.match(body, TOKEN, told);
  } else if (expected !== 'no failure') assert.doesNotMatch(body, TOKEN, told);
  // 501 and 505: the server itself knows no such method or version.
  assert.ok(status < 500 || status === 501 || status === 505, told);
  if (typeof expected !== 'number') return;
  assert.equal(status, expected, told);
  // A method may be refused by the server before the endpoint hears of it.
  if (status !== 405) assert.match(head, /^content-type: application\/problem\+json/im, told);
}

/** The titles of all requests of the table, and how each is tried. */
export function hostileRequests(): [title: string, ask: (target: Target) => Promise<void>][] {
  const table = { cookie: COOKIES, exam: EXAMS, address: ADDRESSES, message: MESSAGES };
  return Object.entries(table).flatMap(([kind, requests]) =>
    Object.entries(requests).map(([title, request]): [string, (t: Target) => Promise<void>] => [
      `${kind}: ${title}`,
      async (target) => {
        assertAnswer(await exchange(target, bytesOf(request, target)), request.expected);
      },
    ]),
  );
}

/** Requests of which only half comes keep nobody waiting. */
export async function assertUnmovedByHalves(target: Target): Promise<void> {
  const half = Buffer.from(`GET ${address(target)} HTTP/1.1\r\nHost: x\r\nX-Slow: `);
  const sockets = await Promise.all(
    Array.from({ length: 24 }, async () => {
      const socket = open(target).on('error', () => undefined);
      await new Promise((resolve) => socket.write(half, resolve));
      return socket;
    }),
  );
  try {
    const start = performance.now();
    assertAnswer(await exchange(target, bytesOf({ expected: 'start data' }, target)), 'start data');
    const took = performance.now() - start;
    assert.ok(took < AT_ONCE, `${Math.round(took)} ms`);
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}
