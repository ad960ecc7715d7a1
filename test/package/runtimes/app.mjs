/* global Response */
/** A small LMS, the same on every runtime: it knows `proctored-exam/server`, Request and Response. */
import { createProctor, Problem, WebhookError } from 'proctored-exam/server';

/**
 * @param {{ serverOrigin: string, integrationName: string, jwtSecret: string }} config
 * @returns {(request: Request) => Promise<Response>}
 */
export function createApp(config) {
  /** @type {{ message: string, id: string }[]} */
  const log = [];
  const proctor = createProctor({
    ...config,
    requestDeadline: 1500,
    deadline: 2000,
    logger: { error: (message, details) => void log.push({ message, id: details.id }) },
  });

  const start = proctor.startHandler(
    (request) => {
      const exam = new URL(request.url).searchParams.get('exam');
      if (exam === 'early') return new Problem('too-early', { detail: 'It opens at 9:00. ☕' });
      if (exam === 'broken') throw new Error('the database is not there');
      if (exam === 'wrong') return { ...payload(), duration: 0, proctoring: 'perhaps' };
      return request.headers.get('Cookie') === 'learner=7' ? payload() : null;
    },
    { theme: 'dark', config: { chat: true }, expiresIn: 120 },
    { allowedOrigins: ['https://lms.example.edu'] },
  );

  const finish = proctor.finishHandler(async (request) => {
    const { sessionId } = await request.json();
    return request.headers.get('Cookie') === 'learner=7' ? sessionId : null;
  });

  async function status(/** @type {Request} */ request) {
    const id = new URL(request.url).searchParams.get('session') ?? '';
    try {
      return json((await proctor.status(id)) ?? null);
    } catch (error) {
      return json({ name: error.name, code: error.code, status: error.status });
    }
  }

  async function webhook(/** @type {Request} */ request) {
    try {
      return json(await proctor.verifyWebhook(request, 'review'));
    } catch (error) {
      if (error instanceof WebhookError) return error.toResponse();
      throw error;
    }
  }

  return async (request) => {
    switch (new URL(request.url).pathname) {
      case '/start':
        return start(request);
      case '/finish':
        return finish(request);
      case '/status':
        return status(request);
      case '/webhook':
        return webhook(request);
      case '/log':
        return json(log);
      default:
        return new Response(null, { status: 404 });
    }
  };
}

function json(/** @type {unknown} */ body) {
  // Not `Response.json`: Bun's adds a charset.
  return new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });
}

function payload() {
  return {
    userId: 'learner-7',
    firstName: 'Zoë',
    lastName: '李 💧',
    accountId: '42',
    accountName: 'Acme University',
    examId: 'maths-1',
    examName: 'Mathematics I',
    duration: 60,
    schedule: false,
    proctoring: 'online',
    startDate: '2026-01-31T09:00:00+0100',
    sessionId: 'session-1',
    rules: { custom_rules: 'Water is allowed.', allow_to_hum: true },
    added_by_the_vendor: [1.5, null, { deep: 'ß' }],
  };
}
