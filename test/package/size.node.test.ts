/** What `.size-limit.mjs` can't measure, since it lies in no file: our own code, with Lit left out. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { buildAlone } from '../bench/support/build.mjs';

/** Bytes of brotli: what there is, and a little to mend it with. */
const BUDGET = 10_200;

test('our own code, Lit left out, keeps to its budget', async () => {
  const { code } = await buildAlone({ external: /^lit(\/|$)/ });
  const size = brotliCompressSync(code).length;
  assert.ok(size <= BUDGET, `${size} bytes, ${BUDGET} at most`);
  assert.ok(size > BUDGET / 2 && /from ?["']lit["']/.test(code), 'expected our code, and no Lit');
});
