import { readText } from '../contract/body.js';
import { isTooDeep } from './plain-json.js';
import { Problem } from './problem.js';

/** Whether a content type says JSON, which a form of another site could not send. */
const JSON_TYPE = /^application\/json\s*(;|$)/i;

/** What is wrong with the head of a request that has to bring JSON; the body is not touched. */
export function checkJsonHead(request: Request, limit: number): Problem | undefined {
  if (!JSON_TYPE.test(request.headers.get('Content-Type') ?? '')) {
    return new Problem('unsupported-media-type', {
      status: 415,
      title: 'The content type has to be application/json',
    });
  }
  return Number(request.headers.get('Content-Length')) > limit ? tooLarge(limit) : undefined;
}

/**
 * Reads the JSON value in the body of a request whose head is right.
 *
 * @param limit the largest body that is read, in bytes
 */
export async function readJson(
  request: Request,
  limit: number,
): Promise<Problem | { value: unknown }> {
  let text: string | undefined;
  try {
    text = await readText(request, limit);
  } catch {
    return new Problem('body-invalid', { status: 400, title: 'The body broke off' });
  }
  if (text === undefined) return tooLarge(limit);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return new Problem('body-invalid', { status: 400, title: 'The body is not JSON' });
  }
  // Who stores it or sends it on would overflow the stack.
  return isTooDeep(value)
    ? new Problem('body-invalid', { status: 400, title: 'The body is nested too deeply' })
    : { value };
}

function tooLarge(limit: number): Problem {
  return new Problem('body-too-large', { status: 413, title: `More than ${limit} bytes` });
}
