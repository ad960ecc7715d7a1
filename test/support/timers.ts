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
    setInterval: (ring: () => void, ms: number): number => {
      if (ms < 10_000) return setInterval(ring, ms);
      const id: number = hold(() => {
        // it rings again
        held.set(id, { ms, ring: again });
        ring();
      }, ms);
      const again = held.get(id)!.ring;
      return id;
    },
    clearInterval: (id: number) => {
      release(id);
      clearInterval(id);
    },
  });
  return {
    running: () => [...held.values()].map(({ ms }) => ms).sort((a, b) => a - b),
    ring(ms) {
      for (const [id, timer] of [...held]) {
        if (timer.ms !== ms) continue;
        held.delete(id);
        timer.ring();
      }
    },
    restore: () => Object.assign(target, { setTimeout, clearTimeout, setInterval, clearInterval }),
  };
}
