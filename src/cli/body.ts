import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { readBody, type Body } from '../contract/body.js';
import { MAX_ANSWER_BYTES } from '../contract/limits.js';
import { listOf } from './http.js';

/** Reads the body of an answer, as much of it as the element reads, and decompresses it. */
export async function readDecoded(message: IncomingMessage, headers: Headers): Promise<Body> {
  let body = await readBody({ body: message }, MAX_ANSWER_BYTES);
  for (const coding of listOf(headers.get('content-encoding')).reverse()) {
    const decoder = body.bytes.length > 0 ? await decoderOf(coding, body.bytes) : undefined;
    if (!decoder) continue;
    decoder.end(body.bytes);
    const decoded = await readBody({ body: decoder }, MAX_ANSWER_BYTES);
    // What was not whole before is not whole now.
    body = body.end === 'whole' ? decoded : { ...body, bytes: decoded.bytes };
  }
  return body;
}

/** Undefined for what nobody asked for: the body stays as it is, as in browsers. */
async function decoderOf(coding: string, bytes: Uint8Array): Promise<Transform | undefined> {
  const zlib = await import('node:zlib');
  // Browsers bear with a body whose end is missing.
  const options = { finishFlush: zlib.constants.Z_SYNC_FLUSH };
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return zlib.createGunzip(options);
    case 'deflate':
      // By the standard it has the header of zlib; some servers leave that out.
      return ((bytes[0] ?? 0) & 0x0f) === 8
        ? zlib.createInflate(options)
        : zlib.createInflateRaw(options);
    case 'br':
      return zlib.createBrotliDecompress();
    default:
      return undefined;
  }
}
