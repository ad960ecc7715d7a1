declare module '*/browsers.mjs' {
  /** @throws when an engine is missing */
  export function requireBrowsers<Engine extends 'chromium' | 'firefox'>(
    wanted: Engine[],
  ): Record<Engine, string>;
}
