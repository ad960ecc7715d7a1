import type { AttemptOptions } from '../exam/attempt-options.js';
import { secretsIn } from '../exam/redact-error.js';
import { postFinish, requestStartData } from '../exam/requests.js';
import { importSdk } from '../exam/sdk-loader.js';
import type { ProctoringSdk } from '../exam/sdk.js';
import type { ExamHost, ExamSettings } from './host.js';
import { requestMode, serverRule } from './trust.js';

/**
 * What an attempt works with. What the start needs is read now; what ends the session is read at call
 * time, so that later property changes apply.
 *
 * @param environmentChecked whether the page was checked and nothing was found that prevents a start
 */
export function attemptOptions(host: ExamHost, environmentChecked: boolean): AttemptOptions {
  const { endpoint, credentials, fetchStartData } = host;
  return {
    environmentChecked,
    config: host.config,
    theme: host.theme,
    secrets: () =>
      // Relative to the page, nothing would be the page's own address.
      [endpoint, host.finishEndpoint].filter(Boolean).flatMap((address) => secretsIn(address)),
    async requestStartData({ signal }) {
      if (fetchStartData) {
        return { data: await fetchStartData({ signal }), servers: serverRule('cors') };
      }
      const mode = requestMode(host, endpoint);
      const answer = await requestStartData({ url: endpoint, credentials, mode }, signal);
      return { ...answer, servers: serverRule(mode) };
    },
    loadSdk: sdkImportOf(host),
    async requestFinish(options) {
      if (host.requestFinish) return host.requestFinish(options);
      const request = {
        url: host.finishEndpoint,
        credentials: host.credentials,
        mode: requestMode(host),
      };
      return postFinish(request, options);
    },
  };
}

/** The page's own function that loads the SDK, or the import of the vendor's. */
export const sdkImportOf = ({ loadSdk }: ExamSettings): (() => Promise<ProctoringSdk>) =>
  loadSdk ?? importSdk;
