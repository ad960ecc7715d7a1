import { isRecord } from '../contract/json.js';
import { PLATFORM_URL } from '../contract/url.js';
import { importMaps } from './page-services.js';
import { getAttribute, scriptsOf } from './platform.js';

/**
 * Remembers the page's import maps as they are now. A browser goes by a map as it was when it was read,
 * whatever becomes of its script.
 */
export function rememberImportMaps(): void {
  for (const script of scriptsOf(document)) {
    const type = getAttribute(script, 'type')?.trim().toLowerCase();
    if (type === 'importmap' && !importMaps.has(script)) {
      importMaps.set(script, script.textContent);
    }
  }
}

/**
 * Whether the page's import maps list an integrity for a module, or may: what can't be known counts as
 * listed.
 *
 * @param address where the maps lead for the module
 * @param specifier by which it is imported
 */
export function mayListIntegrity(address: string, specifier: string): boolean {
  rememberImportMaps();
  const maps = [...importMaps.values()].map(parseMap);
  // A map that leads elsewhere was read. If none that we know does so, it has gone or was changed.
  const isLedElsewhere = address !== specifier;
  if (isLedElsewhere && !maps.some((map) => leadsFrom(map, specifier))) return true;
  return maps.some((map) => listsIntegrity(map, address));
}

/** A map as an object; `undefined` for what can't be read as one. */
function parseMap(text: string): Record<string, unknown> | undefined {
  try {
    const map: unknown = JSON.parse(text);
    return isRecord(map) ? map : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a map has an entry for the specifier, or for the folder that it is in. */
function leadsFrom(map: Record<string, unknown> | undefined, specifier: string): boolean {
  const { imports } = map ?? {};
  const keys = isRecord(imports) ? Object.keys(imports) : [];
  return keys.some((key) => key === specifier || (key.endsWith('/') && specifier.startsWith(key)));
}

function listsIntegrity(map: Record<string, unknown> | undefined, address: string): boolean {
  if (!map) return true;
  const { integrity } = map;
  if (integrity === undefined) return false;
  if (!isRecord(integrity)) return true;
  return Object.keys(integrity).some((key) => mayMean(key, address));
}

/** What a relative key means hangs on the base that the page had when the map was read. */
function mayMean(key: string, address: string): boolean {
  try {
    return new PLATFORM_URL(key).href === address;
  } catch {
    return true;
  }
}
