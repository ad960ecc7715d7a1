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

/** What of a window's timers and frames has been asked for and is still to come. */
export interface TimerCount {
  /** As `setTimeout 15000`, in the order of their making. */
  readonly pending: string[];
  /** Rings those of timeouts that are for `ms` milliseconds at most, instead of waiting for them. */
  ring(ms: number): void;
}

/** Pairs that share their numbers, as those of timeouts and intervals do. */
const KINDS = [
  ['setTimeout', 'clearTimeout', 'timer'],
  ['setInterval', 'clearInterval', 'timer'],
  ['requestAnimationFrame', 'cancelAnimationFrame', 'frame'],
  // WebKit has none
  ['requestIdleCallback', 'cancelIdleCallback', 'idle'],
] as const;

/** Counts what `target`, a page of the test's own, asks for from now on. */
export function countTimers(target: Window & typeof globalThis): TimerCount {
  type Ask = (work: (...given: unknown[]) => void, ...rest: unknown[]) => number;
  const functions = target as unknown as Record<string, Ask | ((id: number) => void) | undefined>;
  const pending = new Map<string, { text: string; ms: number; ring: () => void }>();
  for (const [ask, cancel, numbers] of KINDS) {
    const [own, ownCancel] = [functions[ask], functions[cancel]] as [Ask?, ((id: number) => void)?];
    if (!own || !ownCancel) continue;
    const counted: Ask = (work, ...rest) => {
      const ring = (...given: unknown[]): void => {
        if (ask !== 'setInterval') {
          pending.delete(`${numbers} ${id}`);
          // When a test has rung it, the browser must not ring it again.
          ownCancel.call(target, id);
        }
        work(...given);
      };
      const id = own.call(target, ring, ...rest);
      const ms = typeof rest[0] === 'number' ? rest[0] : undefined;
      const text = ms === undefined ? ask : `${ask} ${ms}`;
      pending.set(`${numbers} ${id}`, { text, ms: ms ?? 0, ring });
      return id;
    };
    functions[ask] = counted;
    functions[cancel] = (id: number) => {
      pending.delete(`${numbers} ${id}`);
      ownCancel.call(target, id);
    };
  }
  return {
    get pending() {
      return [...pending.values()].map(({ text }) => text);
    },
    ring(limit) {
      for (const { text, ms, ring } of [...pending.values()]) {
        if (text.startsWith('setTimeout') && ms <= limit) ring();
      }
    },
  };
}
