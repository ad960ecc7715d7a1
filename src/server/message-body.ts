import { Problem } from './problem.js';

/** The text of a request's or response's body, or undefined when it is longer than `limit` bytes. */
export async function readText(
  message: Request | Response,
  limit: number,
): Promise<string | undefined> {
  if (!message.body) return '';
  const reader: ReadableStreamDefaultReader<Uint8Array> = message.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > limit) {
      // Not cancelled: on Node that would cut the connection before it has the answer.
      reader.releaseLock();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** The JSON value in a request's body, or the problem with it. */
export async function readJson(
  request: Request,
  limit: number,
): Promise<Problem | { value: unknown }> {
  const type = request.headers.get('Content-Type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    return new Problem('unsupported-media-type', {
      status: 415,
      title: 'The content type has to be application/json',
    });
  }
  const text =
    Number(request.headers.get('Content-Length')) > limit
      ? undefined
      : await readText(request, limit);
  if (text === undefined) {
    return new Problem('body-too-large', { status: 413, title: `More than ${limit} bytes` });
  }
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return new Problem('body-invalid', { status: 400, title: 'The body is not JSON' });
  }
}
