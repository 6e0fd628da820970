import { CheckoutError } from '@coinslot/core';
import type { Store } from '../store.ts';
import { isDue } from './farAhead.ts';

/** Who holds a key, and who is next. */
export interface Lease {
  /** Named anew for every holding. */
  owner: string;
  /** Ms since 1970; 0 once released. */
  expiresAt: number;
  /** Who has asked in vain and goes first, while `wantedUntil` has not passed. */
  wantedBy: string | null;
  wantedUntil: number;
  /** Grows with every write. */
  revision: number;
}

/** Where leases are kept, for all processes that share them. */
export interface LeaseTable {
  read(key: string): Promise<Lease | null>;
  /** Writes `next` if owner and revision are still those of `previous`; false: somebody was faster. */
  replace(key: string, previous: Lease | null, next: Lease): Promise<boolean>;
  /** Gives the key back if `owner` still holds it; the row goes unless somebody wants the key. */
  release(key: string, owner: string): Promise<void>;
}

interface Means {
  /** The clock that all who share the table go by. */
  now: () => number | Promise<number>;
  sleep: (ms: number) => Promise<void>;
  token: () => string;
}

const SHORTEST_WAIT_MS = 2;
const LONGEST_WAIT_MS = 50;
/** Some of the longest waits, so that a wish lives on while its process is briefly held up. */
const WISH_MS = 5 * LONGEST_WAIT_MS;
/** No lease lasts so long: one that says so is of a holder who died before the clock was set back. */
const LONGEST_LEASE_MS = 10 * 60_000;

interface Waiter {
  /** To look at once, and not only when its pause is over. */
  wake: () => void;
}

/**
 * Mutual exclusion by rows with an expiry. Within a process the callers of a key stand in line and
 * only the first of them looks at the table; between processes a caller who came in vain leaves a
 * wish, which a process that calls again and again has to let pass. Who has the wish is next, and so
 * looks more often than the others.
 */
export function createLeases(table: LeaseTable, { now, sleep, token }: Means): Store['withLease'] {
  const lines = new Map<string, Waiter[]>();
  // A holder of our own is judged by a clock that nobody sets: ms of `performance.now()`.
  const endOf = new Map<string, number>();

  /** Whether the caller has the key now, is the next to have it, or has to wait like everybody. */
  const take = async (
    key: string,
    owner: string,
    ttlMs: number,
  ): Promise<'has' | 'next' | null> => {
    const lease = await table.read(key);
    const end = endOf.get(lease?.owner ?? '');
    const isOurs = end !== undefined;
    const isOver = isOurs && end <= performance.now();
    const next = ask(lease, { owner, ttlMs, isOurs, isOver }, await now());
    if (next === null || !(await table.replace(key, lease, next))) return null;
    if (next.owner === owner) return 'has';
    return lease?.wantedBy === owner ? null : 'next';
  };

  const wait = async (key: string, owner: string, ttlMs: number, waitMs: number) => {
    const line = lines.get(key) ?? [];
    lines.set(key, line);
    const me: Waiter = { wake() {} };
    line.push(me);
    try {
      let pause = SHORTEST_WAIT_MS;
      for (let waited = 0; ; ) {
        const taken = line[0] === me ? await take(key, owner, ttlMs) : null;
        if (taken === 'has') return;
        if (waited >= waitMs) break;
        const grown = taken === 'next' ? SHORTEST_WAIT_MS : pause * 1.5;
        pause = Math.min(grown, LONGEST_WAIT_MS, waitMs - waited);
        const woken = new Promise<boolean>((resolve) => {
          me.wake = () => resolve(true);
        });
        const isEarly = await Promise.race([woken, sleep(pause)]);
        if (!isEarly) waited += pause;
      }
    } finally {
      line.splice(line.indexOf(me), 1);
      if (line.length === 0) lines.delete(key);
    }
    throw new CheckoutError(
      'store_unavailable',
      `The lease "${key}" was not free within ${waitMs} ms, so nothing was done. Another process holds it or died with it; it frees itself when its time is over. Try again.`,
    );
  };

  return async (key, { ttlMs, waitMs }, run) => {
    const owner = token();
    await wait(key, owner, ttlMs, waitMs);
    endOf.set(owner, performance.now() + ttlMs);
    try {
      return await run();
    } finally {
      // The work is done and its result counts: a lease that cannot be given back expires.
      await table.release(key, owner).catch(() => {});
      endOf.delete(owner);
      lines.get(key)?.[0]?.wake();
    }
  };
}

interface Claim {
  owner: string;
  ttlMs: number;
  /** A call of this process has the lease. */
  isOurs: boolean;
  /** And has had it for longer than it may. */
  isOver: boolean;
}

/** The lease as it should be written for this caller; null when there is nothing to write. */
function ask(
  lease: Lease | null,
  { owner, ttlMs, isOurs, isOver }: Claim,
  now: number,
): Lease | null {
  const revision = (lease?.revision ?? 0) + 1;
  const mine = { owner, expiresAt: now + ttlMs, wantedBy: null, wantedUntil: 0, revision };
  if (!lease) return mine;
  const { wantedBy, wantedUntil } = lease;
  // One that lasts longer than wishes do was written before the clock was set back.
  const lasts = wantedUntil > now && wantedUntil <= now + WISH_MS;
  if (wantedBy !== null && wantedBy !== owner && lasts) return null;
  // Whoever of us has it will wake us; that others may wish for it meanwhile is their share.
  if (isOurs) return isOver || lease.expiresAt === 0 ? mine : null;
  if (isDue(lease.expiresAt, now)) return mine;
  if (lease.expiresAt > now + Math.max(ttlMs, LONGEST_LEASE_MS)) return mine;
  // Said already, and for long enough: a look is cheaper than a write.
  if (wantedBy === owner && wantedUntil - now > WISH_MS / 2) return null;
  return { ...lease, wantedBy: owner, wantedUntil: now + WISH_MS, revision };
}
