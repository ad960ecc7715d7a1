import { ProctoredExamError } from './errors.js';
import { mayListIntegrity } from './import-maps.js';
import { sdkImports } from './page-services.js';
import type { ProctoringSdk } from './sdk.js';

/**
 * The vendor's module ("Integrations using SDK on the client-side"). A page may map it elsewhere
 * with an import map; no attribute may, since a tag that names a script to run is a hole in every
 * sanitizer that lets the tag pass.
 */
export const VENDOR_SDK = 'https://sdk.web.proctor.constructor.app/proctoring.js';

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
    sdkImports.failures += 1;
    const isFirstFailure = sdkImports.failures === 1;
    const specifier = isFirstFailure ? undefined : freshSpecifier();
    if (specifier === undefined) throw error;
    return importFrom(specifier);
  }
}

/** @throws ProctoredExamError `sdk-invalid` unless `module` has an `init` to call */
export function checkSdk(module: unknown): ProctoringSdk {
  // WebKit resolves the second import of a module that threw, with exports that can't be used.
  if (!hasInit(module)) {
    const names = Object.keys(Object(module) as object).join();
    const message = `SDK: expected a module with init(), got exports ${names}`;
    throw new ProctoredExamError('sdk-invalid', message);
  }
  return module;
}

const hasInit = (module: unknown): module is ProctoringSdk =>
  typeof (module as Partial<ProctoringSdk> | null | undefined)?.init === 'function';

const importFrom = async (specifier: string): Promise<ProctoringSdk> =>
  checkSdk(await import(/* @vite-ignore */ /* webpackIgnore: true */ specifier));

/** A specifier for another try; none where an integrity entry may be listed for the module, which it would evade. */
function freshSpecifier(): string | undefined {
  const address = resolve(VENDOR_SDK);
  return address === undefined || mayListIntegrity(address, VENDOR_SDK)
    ? undefined
    : `${address}#${sdkImports.failures}`;
}

/** Where the page's import map leads; `undefined` before Chromium 105, Firefox 106 and Safari 16.4. */
function resolve(specifier: string): string | undefined {
  // A bundler that makes classic scripts knows no more of `import.meta` than the properties that are named.
  const { resolve: resolveInPage } = import.meta as Partial<ImportMeta>;
  return resolveInPage?.(specifier);
}
