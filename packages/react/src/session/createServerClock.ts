/** The server's time on this device, whatever the device's own clock says. */
export interface ServerClock {
  /** Unix time in ms by the server, as well as this browser knows it. */
  now(): number;
  /** Ms since some fixed moment; device clock changes do not touch it. */
  elapsed(): number;
  /** The time that a server-rendered page was made for, or null: for hydration only. */
  rendered(): number | null;
  /** Takes the time of a server-rendered page. */
  seed(serverTime: string): void;
  /** Takes the time of an answer. `sentAt` is `elapsed()` when the request left. */
  sync(serverTime: string | null, sentAt: number): void;
  /** Told when `now()` jumped. */
  subscribe(listener: () => void): () => void;
}

/**
 * Below this, or below what the way may have taken, a new reading is the network's noise, and the
 * countdown stays calm.
 */
const NOISE = 500;

/**
 * Between answers the larger advance of the two device clocks counts: the monotonic one ignores a
 * changed wall clock, but stands still in the sleep of some systems; only the wall clock sees that.
 */
export function createServerClock(
  wall: () => number = () => Date.now(),
  monotonic: () => number = () => performance.now(),
): ServerClock {
  const listeners = new Set<() => void>();
  let rendered: number | null = null;
  let anchor: { server: number; wall: number; monotonic: number } | undefined;

  const now = () =>
    anchor === undefined
      ? wall()
      : anchor.server + Math.max(wall() - anchor.wall, monotonic() - anchor.monotonic);

  const set = (server: number, way: number) => {
    const noise = anchor !== undefined && Math.abs(server - now()) <= Math.max(NOISE, way);
    anchor = { server: noise ? now() : server, wall: wall(), monotonic: monotonic() };
    if (!noise) for (const listener of listeners) listener();
  };

  return {
    now,
    elapsed: monotonic,
    rendered: () => rendered,
    seed(serverTime) {
      const time = Date.parse(serverTime);
      if (rendered !== null || Number.isNaN(time)) return;
      rendered = time;
      anchor ??= { server: time, wall: wall(), monotonic: monotonic() };
    },
    sync(serverTime, sentAt) {
      const time = Date.parse(serverTime ?? '');
      const way = (monotonic() - sentAt) / 2;
      if (!Number.isNaN(time)) set(time + way, way);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
