/**
 * What Lit's build for browsers asks of the page while its modules are evaluated. It uses nothing of
 * these before something is rendered, which never happens where there is no document.
 */
const STAND_INS: Record<string, unknown> = {
  HTMLElement: Object,
  document: { createTreeWalker: () => ({}) },
};

/** The names of those that this environment lacks. */
const MISSING = Object.keys(STAND_INS).filter((name) => !(name in globalThis));

for (const name of MISSING) {
  Object.defineProperty(globalThis, name, { value: STAND_INS[name], configurable: true });
}

/** Takes them away again: whoever finds a `document` takes the environment for a browser. */
export function removeStandIns(): void {
  for (const name of MISSING) Reflect.deleteProperty(globalThis, name);
}
