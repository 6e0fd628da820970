import type { PaymentRecord } from '@coinslot/server';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { deepRuns } from '../faults/deepRuns.ts';
import { forgeHint, hintPlan } from '../faults/forgedHint.ts';
import { openTarget, type Target } from '../faults/openTarget.ts';
import { outOfPace } from '../faults/outOfPace.ts';
import { watchUnhandled } from '../faults/watchUnhandled.ts';

const { runs, seed } = deepRuns('COINSLOT_FORGED_RUNS', 500);
/** While the payments are open, and several times as fast as they may be asked for. */
const SPAN_MS = Math.min(20 * 60_000, runs * 240);
const LEAST_MS = 5000;
const REFUSALS = [400, 401, 403, 404, 405, 413, 415];

const complaints = watchUnhandled();

let shop: Target;
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
  it.each([
    // Who looks for what a lost creation made asks for whatever it is told, in its own turn.
    ['kryptogo', 2, 'finds'],
    // Without the order's secret, nobody can ask for it.
    ['kryptoswap', 1, 'does not find'],
  ] as const)(
    `move nothing while %s says that nothing moved: ${runs} of them, seed ${seed} (T01, T05, T07, T10, T18, T33)`,
    async (provider, callers, lostOne) => {
      shop = await openTarget(provider, { seed: 'forgers' });
      const { open, lost, paid, strangers } = shop;
      expect([...open, lost].map(({ reference }) => reference !== null)).toEqual([
        true,
        true,
        false,
      ]);
      const told = shop.events.length;
      const called = shop.calls.length;
      const answers = new Map<number, number>();

      await fc.assert(
        fc.asyncProperty(hintPlan(provider), async (plan) => {
          const { request, isOfPayment } = forgeHint(shop, plan);
          const { status } = await shop.fetch(request);
          answers.set(status, (answers.get(status) ?? 0) + 1);
          const preflight = status === 204 && plan.method === 'OPTIONS';
          if (status === 200) expect(isOfPayment).toBe(true);
          else if (!preflight) expect(REFUSALS).toContain(status);
          for (const record of [...open, lost, ...paid, ...strangers]) {
            const now = await shop.record(record.id);
            expect(now && seen(now)).toEqual(seen(record));
          }
          await shop.sandbox.advance(Math.floor(SPAN_MS / runs));
        }),
        { numRuns: runs, seed },
      );

      expect(shop.events.length).toBe(told);
      const calls = shop.calls.slice(called);
      const asked = new Set(calls.map((call) => call.provider));
      expect(asked).toContain(provider);
      // Its notices are signed: whoever has no secret makes nobody ask.
      expect(asked).not.toContain('cryptofuse');
      expect(outOfPace(calls, [...open, ...paid, ...strangers], callers)).toEqual([]);
      for (const status of [200, 400, 404, 405, 413, 415])
        expect(answers.get(status)).toBeGreaterThan(0);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(complaints).toEqual([]);

      // All the same, money that does come is found: also by the first word of the lost one.
      await shop.sandbox.advance(LEAST_MS);
      for (const { reference, status, provider: of } of shop.sandbox.payments()) {
        if (of !== provider || !/^(pending|new|waitPayment)$/.test(status)) continue;
        await shop.sandbox.pay(reference);
        await shop.sandbox.confirm(reference);
      }
      await shop.sandbox.advance(2 * LEAST_MS);
      await shop.round();
      for (const { id } of lostOne === 'finds' ? [...open, lost] : open)
        expect((await shop.record(id))?.status).toBe('paid');
    },
    60_000 + runs * 20,
  );
});
