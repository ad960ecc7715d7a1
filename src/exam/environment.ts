import { ProctoredExamError } from './errors.js';

/** What a proctored exam needs, by the names that a frame's `allow` gives them. */
const FEATURES = ['camera', 'microphone', 'display-capture'] as const;

/** A device or the screen, by its permissions-policy name. */
export type MediaFeature = (typeof FEATURES)[number];

/** What a page and its browser can do, as far as the browser tells without asking the learner. */
export interface Environment {
  /**
   * Why a start fails here, if anything is known to speak against it. The `cause` of a
   * `frame-permission-missing` is the list of the features that are withheld.
   */
  problem?: ProctoredExamError;
  /** What the learner has denied this site: the browser's settings can change that. */
  denied: MediaFeature[];
}

/** What the learner allows this site. Browsers keep it up to date, so a page needs to ask but once. */
const statuses: Partial<Record<MediaFeature, PermissionStatus>> = {};

/**
 * Checks whether a proctored exam can work here, without a prompt. What a browser doesn't tell
 * counts as allowed: Firefox and Safari say nothing of `display-capture`.
 *
 * @param onChange is called when the learner denies something or allows it
 * @returns with a `problem` of code `insecure-context`, `browser-unsupported` or
 *   `frame-permission-missing` if a start would fail; it never rejects
 */
export async function checkEnvironment(onChange?: (event: Event) => void): Promise<Environment> {
  const problem = await findProblem();
  const denied = problem ? [] : await filter((feature) => isDenied(feature, onChange));
  return { ...(problem && { problem }), denied };
}

/** What of the environment makes a start fail. */
export async function findProblem(): Promise<ProctoredExamError | undefined> {
  if (!isSecureContext) {
    return new ProctoredExamError(
      'insecure-context',
      `expected https or localhost, got ${location.origin}`,
    );
  }
  const devices = navigator.mediaDevices as Partial<MediaDevices> | undefined;
  const missing = (['getUserMedia', 'getDisplayMedia'] as const).filter((name) => !devices?.[name]);
  if (missing.length) {
    return new ProctoredExamError(
      'browser-unsupported',
      `expected mediaDevices, got none with ${missing.join()}`,
    );
  }
  const withheld = await findWithheld();
  if (withheld.length) {
    const expected = `allow="${FEATURES.join('; ')}" at each frame, and a Permissions-Policy that permits it`;
    const message = `expected ${expected}; missing: ${withheld.join()}`;
    return new ProctoredExamError('frame-permission-missing', message, withheld);
  }
  return undefined;
}

/** The policy of the document, in Chromium: its own header and all embedding frames counted. */
interface PermissionsPolicy {
  allowsFeature(name: string): boolean;
}

async function findWithheld(): Promise<MediaFeature[]> {
  const page = document as { featurePolicy?: PermissionsPolicy };
  const policy = page.featurePolicy;
  if (policy) return FEATURES.filter((feature) => !policy.allowsFeature(feature));
  // opaque origins are refused whatever the frame allows
  return parent === window || origin === 'null' ? [] : filter(isWithheld);
}

/**
 * Asks for a device that can't exist: without a prompt, other engines refuse that with another
 * error in a frame that withholds the device.
 */
async function isWithheld(feature: MediaFeature): Promise<boolean> {
  const kind = { camera: 'video', microphone: 'audio', 'display-capture': '' }[feature];
  try {
    if (kind) await navigator.mediaDevices.getUserMedia({ [kind]: { deviceId: { exact: '-' } } });
    return false;
  } catch (error) {
    return (error as Error).name === 'NotAllowedError';
  }
}

async function isDenied(
  feature: MediaFeature,
  onChange: ((event: Event) => void) | undefined,
): Promise<boolean> {
  try {
    const status = (statuses[feature] ??= await navigator.permissions.query({
      name: feature as 'camera',
    }));
    // the same function is added but once; what a page puts in its place may have no events
    if (onChange) (status as Partial<PermissionStatus>).addEventListener?.('change', onChange);
    return status.state === 'denied';
  } catch {
    // not every browser knows each name
    return false;
  }
}

async function filter(test: (feature: MediaFeature) => Promise<boolean>): Promise<MediaFeature[]> {
  const answers = await Promise.all(FEATURES.map(test));
  return FEATURES.filter((_, index) => answers[index]);
}
