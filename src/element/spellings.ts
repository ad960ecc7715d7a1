/**
 * Lets frameworks set properties under the names that they make of them. Vue's linter turns
 * `:finishEndpoint` into `:finish-endpoint`, and a spread in Svelte writes it in small letters: without
 * this, both would set an attribute of that name, which means nothing.
 *
 * @param names of properties of `prototype`, in camel case
 */
export function acceptSpellings(prototype: object, names: readonly string[]): void {
  for (const name of names) {
    const hyphenated = name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
    if (hyphenated === name) continue;
    for (const spelling of [hyphenated, name.toLowerCase()]) {
      Object.defineProperty(prototype, spelling, {
        get(this: Record<string, unknown>) {
          return this[name];
        },
        set(this: Record<string, unknown>, value: unknown) {
          this[name] = value;
        },
      });
    }
  }
}
