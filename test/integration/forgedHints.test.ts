import type { PaymentRecord } from '@coinslot/server';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { deepRuns } from '../faults/deepRuns.ts';
import { forgeHint, hintPlan } from '../faults/forgedHint.ts';
import { type Hints, openHints } from '../faults/openHints.ts';

const { runs, seed } = deepRuns('COINSLOT_FORGED_RUNS', 1000);
/** As long as the intents are open. */
const SPAN_MS = 25 * 60_000;
const LEAST_MS = 5000;
const REFUSALS = [400, 401, 403, 404, 405, 413, 415];

const complaints: unknown[] = [];
const complain = (error: unknown) => complaints.push(error);
beforeAll(() => process.on('unhandledRejection', complain));
afterAll(() => void process.off('unhandledRejection', complain));

let shop: Hints;
afterEach(() => shop.close());

const seen = ({ status, version, review, reference, received, refund, action }: PaymentRecord) => ({
  status,
  version,
  review,
  reference,
  received,
  refund,
  action,
});

describe('callbacks that nobody signs', () => {
  it(
    `move nothing while the provider says that nothing moved: ${runs} of them, seed ${seed} (T01, T05, T07, T18, T33)`,
    async () => {
      shop = await openHints('forgers');
      expect(shop.sent).toHaveLength(2);
      expect(shop.open.map(({ reference }) => reference !== null)).toEqual([true, true, false]);
      const told = shop.events.length;
      const called = shop.calls();
      const answers = new Map<number, number>();

      await fc.assert(
        fc.asyncProperty(hintPlan, async (plan) => {
          const { status } = await shop.fetch(forgeHint(shop, plan));
          answers.set(status, (answers.get(status) ?? 0) + 1);
          const preflight = status === 204 && plan.method === 'OPTIONS';
          if (status !== 200 && !preflight) expect(REFUSALS).toContain(status);
          for (const record of shop.open) {
            const now = await shop.record(record.id);
            expect(now && seen(now)).toEqual(seen(record));
          }
          await shop.sandbox.advance(Math.floor(SPAN_MS / runs));
        }),
        { numRuns: runs, seed },
      );

      expect(shop.events.length).toBe(told);
      // Each of the five payments once in five seconds, however often it is hinted at.
      const most = 5 * (SPAN_MS / LEAST_MS + 1);
      expect(shop.calls() - called).toBeGreaterThan(0);
      expect(shop.calls() - called).toBeLessThanOrEqual(most);
      for (const status of [200, 400, 404, 405, 413, 415])
        expect(answers.get(status)).toBeGreaterThan(0);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(complaints).toEqual([]);

      // All the same, money that does come is found: also by the first word of the lost one.
      for (const { reference, status } of shop.sandbox.payments()) {
        if (status !== 'pending') continue;
        await shop.sandbox.pay(reference);
        await shop.sandbox.confirm(reference);
      }
      await shop.sandbox.advance(LEAST_MS);
      await shop.round();
      for (const { id } of shop.open) expect((await shop.record(id))?.status).toBe('paid');
    },
    60_000 + runs * 20,
  );
});
