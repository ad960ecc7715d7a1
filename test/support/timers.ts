/** Long timers of a window, held back until a test rings them. */
export interface HeldTimers {
  /** Durations of those that run, in ms, shortest first. */
  running(): number[];
  /** Rings those of `ms` milliseconds. */
  ring(ms: number): void;
  /** Gives the window its own timers back; those still held will not ring. */
  restore(): void;
}

/** Holds timers of 10 s and more, for a test to ring by hand: nobody wants to wait for them. */
export function holdTimers(target: Window & typeof globalThis): HeldTimers {
  const { setTimeout, clearTimeout, setInterval, clearInterval } = target;
  const held = new Map<number, { ms: number; ring: () => void }>();
  const hold = (ring: () => void, ms = 0): number => {
    const id = setTimeout(ms < 10_000 ? ring : () => undefined, ms);
    if (ms >= 10_000) held.set(id, { ms, ring });
    return id;
  };
  const release = (id: number): void => {
    held.delete(id);
    clearTimeout(id);
  };
  Object.assign(target, {
    setTimeout: hold,
    clearTimeout: release,
    // its bell leaves it where it is
    setInterval: (ring: () => void, ms: number): number => {
      const id: number = hold(() => {
        held.set(id, { ms, ring: bell });
        ring();
      }, ms);
      const bell = held.get(id)!.ring;
      return id;
    },
    clearInterval: release,
  });
  return {
    running: () => [...held.values()].map(({ ms }) => ms).sort((a, b) => a - b),
    ring(ms) {
      for (const [id, timer] of held) {
        if (timer.ms !== ms) continue;
        held.delete(id);
        timer.ring();
      }
    },
    restore: () => Object.assign(target, { setTimeout, clearTimeout, setInterval, clearInterval }),
  };
}
