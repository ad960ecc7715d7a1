import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { readBody, readText } from '../../src/contract/body.js';

const bytes = (text: string) => new TextEncoder().encode(text);

/** A body of these chunks, that breaks off where the error comes. */
function streamOf(...chunks: (Uint8Array | Error)[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull(controller) {
      const chunk = chunks.shift();
      if (chunk === undefined) controller.close();
      else if (chunk instanceof Error) controller.error(chunk);
      else controller.enqueue(chunk);
    },
  });
}

test('a body is read up to the limit in bytes, not in characters', async () => {
  assert.equal(await readText(new Response('äöü'), 6), 'äöü');
  assert.equal(await readText(new Response('äöü'), 5), undefined);
  assert.equal(await readText(new Response(null), 0), '');
});

test('a character that is cut in two by chunks is read whole', async () => {
  const [first = 0, second = 0] = bytes('ß');
  const body = streamOf(Uint8Array.of(first), new Uint8Array(), Uint8Array.of(second));
  assert.equal(await readText({ body }, 10), 'ß');
});

test('a body that is too long is left for the caller to cancel', async () => {
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(1000)),
    cancel: () => {
      cancelled = true;
    },
  });
  const { end, bytes: read } = await readBody({ body }, 2500);
  assert.equal(end, 'too-large');
  assert.equal(read.length, 2000);
  assert.equal(cancelled, false);
  await body.cancel();
  assert.equal(cancelled, true);
});

test('a body that breaks off is known as far as it came', async () => {
  const cause = new Error('reset');
  assert.deepEqual(await readBody({ body: streamOf(bytes('ab'), cause) }, 10), {
    bytes: bytes('ab'),
    end: 'broken-off',
    cause,
  });
  await assert.rejects(readText({ body: streamOf(bytes('ab'), cause) }, 10), cause);
});

test('the streams of other fetches are read as well', async () => {
  assert.equal(await readText({ body: Readable.from([bytes('ab'), bytes('cd')]) }, 4), 'abcd');
  assert.equal(await readText({ body: Readable.from([bytes('ab'), bytes('cd')]) }, 3), undefined);
});
