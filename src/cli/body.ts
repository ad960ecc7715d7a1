import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { listOf } from './http.js';

/** Largest answer that the element reads, in bytes. */
export const maxBytes = 64 * 1024;

/** A body, as far as it came. */
export interface Body {
  /** At most {@link maxBytes}. */
  body: Uint8Array;
  /** Why it is not whole. */
  flaw?: 'too-large' | 'broken-off' | 'too-late' | undefined;
}

/** Reads the body of an answer and decompresses it. */
export async function readBody(message: IncomingMessage, signal: AbortSignal): Promise<Body> {
  let { body, flaw } = await collect(message);
  if (flaw === 'broken-off' && signal.aborted) flaw = 'too-late';
  for (const coding of listOf(message.headers['content-encoding']).reverse()) {
    const decoder = body.length > 0 ? await decoderOf(coding, body) : undefined;
    if (!decoder) continue;
    decoder.end(body);
    const decoded = await collect(decoder);
    body = decoded.body;
    flaw ??= decoded.flaw;
  }
  return { body, flaw };
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Body> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let flaw: Body['flaw'];
  try {
    for await (const chunk of stream) {
      size += chunk.byteLength;
      if (size > maxBytes) {
        flaw = 'too-large';
        break;
      }
      chunks.push(chunk);
    }
  } catch {
    flaw = 'broken-off';
  }
  return { body: Buffer.concat(chunks), flaw };
}

/** Undefined for what nobody asked for: the body stays as it is, as in browsers. */
async function decoderOf(coding: string, body: Uint8Array): Promise<Transform | undefined> {
  const zlib = await import('node:zlib');
  // Browsers bear with a body whose end is missing.
  const options = { finishFlush: zlib.constants.Z_SYNC_FLUSH };
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return zlib.createGunzip(options);
    case 'deflate':
      // By the standard it has the header of zlib; some servers leave that out.
      return (body[0]! & 0x0f) === 8 ? zlib.createInflate(options) : zlib.createInflateRaw(options);
    case 'br':
      return zlib.createBrotliDecompress();
    default:
      return undefined;
  }
}
