declare module '*/browsers.mjs' {
  /** @throws when an engine is missing */
  export function requireBrowsers(wanted: ['chromium']): { chromium: string };
}
