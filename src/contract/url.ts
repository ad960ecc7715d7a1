/**
 * The platform's `URL`. Old pages have a variable of that name; the other name, which browsers keep for old
 * pages, too, is nobody's.
 */
export const PLATFORM_URL = 'webkitURL' in globalThis ? globalThis.webkitURL : globalThis.URL;
