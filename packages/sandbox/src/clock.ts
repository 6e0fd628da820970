/** Where the sandbox's time comes from. */
export interface TimeSource {
  /** Milliseconds since the epoch. */
  now(): number;
  /**
   * Calls `run` once after `ms` and returns its cancellation. A source without it stands still:
   * things happen only when the sandbox is advanced.
   */
  after?(ms: number, run: () => void): () => void;
}

/** The source plus an offset that `advance` moves, and everything that waits for a moment on it. */
export interface VirtualClock {
  now(): number;
  /** Calls `run` once when `ms` of virtual time have passed; returns its cancellation. */
  schedule(ms: number, run: () => void): () => void;
  sleep(ms: number): Promise<void>;
  /** Registers work in flight (a delivery), so that `settle` and `advance` can wait for it. */
  track(work: Promise<unknown>): void;
  /** Waits for the work in flight, but not for work that itself waits for virtual time. */
  settle(): Promise<void>;
  /** Moves time forward, running what falls due in its order, each with its consequences. */
  advance(ms: number): Promise<void>;
  /** How far this time is ahead of its source, in ms. */
  offset(): number;
  /** Forgets what was scheduled and the offset. */
  reset(): void;
  close(): void;
}

interface Timer {
  at: number;
  run: () => void;
}

// Longer waits overflow the platform's 32-bit timers and would fire at once.
const LONGEST_WAIT = 2 ** 31 - 1;

/** Real time. Its timers never keep a Node process alive. */
export const systemTime: TimeSource = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    if (typeof timer === 'object') timer.unref();
    return () => clearTimeout(timer);
  },
};

/**
 * Time that stands still until the sandbox is advanced: the same calls give the same history.
 *
 * @example
 * const sandbox = createSandbox({ clock: manualClock('2026-11-21T10:00:00Z'), seed: 'a' });
 * await sandbox.advance(30_000);
 */
export function manualClock(startsAt: string | number): TimeSource {
  const start = new Date(startsAt).getTime();
  if (Number.isNaN(start)) throw new TypeError(`Not a date: ${startsAt}`);
  return { now: () => start };
}

/** The same clock; `changed` is called after each timer and each piece of work in flight. */
export function watchClock(clock: VirtualClock, changed: () => void): VirtualClock {
  return {
    ...clock,
    schedule: (ms, run) =>
      clock.schedule(ms, () => {
        run();
        changed();
      }),
    track: (work) => clock.track(work.finally(changed)),
  };
}

export function createVirtualClock(source: TimeSource, startOffset = 0): VirtualClock {
  let offset = startOffset;
  let closed = false;
  let disarm = () => {};
  let sleeperArrived = signal();
  const sleepers = new Set<() => void>();
  const timers: Timer[] = [];
  const work = new Set<Promise<unknown>>();

  const now = () => source.now() + offset;

  function arm(): void {
    disarm();
    disarm = () => {};
    const next = timers[0];
    if (next === undefined || source.after === undefined) return;
    const wait = Math.min(Math.max(0, next.at - now()), LONGEST_WAIT);
    disarm = source.after(wait, () => {
      while (timers[0] !== undefined && timers[0].at <= now()) timers.shift()?.run();
      arm();
    });
  }

  function schedule(ms: number, run: () => void): () => void {
    if (closed) return () => {};
    const timer = { at: now() + ms, run };
    timers.splice(positionFor(timers, timer.at), 0, timer);
    if (timers[0] === timer) arm();
    return () => {
      const index = timers.indexOf(timer);
      if (index >= 0) timers.splice(index, 1);
    };
  }

  /** Nobody is left sleeping for a timer that will not come. */
  function dropTimers(): void {
    disarm();
    timers.length = 0;
    for (const wakeUp of sleepers) wakeUp();
  }

  async function settle(): Promise<void> {
    while (work.size > 0 && sleepers.size === 0)
      await Promise.race([...work, sleeperArrived.promise]);
  }

  return {
    now,
    schedule,
    sleep(ms) {
      if (closed) return Promise.resolve();
      return new Promise((resolve) => {
        const wakeUp = () => {
          sleepers.delete(wakeUp);
          resolve();
        };
        sleepers.add(wakeUp);
        schedule(ms, wakeUp);
        sleeperArrived.resolve();
        sleeperArrived = signal();
      });
    },
    track(promise) {
      const forget = () => {
        work.delete(tracked);
      };
      const tracked = promise.then(forget, forget);
      work.add(tracked);
    },
    settle,
    async advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) throw new RangeError('advance() takes milliseconds ≥ 0.');
      const target = now() + ms;
      for (;;) {
        await settle();
        const next = timers[0];
        if (next === undefined || next.at > target) break;
        timers.shift();
        offset += Math.max(0, next.at - now());
        next.run();
      }
      offset += Math.max(0, target - now());
      arm();
    },
    offset: () => offset,
    reset() {
      dropTimers();
      offset = 0;
    },
    close() {
      closed = true;
      dropTimers();
    },
  };
}

/** Equal moments keep the order in which they were asked for. */
function positionFor(timers: readonly Timer[], at: number): number {
  let low = 0;
  let high = timers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((timers[middle] as Timer).at <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function signal(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
