/** A start that asks the vendor first, as the guide has it, on any runtime; the request names the vendor's server. */
import { createProctor, ProctorError } from '../../../dist/server/index.js';
import { payload, secret } from './start-app.mjs';

/** @type {Map<string, (request: Request) => Promise<Response>>} */
const handlers = new Map();

const silent = { error: () => undefined, warn: () => undefined };

/** @param {string} serverOrigin */
function handlerFor(serverOrigin) {
  const proctor = createProctor({
    ...{ serverOrigin, integrationName: 'bench', jwtSecret: secret, logger: silent },
    // Both shorter than they are by default, so that the bench is not long; in ms.
    ...{ deadline: 1_500, requestDeadline: 600 },
  });
  return proctor.startHandler(async () => {
    await proctor.status(payload.sessionId).catch((error) => {
      if (!(error instanceof ProctorError)) throw error;
    });
    return payload;
  });
}

/** @param {Request} request */
export function handle(request) {
  const vendor = new URL(request.url).searchParams.get('vendor') ?? '';
  const handler = handlers.get(vendor) ?? handlerFor(vendor);
  handlers.set(vendor, handler);
  return handler(request);
}

export default { fetch: handle };
