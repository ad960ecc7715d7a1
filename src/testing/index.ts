/**
 * For people who test pages and apps with an exam in them, in browsers, jsdom or happy-dom. No test runner
 * is assumed.
 */
export { createFakeSdk, type FakeSdk, type FakeSession, type SessionPromise } from './fake-sdk.js';
export { createFakeStartData, type FakeClaims } from './fake-start-data.js';
