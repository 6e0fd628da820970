import type { Store } from '@coinslot/server';
import { memoryStore } from '@coinslot/server/stores/memory';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepRuns } from '../faults/deepRuns.ts';
import { playRace, racePlan } from '../faults/playRace.ts';

const { runs, seed } = deepRuns('COINSLOT_RACE_RUNS', 1000);

/** Both servers on one memory; `breakIt` makes a worse store of it. */
function races(breakIt: (store: Store) => Store = (store) => store) {
  let played = 0;
  return fc.asyncProperty(fc.scheduler(), racePlan, async (scheduler, plan) => {
    played += 1;
    const faults = await playRace(plan, scheduler, {
      orderId: `order-${played}`,
      stores(sleep, now) {
        const store = breakIt(memoryStore({ sleep, now }));
        return [store, store];
      },
    });
    expect(faults).toEqual([]);
  });
}

describe('notices, polls, checks, rounds and clicks of two servers at the same time', () => {
  it(
    `ship once and lose nothing: ${runs} races on memory, seed ${seed} (T20, S19, S43, S55)`,
    async () => {
      await fc.assert(races(), { numRuns: runs, seed });
    },
    60_000 + runs * 100,
  );
});

/** That the races find what they look for: each of these stores does one thing wrong. */
describe('a race shows a store', () => {
  it.each<[string, (store: Store) => Store]>([
    [
      'that writes without comparing',
      (store) => ({
        ...store,
        async update(update) {
          const now = (await store.get(update.record.id))?.record.revision;
          return store.update({ ...update, expectedRevision: now ?? update.expectedRevision });
        },
      }),
    ],
    [
      'that hands out a change twice',
      (store) => ({
        ...store,
        leaseUndelivered: (input) => store.leaseUndelivered({ ...input, leaseMs: 0 }),
      }),
    ],
    [
      'that loses a change',
      (store) => ({
        ...store,
        postpone: (id) => store.acknowledge(id, 0),
      }),
    ],
    [
      'that lets an order have two payments',
      (store) => ({
        ...store,
        reserve: (reservation) =>
          store.reserve({
            ...reservation,
            record: { ...reservation.record, orderId: reservation.record.id },
          }),
      }),
    ],
  ])('%s', async (_, breakIt) => {
    const { failed } = await fc.check(races(breakIt), { numRuns: 300, seed, endOnFailure: true });
    expect(failed).toBe(true);
  });
});
