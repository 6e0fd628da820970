import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLeases, type Lease, type LeaseTable } from './createLeases.ts';

const HOLD_MS = 10;
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A table that several processes share, whose answers take a moment, and its looks and writes. */
function sharedTable() {
  const rows = new Map<string, Lease>();
  const counts = { reads: 0, writes: 0 };
  const table: LeaseTable = {
    async read(key) {
      counts.reads += 1;
      return rows.get(key) ?? null;
    },
    async replace(key, previous, next) {
      counts.writes += 1;
      if (rows.get(key)?.revision !== previous?.revision) return false;
      rows.set(key, next);
      return true;
    },
    async release(key, owner) {
      const lease = rows.get(key);
      if (lease?.owner !== owner) return;
      if (lease.wantedBy === null) rows.delete(key);
      else rows.set(key, { ...lease, expiresAt: 0, revision: lease.revision + 1 });
    },
  };
  let tokens = 0;
  const token = () => {
    tokens += 1;
    return `owner ${tokens}`;
  };
  const newProcess = () => createLeases(table, { now: Date.now, sleep, token });
  return { newProcess, counts };
}

const PATIENT = { ttlMs: 60_000, waitMs: 60_000 };

/** Plays processes that each make so many calls in so many lanes; who had the key, turn by turn. */
async function contend(processes: number, { calls = 50, lanes = 1 } = {}) {
  const { newProcess, counts } = sharedTable();
  const turns: number[] = [];
  const startedAt = Date.now();
  const work = Array.from({ length: processes }, (_, index) => {
    const withLease = newProcess();
    const lane = async () => {
      for (let call = 0; call < calls / lanes; call += 1) {
        await withLease('key', PATIENT, async () => {
          turns.push(index);
          await sleep(HOLD_MS);
        });
      }
    };
    return Array.from({ length: lanes }, lane);
  });
  let done = false;
  const all = Promise.all(work.flat()).then(() => {
    done = true;
  });
  while (!done) await vi.advanceTimersByTimeAsync(1);
  await all;
  return { turns, counts, msPerTurn: (Date.now() - startedAt) / turns.length };
}

describe('a key that is wanted all the time', () => {
  it('goes from one call of a process to the next at once', async () => {
    const { msPerTurn } = await contend(1, { calls: 40, lanes: 20 });
    expect(msPerTurn).toBeLessThanOrEqual(HOLD_MS + 1);
  });

  it.each([2, 4])('goes from one of %i processes to another soon', async (processes) => {
    for (const lanes of [1, 5]) {
      const { msPerTurn } = await contend(processes, { lanes });
      expect(msPerTurn).toBeLessThanOrEqual(HOLD_MS + 5);
    }
  });

  it.each([2, 4])('gives each of %i processes its share of turns', async (processes) => {
    for (const lanes of [1, 5]) {
      const { turns } = await contend(processes, { calls: 200, lanes });
      // While all of them want it.
      const first = turns.slice(0, 100 * processes);
      for (let index = 0; index < processes; index += 1) {
        expect(first.filter((turn) => turn === index).length).toBeGreaterThan(30);
      }
    }
  });
});

describe('a wish for a key', () => {
  it('is written seldom, and looked at often only at first', async () => {
    const { newProcess, counts } = sharedTable();
    const [holder, waiter] = [newProcess(), newProcess()];
    const held = holder('key', PATIENT, () => sleep(5000));
    await vi.advanceTimersByTimeAsync(1);
    const waiting = waiter('key', PATIENT, async () => Date.now());
    await vi.advanceTimersByTimeAsync(4900);
    expect(counts.writes).toBeLessThan(5000 / 100);
    expect(counts.reads).toBeLessThan((5000 / 50) * 2);
    await vi.advanceTimersByTimeAsync(200);
    await held;
    await waiting;
  });

  it('of a process that died keeps nobody out, although the clock was set back an hour', async () => {
    const { newProcess } = sharedTable();
    const [holder, dying, other] = [newProcess(), newProcess(), newProcess()];
    const held = holder('key', PATIENT, () => sleep(100));
    await vi.advanceTimersByTimeAsync(10);
    // It gives up, and its wish stays.
    const gone = dying('key', { ttlMs: 1000, waitMs: 40 }, async () => {}).catch(() => 'gone');
    await vi.advanceTimersByTimeAsync(60);
    expect(await gone).toBe('gone');
    vi.setSystemTime(Date.now() - 60 * 60_000);
    await vi.advanceTimersByTimeAsync(50);
    await held;
    const taken = other('key', { ttlMs: 1000, waitMs: 500 }, async () => 'taken');
    await vi.advanceTimersByTimeAsync(600);
    expect(await taken).toBe('taken');
  });
});

describe('a key whose holder died', () => {
  it.each([1, 23])('is free soon, although the clock was set back %i h since', async (hours) => {
    const { newProcess } = sharedTable();
    const [dead, other] = [newProcess(), newProcess()];
    const ttlMs = 15_000;
    void dead('key', { ttlMs, waitMs: 0 }, () => new Promise(() => {}));
    await vi.advanceTimersByTimeAsync(10);
    vi.setSystemTime(Date.now() - hours * 60 * 60_000);
    const taken = other('key', { ttlMs, waitMs: 60_000 }, async () => 'taken');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await taken).toBe('taken');
  });

  it('is not taken from a holder who works, although the clock was set back a little', async () => {
    const { newProcess } = sharedTable();
    const [holder, other] = [newProcess(), newProcess()];
    let working = true;
    const held = holder('key', { ttlMs: 15_000, waitMs: 0 }, async () => {
      await sleep(8000);
      working = false;
    });
    await vi.advanceTimersByTimeAsync(10);
    vi.setSystemTime(Date.now() - 60_000);
    const taken = other('key', { ttlMs: 15_000, waitMs: 60_000 }, async () => working);
    await vi.advanceTimersByTimeAsync(9000);
    await held;
    expect(await taken).toBe(false);
  });

  it.each([1, 24])(
    'is not taken within a process when the clock jumps ahead %i h',
    async (hours) => {
      const { newProcess } = sharedTable();
      const withLease = newProcess();
      let working = true;
      const held = withLease('key', { ttlMs: 15_000, waitMs: 0 }, async () => {
        await sleep(8000);
        working = false;
      });
      await vi.advanceTimersByTimeAsync(10);
      vi.setSystemTime(Date.now() + hours * 60 * 60_000);
      const taken = withLease('key', { ttlMs: 15_000, waitMs: 60_000 }, async () => working);
      await vi.advanceTimersByTimeAsync(9000);
      await held;
      expect(await taken).toBe(false);
    },
  );

  it.each([-23, 23])(
    'is free within its process when its time is over, the clock moved by %i h',
    async (hours) => {
      const { newProcess } = sharedTable();
      const withLease = newProcess();
      void withLease('key', { ttlMs: 15_000, waitMs: 0 }, () => new Promise(() => {}));
      await vi.advanceTimersByTimeAsync(10);
      vi.setSystemTime(Date.now() + hours * 60 * 60_000);
      const taken = withLease('key', { ttlMs: 15_000, waitMs: 60_000 }, async () => 'taken');
      await vi.advanceTimersByTimeAsync(15_100);
      expect(await taken).toBe('taken');
    },
  );
});
