import { ProctoredExamError } from './errors.js';
import type { ProctoringSdk } from './sdk.js';

/**
 * The vendor's module ("Integrations using SDK on the client-side"). A page may map it elsewhere
 * with an import map; no attribute may, since a tag that names a script to run is a hole in every
 * sanitizer that lets the tag pass.
 */
export const VENDOR_SDK = 'https://sdk.web.proctor.constructor.app/proctoring.js';

/** How often the import failed: browsers remember that by page, and so do we. */
let failures = 0;

/**
 * Imports the vendor's SDK, or what the page's import map puts in its place.
 *
 * A failed module stays failed in Firefox, as does one with a syntax error in any browser
 * (whatwg/html#6768). A fragment is part of the browser's key for a module but not of the request,
 * so later tries add one where the plain import fails again. Against a request that hangs nothing
 * helps but to reload: browsers let a second one for the same address wait for the first.
 *
 * @throws ProctoredExamError `sdk-invalid` when the module has no `init`; or the browser's error
 */
export async function importSdk(): Promise<ProctoringSdk> {
  try {
    return await importFrom(VENDOR_SDK);
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
      `SDK: expected a module with init(), got exports ${Object.keys(Object(module) as object).join()}`,
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
