import assert from 'node:assert/strict';
import { test } from 'node:test';
import { docsPlace } from '../../src/contract/docs.js';

test('a place in the guides is a file in the package, or an address under its homepage', () => {
  const place = 'errors.md#token-expired';
  assert.equal(docsPlace(place), 'demo/docs/errors.md#token-expired');
  for (const page of ['', '/', '#readme', '/?lang=en']) {
    const homepage = `https://exam.example/site${page}`;
    const address = 'https://exam.example/site/demo/docs/errors.md#token-expired';
    assert.equal(docsPlace(place, homepage), address);
  }
});
