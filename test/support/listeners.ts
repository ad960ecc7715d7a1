/** Counts what a test adds as listeners of window and document. */
export interface ListenerCount {
  /** What listens since the count began, as `window pagehide`. */
  readonly listening: string[];
  /** Ends the count. */
  restore(): void;
}

interface Registered {
  key: string;
  listener: unknown;
  capture: boolean;
}

const captures = (options: unknown): boolean =>
  typeof options === 'object' ? !!(options as AddEventListenerOptions | null)?.capture : !!options;

/** Counts as browsers do: the same listener of a type and a target counts once. */
export function countListeners(): ListenerCount {
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  let registered: Registered[] = [];
  const describe = (
    target: EventTarget,
    [type, listener, options]: Parameters<typeof add>,
  ): Registered | undefined => {
    const name = target === window ? 'window' : target === document ? 'document' : '';
    return name ? { key: `${name} ${type}`, listener, capture: captures(options) } : undefined;
  };
  const without = (one: Registered): Registered[] =>
    registered.filter(
      ({ key, listener, capture }) =>
        key !== one.key || listener !== one.listener || capture !== one.capture,
    );
  // called without a target, they are the window's
  EventTarget.prototype.addEventListener = function (this: EventTarget | undefined, ...given) {
    const one = describe(this ?? window, given);
    if (one) registered = [...without(one), one];
    add.apply(this ?? window, given);
  };
  EventTarget.prototype.removeEventListener = function (this: EventTarget | undefined, ...given) {
    const one = describe(this ?? window, given);
    if (one) registered = without(one);
    remove.apply(this ?? window, given);
  };
  return {
    get listening() {
      return registered.map(({ key }) => key);
    },
    restore() {
      Object.assign(EventTarget.prototype, { addEventListener: add, removeEventListener: remove });
    },
  };
}
