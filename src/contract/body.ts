/** The body of a request or an answer, as far as it came. */
export interface Body {
  bytes: Uint8Array<ArrayBuffer>;
  /** Whether that is all of it, it went on beyond the limit, or the connection broke off. */
  end: 'whole' | 'too-large' | 'broken-off';
  /** Why it broke off. */
  cause?: unknown;
}

/** A request or an answer: what fetch and its look-alikes give. */
export interface Message {
  readonly body: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | null;
}

/**
 * Reads a body. Never rejects.
 *
 * A body that is too long is left as it is, for the caller to cancel or not: on Node, to cancel that
 * of a request cuts the connection before the answer has gone out.
 *
 * @param limit the largest size that is read, in bytes: so much memory is taken at once
 */
export async function readBody({ body }: Message, limit: number): Promise<Body> {
  const bytes = new Uint8Array(limit);
  let size = 0;
  const result = (end: Body['end']): Body => ({ bytes: bytes.subarray(0, size), end });
  try {
    for await (const chunk of chunksOf(body)) {
      if (size + chunk.byteLength > limit) return result('too-large');
      bytes.set(chunk, size);
      size += chunk.byteLength;
    }
    return result('whole');
  } catch (cause) {
    return { ...result('broken-off'), cause };
  }
}

/**
 * Reads a body as UTF-8.
 *
 * @param limit the largest size that is read, in bytes
 * @returns the text, or undefined when the body is longer
 * @throws what the connection broke off with
 */
export async function readText(message: Message, limit: number): Promise<string | undefined> {
  const { bytes, end, cause } = await readBody(message, limit);
  if (end === 'broken-off') throw cause;
  return end === 'whole' ? new TextDecoder().decode(bytes) : undefined;
}

/** A reader does in every engine; not every engine can iterate over a stream. */
async function* chunksOf(body: Message['body']): AsyncGenerator<Uint8Array, void> {
  if (body === null) return;
  if (!('getReader' in body)) {
    yield* body;
    return;
  }
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.releaseLock();
  }
}
