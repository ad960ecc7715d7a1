/**
 * The test LMS: an HTTP handler that answers what a test has planned and writes down what was asked.
 * `lms.ts` is its client in the browser; what each address does is said there.
 */
import { randomUUID } from 'node:crypto';

/**
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Response
 * @typedef {import('./lms.js').Answer} Answer
 * @typedef {import('./lms.js').LoggedRequest} LoggedRequest
 * @typedef {{ path: string, count: number, method: string | null, state: string | null, response: Response }} Waiter
 * @typedef {{ path: string, send: () => void }} Held
 * @typedef {{ answers: Record<string, Answer[]>, log: LoggedRequest[], waiters: Waiter[], held: Held[], releases: Record<string, number> }} Plan
 */

const noStore = { 'cache-control': 'no-store' };

/** What `sdk.js` answers when nothing else was planned: the fake SDK of the page that imports it. */
const fakeSdkModule = "export * from '/test/support/fake-sdk.ts';\n";

/** @param {Request} request */
async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** How often a slow answer sends some more, in milliseconds. */
const PAUSE = 20;

/** What `pad` fills an answer with: JSON and HTML alike don't mind spaces. */
const chunk = Buffer.alloc(65_536, ' ');

/** @param {Response} response @param {unknown} value */
function json(response, value, status = 200) {
  response.writeHead(status, { ...noStore, 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

/** @param {string} path @param {Exclude<Answer, 'drop'>} answer */
function contentOf(path, answer) {
  const isText = typeof answer.body === 'string';
  const type = path.endsWith('.js')
    ? 'text/javascript'
    : isText
      ? 'text/html; charset=utf-8'
      : 'application/json';
  const body = isText ? answer.body : JSON.stringify(answer.body);
  return { type, body: body ?? '' };
}

/** @param {Response} response @param {string} body */
function breakOff(response, body) {
  response.write(body.slice(0, body.length / 2), () => response.socket?.resetAndDestroy());
}

/** Sends half of the body, then a space now and then, and never an end. @param {Response} response @param {string} body */
function drip(response, body) {
  response.write(body.slice(0, body.length / 2));
  const dripping = setInterval(() => response.write(' '), PAUSE);
  response.on('close', () => clearInterval(dripping));
}

/** Sends the body and `size` more bytes, 64 KiB at a time: there is time to give up. @param {Response} response @param {string} body @param {number} size */
function pad(response, body, size) {
  response.write(body);
  let left = size;
  const padding = setInterval(() => {
    if (left > 0) response.write(chunk);
    else response.end();
    left -= chunk.length;
  }, PAUSE);
  response.on('close', () => clearInterval(padding));
}

/**
 * @param {() => Record<'other' | 'closed' | 'insecure', string>} origins of the same LMS: one beside
 *   the tests' own, one where nothing listens, and one that browsers don't take for secure
 * @returns {(request: Request, response: Response, origin: string) => Promise<boolean>}
 */
export function createLms(origins) {
  /** @type {Map<string, Plan>} */
  const plans = new Map();
  /** @type {Map<string, { html: string, headers: Record<string, string> }>} */
  const pages = new Map();

  /** @param {string} id */
  function planOf(id) {
    let plan = plans.get(id);
    if (!plan)
      plans.set(id, (plan = { answers: {}, log: [], waiters: [], held: [], releases: {} }));
    return plan;
  }

  /** @param {Plan} plan */
  function settleWaiters(plan) {
    plan.waiters = plan.waiters.filter((waiter) => {
      const seen = plan.log.filter(
        ({ path, method, state }) =>
          path === waiter.path &&
          (waiter.method ? method === waiter.method : method !== 'OPTIONS') &&
          (waiter.state ? state === waiter.state : state !== 'arriving'),
      );
      if (seen.length < waiter.count) return true;
      json(waiter.response, seen);
      return false;
    });
  }

  /** Lets go of held answers as far as releases were asked for; one may be asked for ahead of its request. */
  function settleHeld(/** @type {Plan} */ plan) {
    plan.held = plan.held.filter(({ path, send }) => {
      if (!plan.releases[path]) return true;
      plan.releases[path] -= 1;
      send();
      return false;
    });
  }

  /** @param {Plan} plan @param {string} path @param {Request} request @param {Response} response */
  async function answer(plan, path, request, response) {
    const { method = 'GET', headers, url = '' } = request;
    const n =
      plan.log.filter((entry) => entry.path === path && entry.method !== 'OPTIONS').length + 1;
    /** @type {LoggedRequest} */
    const entry = {
      path,
      method,
      url,
      headers: /** @type {Record<string, string>} */ (headers),
      body: '',
      n: method === 'OPTIONS' ? n - 1 : n,
      state: 'arriving',
    };
    // Before anything is awaited: a request that is given up at once has been made all the same.
    plan.log.push(entry);
    try {
      entry.body = await bodyOf(request);
    } catch {
      entry.state = 'aborted';
      settleWaiters(plan);
      return;
    }
    const answers = plan.answers[path];
    // A preflight is answered like the request it announces, and takes no turn.
    const planned = answers?.[Math.min(n, answers.length) - 1];
    const fallback =
      path === 'sdk.js' ? { body: fakeSdkModule } : { status: 404, body: 'not planned' };
    const chosen = planned ?? fallback;
    if (chosen === 'drop') {
      entry.state = 'dropped';
      response.socket?.destroy();
    } else {
      const send = () => {
        const preflight = method === 'OPTIONS';
        const { type, body } = contentOf(path, chosen);
        entry.state = 'answered';
        response.writeHead(preflight ? 204 : (chosen.status ?? 200), {
          ...noStore,
          'content-type': type,
          ...chosen.headers,
        });
        if (preflight || chosen.status === 204) response.end();
        else if (chosen.end === 'break') breakOff(response, body);
        else if (chosen.end === 'drip' || chosen.pad) {
          entry.state = 'sending';
          response.on('close', () => {
            entry.state = response.writableFinished ? 'answered' : 'aborted';
            settleWaiters(plan);
          });
          if (chosen.pad) pad(response, body, chosen.pad);
          else drip(response, body);
        } else response.end(body);
      };
      if (chosen.delay === 'hold' && method !== 'OPTIONS') {
        entry.state = 'held';
        const held = { path, send };
        plan.held.push(held);
        response.on('close', () => {
          if (entry.state !== 'held') return;
          entry.state = 'aborted';
          plan.held = plan.held.filter((other) => other !== held);
          settleWaiters(plan);
        });
        settleHeld(plan);
      } else send();
    }
    settleWaiters(plan);
  }

  /** @type {Record<string, (request: Request, response: Response, origin: string) => Promise<void>>} */
  const registry = {
    async plan(request, response) {
      const id = randomUUID();
      planOf(id).answers = JSON.parse(await bodyOf(request));
      json(response, { id, origins: origins() });
    },
    async page(request, response, origin) {
      const id = randomUUID();
      pages.set(id, JSON.parse(await bodyOf(request)));
      json(response, { url: `${origin}/lms/page/${id}`, origins: origins() });
    },
  };

  /** @param {Plan} plan @param {string} path @param {URLSearchParams} query @param {Request} request @param {Response} response */
  async function control(plan, path, query, request, response) {
    if (path === 'log') json(response, plan.log);
    else if (path === 'plan') {
      Object.assign(plan.answers, JSON.parse(await bodyOf(request)));
      json(response, {});
    } else if (path === 'release') {
      const name = query.get('path') ?? '';
      plan.releases[name] = (plan.releases[name] ?? 0) + 1;
      settleHeld(plan);
      settleWaiters(plan);
      json(response, {});
    } else if (path === 'wait') {
      const waiter = {
        path: query.get('path') ?? '',
        count: Number(query.get('count') ?? 1),
        method: query.get('method'),
        state: query.get('state'),
        response,
      };
      plan.waiters.push(waiter);
      response.on('close', () => {
        plan.waiters = plan.waiters.filter((other) => other !== waiter);
      });
      settleWaiters(plan);
    } else return false;
    return true;
  }

  /** Answers a request under /lms/ and says whether it did. */
  return async (request, response, origin) => {
    const url = new URL(request.url ?? '/', origin);
    if (url.pathname === '/fake-sdk.js') {
      response.writeHead(200, {
        ...noStore,
        'content-type': 'text/javascript',
        'access-control-allow-origin': '*',
      });
      response.end(fakeSdkModule);
      return true;
    }
    const [, root, id = '', ...rest] = url.pathname.split('/');
    if (root !== 'lms') return false;
    const path = rest.join('/');
    const register = registry[id];
    if (register && !path) await register(request, response, origin);
    else if (id === 'page') {
      const page = pages.get(path);
      const headers = { ...noStore, 'content-type': 'text/html; charset=utf-8', ...page?.headers };
      response.writeHead(page ? 200 : 404, headers);
      response.end(page?.html ?? 'no such page');
    } else if (!(await control(planOf(id), path, url.searchParams, request, response)))
      await answer(planOf(id), path, request, response);
    return true;
  };
}
