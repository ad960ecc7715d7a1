import { isRecord } from '../contract/json.js';
import { PAGE } from '../exam/platform.js';
import { CREDENTIALS } from '../exam/requests.js';
import type { ExamHost, ExamSettings } from './host.js';

/** The host, on which frameworks may set `undefined`. */
type SetByPage = Pick<ExamHost, 'phase' | 'error'> & Partial<ExamSettings>;

/**
 * Whether the start that has failed for what the page has set on `host` would not fail for that any more.
 * A framework may set it after a learner's click: when it hydrates what a server has rendered.
 */
export function isSetByNow(host: SetByPage): boolean {
  const { phase, error, endpoint, fetchStartData, config = {}, credentials = 'same-origin' } = host;
  if (phase !== 'error') return false;
  switch (error?.code) {
    case 'endpoint-missing':
      return [endpoint, fetchStartData].some(Boolean);
    case 'config-invalid':
      // In XML nothing can be rendered, whatever is set.
      return isRecord(config) && CREDENTIALS.includes(credentials) && !PAGE.isXml;
    default:
      return false;
  }
}
