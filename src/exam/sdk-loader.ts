import { ProctoredExamError, isRecord } from './errors.js';
import type { ProctoringSdk } from './sdk.js';

/**
 * The vendor's module ("Integrations using SDK on the client-side"). A page may map it elsewhere
 * with an import map; no attribute may, since a tag that names a script to run is a hole in every
 * sanitizer that lets the tag pass.
 */
export const VENDOR_SDK = 'https://sdk.web.proctor.constructor.app/proctoring.js';

// Browsers remember failed modules by page, so what we know of them is the page's too.
/** How often the import failed or hung. */
let failures = 0;
/** What the next try imports first. */
let specifier = VENDOR_SDK;

/**
 * Imports the vendor's SDK, or what the page's import map puts in its place.
 *
 * A failed module stays failed in Firefox, as does one with a syntax error in any browser
 * (whatwg/html#6768), and one that hangs is joined by every later import. A fragment is part of
 * the browser's key for a module but not of the request, so later tries add one where the plain
 * import doesn't help.
 *
 * @param signal aborts with an `sdk-timeout` when the import is given up
 * @throws ProctoredExamError `sdk-invalid` when the module has no `init`; or the browser's error
 */
export async function importSdk(signal?: AbortSignal): Promise<ProctoringSdk> {
  signal?.addEventListener('abort', () => {
    if ((signal.reason as Partial<ProctoredExamError>).code === 'sdk-timeout') {
      failures++;
      specifier = freshSpecifier() ?? specifier;
    }
  });
  try {
    return await importFrom(specifier);
  } catch (error) {
    const again = failures++ && freshSpecifier();
    if (!again) throw error;
    return importFrom(again);
  }
}

/** @throws ProctoredExamError `sdk-invalid` unless `module` has an `init` to call */
export function checkSdk(module: unknown): ProctoringSdk {
  // WebKit resolves the second import of a module that threw, with exports that can't be used
  if (typeof (module as Partial<ProctoringSdk> | undefined)?.init !== 'function') {
    throw new ProctoredExamError(
      'sdk-invalid',
      `SDK: expected a module with init(), got ${isRecord(module) ? `exports ${Object.keys(module).join()}` : String(module)}`,
    );
  }
  return module as ProctoringSdk;
}

const importFrom = async (url: string): Promise<ProctoringSdk> =>
  checkSdk(await import(/* @vite-ignore */ /* webpackIgnore: true */ url));

/** An address for another try; none where an integrity entry is listed, which it would evade. */
function freshSpecifier(): string | undefined {
  // absent before Chromium 105, Firefox 106 and Safari 16.4
  const resolved = (import.meta as Partial<ImportMeta>).resolve?.(VENDOR_SDK);
  const maps = [...document.querySelectorAll('script[type="importmap"]')];
  return !resolved || maps.some(({ textContent }) => listsIntegrity(textContent, resolved))
    ? undefined
    : `${resolved}#${failures}`;
}

function listsIntegrity(importMap: string, url: string): boolean {
  try {
    const { integrity } = JSON.parse(importMap) as { integrity?: object };
    return Object.keys(integrity ?? {}).some((key) => new URL(key, document.baseURI).href === url);
  } catch {
    // the browser ignores a map that it can't read; so do we
    return false;
  }
}
