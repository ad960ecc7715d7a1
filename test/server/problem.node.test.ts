import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '../../src/server/index.js';

test('each known code has its status and title', async () => {
  for (const [code, status] of [
    ['not-signed-in', 401],
    ['not-allowed', 403],
    ['too-early', 403],
    ['too-late', 403],
    ['already-finished', 409],
  ] as const) {
    const problem = new Problem(code);
    assert.equal(problem.status, status);
    const response = problem.toResponse();
    assert.equal(response.status, status);
    assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    assert.deepEqual(await response.json(), {
      type: `urn:problem-type:proctored-exam:${code}`,
      title: problem.title,
      status,
      code,
    });
    assert.match(problem.title, /^[A-Z].* .*[a-z]$/);
  }
});

test('other codes are 400, and everything can be set', async () => {
  assert.equal(new Problem('room-is-full').status, 400);
  assert.equal(new Problem('room-is-full').title, 'Room is full');
  // A name that objects inherit is a code like others.
  assert.equal(new Problem('constructor').status, 400);
  const problem = new Problem('room is full', {
    status: 503,
    title: 'Full',
    detail: 'Come back at ten.',
    instance: 'urn:uuid:1',
    headers: { 'Retry-After': '60', 'Content-Type': 'text/html', 'Cache-Control': 'public' },
  });
  const response = problem.toResponse();
  assert.equal(response.status, 503);
  assert.equal(response.headers.get('Retry-After'), '60');
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
  assert.equal(response.headers.get('Cache-Control'), 'no-store');
  assert.deepEqual(await response.json(), {
    type: 'urn:problem-type:proctored-exam:room%20is%20full',
    title: 'Full',
    status: 503,
    detail: 'Come back at ten.',
    instance: 'urn:uuid:1',
    code: 'room is full',
  });
});

test('an empty code or a status that is no error is refused', () => {
  assert.throws(() => new Problem(''), /expected a code/);
  for (const status of [0, 200, 302, 399, 600, 400.5, NaN]) {
    assert.throws(() => new Problem('x', { status }), /expected a status from 400 to 599/);
  }
});
