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

const SHORTEST_WAIT_MS = 5;
const LONGEST_WAIT_MS = 50;
/** Some of the longest waits, so that a wish lives on while its process is briefly held up. */
const WISH_MS = 5 * LONGEST_WAIT_MS;

/**
 * Mutual exclusion by rows with an expiry. Within a process the callers of a key stand in line and
 * only the first of them looks at the table; between processes a caller who came in vain leaves a
 * wish, which a process that calls again and again has to let pass.
 */
export function createLeases(table: LeaseTable, { now, sleep, token }: Means): Store['withLease'] {
  const lines = new Map<string, string[]>();

  const take = async (key: string, owner: string, ttlMs: number): Promise<boolean> => {
    const lease = await table.read(key);
    const next = ask(lease, owner, await now(), ttlMs);
    return next !== null && (await table.replace(key, lease, next)) && next.owner === owner;
  };

  const wait = async (key: string, owner: string, ttlMs: number, waitMs: number) => {
    const line = lines.get(key) ?? [];
    lines.set(key, line);
    line.push(owner);
    try {
      let pause = SHORTEST_WAIT_MS;
      for (let waited = 0; ; waited += pause) {
        if (line[0] === owner && (await take(key, owner, ttlMs))) return;
        if (waited >= waitMs) break;
        pause = Math.min(pause * 1.5, LONGEST_WAIT_MS, waitMs - waited);
        await sleep(pause);
      }
    } finally {
      line.splice(line.indexOf(owner), 1);
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
    try {
      return await run();
    } finally {
      // The work is done and its result counts: a lease that cannot be given back expires.
      await table.release(key, owner).catch(() => {});
    }
  };
}

/** The lease as it should be written for this caller; null when there is nothing to write. */
function ask(lease: Lease | null, owner: string, now: number, ttlMs: number): Lease | null {
  const revision = (lease?.revision ?? 0) + 1;
  const mine = { owner, expiresAt: now + ttlMs, wantedBy: null, wantedUntil: 0, revision };
  if (!lease) return mine;
  const promised =
    lease.wantedBy !== null && lease.wantedBy !== owner && !isDue(lease.wantedUntil, now);
  if (promised) return null;
  if (isDue(lease.expiresAt, now)) return mine;
  return { ...lease, wantedBy: owner, wantedUntil: now + WISH_MS, revision };
}
