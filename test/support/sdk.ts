import { fakeSdkOf } from './fake-sdk-recorder.js';
import type { LoggedRequest } from './lms.js';

export { fakeSdkOf, type FakeSdk, type FakeSession } from './fake-sdk-recorder.js';

/** Where the vendor's SDK lives; each test page's import map leads it to the fake. */
export const vendorSdk = 'https://sdk.web.proctor.constructor.app/proctoring.js';

/** This page's fake SDK. Importing this module does not import the SDK. */
export const fakeSdk = fakeSdkOf(window);

declare global {
  interface Window {
    /** Set by the test page: its own id at the test LMS. */
    testPageId?: string;
  }
}

/**
 * The requests for the SDK that this page has made, as the server saw them. A module is requested
 * once a page at most: what is to be seen afresh needs a page of its own (`openPage`).
 */
export async function sdkRequests(): Promise<LoggedRequest[]> {
  const log = await fetch(`/lms/${window.testPageId ?? ''}/log`);
  return (await log.json()) as LoggedRequest[];
}

afterEach(() => {
  fakeSdk.reset();
});
