import assert from 'node:assert/strict';
import { type TestContext } from 'node:test';
import {
  createProctor,
  ProctorError,
  type Proctor,
  type ProctorConfig,
  type ProctorErrorCode,
} from '../../../src/server/index.js';
import { assertKeeps, rejection } from './leaks.js';
import { Vendor } from './vendor.js';

const secret = 'a-secret-that-must-not-be-shown';

export async function setUp(
  t: TestContext,
  config: Partial<ProctorConfig> = {},
): Promise<{ vendor: Vendor; proctor: Proctor }> {
  const vendor = await Vendor.start(t, secret);
  vendor.sessions.set('session-1', { accountId: '42', status: 'started' });
  const proctor = createProctor({
    serverOrigin: vendor.origin,
    integrationName: 'acme',
    jwtSecret: secret,
    ...config,
  });
  return { vendor, proctor };
}

/** The error of a call, which has to be of that code and to keep secret and tokens. */
export async function failure(
  call: Promise<unknown>,
  code: ProctorErrorCode,
): Promise<ProctorError> {
  const error = await rejection(call, ProctorError);
  assert.equal(error.code, code);
  assertKeeps(error, secret, 'eyJ');
  return error;
}
