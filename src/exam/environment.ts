import { ProctoredExamError } from './errors.js';
import { permissionStatuses } from './page-services.js';
import { isFramed, PAGE, pageOrigin } from './platform.js';

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

/**
 * Checks whether a proctored exam can work here, without a prompt. What a browser doesn't tell
 * counts as allowed: Firefox and Safari say nothing of `display-capture`.
 *
 * @param onChange is called when the learner denies something or allows it
 * @param signal ends those calls
 * @returns with a `problem` of code `insecure-context`, `browser-unsupported` or
 *   `frame-permission-missing` if a start would fail; it never rejects
 */
export async function checkEnvironment(
  onChange?: () => void,
  signal?: AbortSignal,
): Promise<Environment> {
  const problem = await findProblem();
  if (problem) return { problem, denied: [] };
  return { denied: await filterFeatures((feature) => isDenied(feature, onChange, signal)) };
}

/** What of the environment makes a start fail, if anything does. */
export async function findProblem(): Promise<ProctoredExamError | undefined> {
  // Every browser tells whether a page is secure. A DOM that doesn't, such as jsdom's, tells nothing else.
  if (!('isSecureContext' in globalThis)) return undefined;
  if (!isSecureContext) {
    const message = `expected https or localhost, got ${location.origin}`;
    return new ProctoredExamError('insecure-context', message);
  }
  if (PAGE.isXml) {
    const message = 'expected a page of type text/html, got XML, in which nothing can be rendered';
    return new ProctoredExamError('config-invalid', message);
  }
  const devices = navigator.mediaDevices as Partial<MediaDevices> | undefined;
  const missing = (['getUserMedia', 'getDisplayMedia'] as const).filter((name) => !devices?.[name]);
  if (missing.length > 0) {
    const message = `expected mediaDevices, got none with ${missing.join()}`;
    return new ProctoredExamError('browser-unsupported', message);
  }
  if (!('attachInternals' in HTMLElement.prototype)) {
    const message = 'expected attachInternals, as in Safari from 16.4 on, got none';
    return new ProctoredExamError('browser-unsupported', message);
  }
  const withheld = await findWithheld();
  if (withheld.length > 0) {
    const expected = `allow="${FEATURES.join('; ')}" at each frame, and a Permissions-Policy that permits it`;
    const message = `expected ${expected}; missing: ${withheld.join()}`;
    return new ProctoredExamError('frame-permission-missing', message, withheld);
  }
  return undefined;
}

async function findWithheld(): Promise<MediaFeature[]> {
  const policy = PAGE.permissionsPolicy;
  if (policy) return FEATURES.filter((feature) => !policy.allowsFeature(feature));
  // Opaque origins are refused whatever the frame allows.
  return isFramed() && pageOrigin() !== 'null' ? filterFeatures(isWithheld) : [];
}

/** What `getUserMedia` calls the features that it can be asked about. */
const MEDIA_KIND: Partial<Record<MediaFeature, 'video' | 'audio'>> = {
  camera: 'video',
  microphone: 'audio',
};

/**
 * Asks for a device that can't exist: without a prompt, other engines refuse that with another
 * error in a frame that withholds the device.
 */
async function isWithheld(feature: MediaFeature): Promise<boolean> {
  const kind = MEDIA_KIND[feature];
  if (!kind) return false;
  try {
    await navigator.mediaDevices.getUserMedia({ [kind]: { deviceId: { exact: '-' } } });
    return false;
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError';
  }
}

async function isDenied(
  feature: MediaFeature,
  onChange: (() => void) | undefined,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  try {
    const status = await queryPermission(feature);
    if (onChange) listenForChange(status, onChange, signal);
    return status.state === 'denied';
  } catch {
    // Not every browser knows each name.
    return false;
  }
}

function queryPermission(feature: MediaFeature): Promise<PermissionStatus> {
  let status = permissionStatuses.get(feature);
  if (!status) {
    status = navigator.permissions.query({ name: feature as PermissionName });
    permissionStatuses.set(feature, status);
  }
  return status;
}

/** The same function is added but once. What a page puts in the place of a status may have no events. */
function listenForChange(
  status: Partial<PermissionStatus>,
  onChange: () => void,
  signal: AbortSignal | undefined,
): void {
  status.addEventListener?.('change', onChange, signal ? { signal } : undefined);
}

async function filterFeatures(
  test: (feature: MediaFeature) => Promise<boolean>,
): Promise<MediaFeature[]> {
  const answers = await Promise.all(FEATURES.map(test));
  return FEATURES.filter((_, index) => answers[index]);
}
