import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  Problem,
  WebhookError,
  type ReviewWebhook,
  type WebhookKind,
} from '../../src/server/index.js';
import { now, sign } from './support/jwt.js';
import { withField } from './support/payloads.js';
import {
  assertRefused,
  bodies,
  kinds,
  proctor,
  receiver,
  secret,
  session,
  soon,
  warning,
} from './support/webhooks.js';

for (const kind of kinds) {
  test(`${kind}: a webhook of the vendor's is taken, again and again`, async (t) => {
    const { send, accepted } = await receiver(t, kind);
    for (let count = 0; count < 3; count++) {
      assert.equal((await send(bodies[kind])).status, 204);
    }
    assert.deepEqual(accepted, Array(3).fill(bodies[kind]));
  });

  test(`${kind}: unknown fields and a numeric account id are taken`, async (t) => {
    const { send, accepted } = await receiver(t, kind);
    assert.equal((await send({ ...bodies[kind], accountId: 42, isFinal: true })).status, 204);
    assert.deepEqual(accepted, [{ ...bodies[kind], isFinal: true }]);
  });
}

test('a review may fill slowly, and its sets of words are open', async (t) => {
  const { send, accepted } = await receiver(t);
  const empty: ReviewWebhook = { ...session, score: null, warnings: null, threshold: null };
  const open = {
    ...session,
    conclusion: 'pending',
    warnings: [{ ...warning, type: 'WARNING_NEW', cyber: false, id: 3 }],
    threshold: { attention: 60.5, more: 1 },
  };
  for (const body of [session, empty, open]) assert.equal((await send(body)).status, 204);
  assert.deepEqual(accepted, [session, empty, open]);
});

const required: Record<WebhookKind, string[]> = {
  review: ['accountId', 'sessionId'],
  schedule: ['accountId', 'sessionId', 'event'],
  warning: ['accountId', 'sessionId', 'type', 'start', 'end', 'cyber', 'id'],
  agreement: ['accountId', 'sessionId', 'timestamp'],
};

for (const kind of kinds) {
  test(`${kind}: wrong fields get 422, and the error names them`, async (t) => {
    const { send, errors } = await receiver(t, kind);
    for (const name of Object.keys(bodies[kind])) {
      const wrong = [false, {}, ...(required[kind].includes(name) ? [undefined, null] : [])];
      for (const value of wrong) {
        if (name === 'cyber' && value === false) continue;
        // An empty object is a right threshold, and a right list of titles.
        if (/threshold|Titles/.test(name) && typeof value === 'object') continue;
        const response = await send(withField<object>(bodies[kind], [name], value));
        await assertRefused(response, 422, 'body-unexpected');
        const error = errors.at(-1);
        assert.ok(error instanceof WebhookError && error instanceof Problem);
        assert.match(error.message, new RegExp(`^${name}: expected `));
      }
    }
  });
}

test('details of a review are checked as well', async (t) => {
  const { send, accepted } = await receiver(t);
  for (const [path, value] of [
    [['sessionId'], ''],
    [['score'], true],
    [['sessionId'], 1.5],
    [['sessionId'], Number('74140000000062630')],
    [['archive'], '/archive/1'],
    [['reportUrl'], 'javascript:alert(1)'],
    [['reportUrl'], ' javascript:alert(1)'],
    [['reportUrl'], 'data:text/html,x'],
    [['score'], '12'],
    [['sessionId'], 'undefined'],
    [['sessionId'], '[object Object]'],
    [['accountId'], 'null'],
    [['sessionId'], ' '],
    [['reportUrl'], '//evil.example/report'],
    [['archive'], 'java\nscript:alert(1)'],
    [['archive'], 'https:\\\\evil.example'],
    [['threshold', 'rejected'], '80'],
    [['warnings'], {}],
    [['warnings', 0, 'type'], 7],
    [['warnings', 0, 'cyber'], undefined],
    [['warningTitles', 'WARNING_PHONE', 'en'], 7],
  ] as const) {
    await assertRefused(await send(withField(bodies.review, path, value)), 422, 'body-unexpected');
  }
  for (const body of ['[]', 'null', '"x"', '7']) {
    await assertRefused(await send(body), 422, 'body-unexpected');
  }
  assert.deepEqual(accepted, []);
});

test('a float score, an address that is not filled yet and a numeric id are data', async (t) => {
  const { send, accepted } = await receiver(t);
  const review = { ...bodies.review, score: 12.5, archive: '', reportUrl: null, sessionId: 42 };
  assert.equal((await send(review)).status, 204);
  assert.deepEqual(accepted, [{ ...review, sessionId: '42' }]);
});

test('an id that JSON has rounded is refused, as it is the id of somebody else', async (t) => {
  const { send, errors } = await receiver(t);
  await assertRefused(
    await send('{"accountId":"42","sessionId":74140000000062630}'),
    422,
    'body-unexpected',
  );
  assert.equal(
    (errors[0] as Error).message,
    'sessionId: expected a text that is not empty, or a whole number below 2^53, as JSON rounds others, got 74140000000062620',
  );
});

test('what JavaScript takes for a number, and JSON can’t hold, is no number', async (t) => {
  const { send, errors } = await receiver(t);
  await assertRefused(
    await send('{"accountId":"42","sessionId":"s-1","score":1e400}'),
    422,
    'body-unexpected',
  );
  assert.equal((errors[0] as Error).message, 'score: expected a number or null, got Infinity');
  const agreements = await receiver(t, 'agreement');
  const response = await agreements.send('{"accountId":"42","sessionId":"s-1","timestamp":1e400}');
  await assertRefused(response, 422, 'body-unexpected');
});

test('a body that is nested too deeply to be stored is refused', async (t) => {
  const { send, errors } = await receiver(t);
  for (const levels of [200, 200_000]) {
    const nested = `${'['.repeat(levels)}${']'.repeat(levels)}`;
    await assertRefused(
      await send(`{"accountId":"42","sessionId":"s-1","more":${nested}}`),
      400,
      'body-invalid',
    );
  }
  assert.match((errors[0] as Error).message, /nested too deeply/);
});

test('the reasons for the log read like sentences', async (t) => {
  const { send, errors } = await receiver(t, 'warning');
  const reasonOf = async (...given: Parameters<typeof send>) => {
    await send(...given);
    return (errors.at(-1) as Error).message;
  };
  assert.equal(
    await reasonOf({ ...bodies.warning, cyber: 0, id: 1.5, type: undefined }),
    'type: expected a string, got nothing; cyber: expected true or false, got 0; id: expected a whole number below 2^53, got 1.5',
  );
  assert.equal(await reasonOf([]), 'body: expected an object, got a list');
  assert.equal(await reasonOf('7'), 'body: expected an object, got 7');
  const withToken = (token: string) => reasonOf(bodies.warning, { token });
  assert.equal(
    await withToken(sign({ exp: now() + 30 }, 'another secret')),
    'the token is not signed with the shared secret',
  );
  assert.match(
    await withToken(sign({ exp: now() - 100 }, secret)),
    /^the token has expired, 10\d s ago$/,
  );
  assert.equal(
    await withToken(sign({ exp: now() + 30 }, secret, { alg: 'none' })),
    'the token is not signed with HS256',
  );
  assert.equal(
    await withToken(sign({ exp: now() + 30 }, secret, { alg: 'HS512' })),
    'the token is not signed with HS256',
  );
  assert.equal(
    await withToken(sign({}, secret)),
    'the token has no usable expiry, or is not valid yet',
  );
  assert.equal(await withToken('a.b.c'), 'the token is malformed');
});

test('content types that are not JSON are refused', async (t) => {
  const { send } = await receiver(t);
  for (const type of [
    'text/html',
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json2',
  ]) {
    const response = await send(bodies.review, { headers: { 'Content-Type': type } });
    await assertRefused(response, 415, 'unsupported-media-type');
  }
  const response = await send(bodies.review, {
    headers: { 'Content-Type': 'application/json;charset=UTF-8' },
  });
  assert.equal(response.status, 204);
});

test('what is not JSON is refused', async (t) => {
  const { send } = await receiver(t);
  for (const body of ['', '{', '{"accountId":"42",}', 'accountId=42', '<html>']) {
    await assertRefused(await send(body), 400, 'body-invalid');
  }
});

test('a body of 1 MiB is taken, a longer one is not', async (t) => {
  const { send } = await receiver(t);
  const padded = (bytes: number) => {
    const { length } = JSON.stringify({ ...session, comment: '' });
    return { ...session, comment: 'x'.repeat(bytes - length) };
  };
  const limit = 1024 * 1024;
  assert.equal((await send(padded(limit))).status, 204);
  await assertRefused(await send(padded(limit + 1)), 413, 'body-too-large');
  await assertRefused(await send(padded(2 * limit)), 413, 'body-too-large');
});

/** A request whose body comes in pieces of 64 KiB of blanks and the piece at the end. */
function streamed(pieces: number, end: string): [Request, () => number] {
  let pulled = 0;
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: { Authorization: `JWT ${sign(soon, secret)}`, 'Content-Type': 'application/json' },
    body: new ReadableStream({
      pull(controller) {
        if (pulled++ < pieces) {
          controller.enqueue(new Uint8Array(64 * 1024).fill(32));
        } else {
          controller.enqueue(new TextEncoder().encode(end));
          controller.close();
        }
      },
    }),
    duplex: 'half',
  };
  return [new Request('https://lms.example.edu/', init), () => pulled];
}

test('a body whose length is not told is read no further than 1 MiB', async () => {
  const end = JSON.stringify(session).padStart(64 * 1024);
  const [most] = streamed(15, end);
  assert.deepEqual(await proctor.verifyWebhook(most, 'review'), session);
  const [more] = streamed(15, ` ${end}`);
  const [endless, pulled] = streamed(Infinity, '');
  for (const request of [more, endless]) {
    const call = proctor.verifyWebhook(request, 'review');
    await assert.rejects(call, { name: 'WebhookError', status: 413 });
  }
  assert.ok(pulled() < 20, `${pulled()} pieces`);
});

test('nobody gets a body read without a token', async () => {
  let pulled = false;
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    body: new ReadableStream(
      {
        pull() {
          pulled = true;
        },
      },
      { highWaterMark: 0 },
    ),
    duplex: 'half',
  };
  const call = proctor.verifyWebhook(new Request('https://lms.example.edu/', init), 'review');
  await assert.rejects(call, { name: 'WebhookError', status: 401 });
  assert.equal(pulled, false);
});

test('POST only', async () => {
  for (const method of ['GET', 'PUT', 'DELETE']) {
    const request = new Request('https://lms.example.edu/', {
      method,
      headers: { Authorization: `JWT ${sign(soon, secret)}` },
    });
    await assert.rejects(proctor.verifyWebhook(request, 'review'), (error) => {
      assert.ok(error instanceof WebhookError);
      assert.equal(error.toResponse().headers.get('Allow'), 'POST');
      return error.status === 405;
    });
  }
});

test('mistakes of the caller are told as such', async () => {
  const request = () =>
    new Request('https://lms.example.edu/', {
      method: 'POST',
      headers: { Authorization: `JWT ${sign(soon, secret)}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(bodies.review),
    });
  for (const kind of ['reviews', 'constructor', undefined]) {
    await assert.rejects(
      proctor.verifyWebhook(request(), kind as WebhookKind),
      /^TypeError: verifyWebhook: expected one of review, schedule, warning, agreement, got /,
    );
  }
  const read = request();
  await read.text();
  await assert.rejects(proctor.verifyWebhook(read, 'review'), /has not been read yet/);
});
