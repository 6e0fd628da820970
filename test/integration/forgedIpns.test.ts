import type { PaymentRecord } from '@coinslot/server';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { deepRuns } from '../faults/deepRuns.ts';
import { forgeIpn, ipnPlan } from '../faults/forgedIpn.ts';
import {
  type OpenPayment,
  openTarget,
  type SentNotice,
  type Target,
} from '../faults/openTarget.ts';
import { watchUnhandled } from '../faults/watchUnhandled.ts';

const { runs, seed } = deepRuns('COINSLOT_FORGED_RUNS', 500);
/** While the orders are open. */
const SPAN_MS = Math.min(20 * 60_000, runs * 240);
const REFUSALS = [400, 401, 403, 404, 405, 413, 415];

const complaints = watchUnhandled();

let shop: Target;
afterEach(() => shop.close());

/** What a genuine notice that is late, or says nothing of money, leaves as it is as well. */
const unpaid = ({ status, received, action, due, review }: PaymentRecord) => ({
  status,
  received,
  action,
  due,
  review,
});

/** Whoever has the order's secret, as its page's address has it, may say that it is paid. */
async function claimPaid({ sandbox }: Target, { reference, private: kept }: OpenPayment) {
  const path = 'service/api/v1/public/exchanger/order/update-status';
  const { orderSecret } = kept;
  const response = await sandbox.fetch(
    new Request(`${sandbox.origins.kryptoswap}/${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ orderUID: reference, orderSecret, status: 'inProgress' }),
    }),
  );
  expect(response.status).toBe(200);
  await sandbox.advance(1);
}

/** What was caught on its way, with another's number and another's wallet: neither is signed. */
async function deliverChanged(
  { fetch }: Target,
  caught: readonly SentNotice[],
  { reference }: OpenPayment,
) {
  expect(caught.length).toBeGreaterThan(0);
  for (const { url, hash, body } of caught) {
    const form = new URLSearchParams(body);
    form.set('orderUID', reference ?? '');
    form.set('toValues[0][value]', 'bc1qthief');
    const headers = form.has('hash') || hash === null ? {} : { hash };
    expect((await fetch(url, { method: 'POST', headers, body: form })).status).toBe(200);
  }
}

const wordOf = ({ sandbox }: Target, { reference }: OpenPayment) =>
  sandbox.payments().find((one) => one.reference === reference)?.status;

describe('notices with a hash, by somebody who is not the provider', () => {
  it.each([
    ['body', { in: 'body', name: 'hash' }],
    ['header', { in: 'header', name: 'hash' }],
  ] as const)(
    `move nothing, the hash in the %s: ${runs} of them, seed ${seed} (T01, T02, T05, T07, T08, T09, T10, T18)`,
    async (place, hashField) => {
      shop = await openTarget('kryptoswap', { seed: 'forgers', hashField });
      const { open, lost, paid, strangers } = shop;
      const [first, second] = open;
      const unheard = paid.at(-1);
      if (!first || !second || !unheard) throw new Error('There are no payments.');
      const told = shop.events.length;
      // True and signed notices that money is on its way, where there is none; the first is caught.
      shop.hold(true);
      await claimPaid(shop, first);
      shop.hold(false);
      await claimPaid(shop, second);
      expect([wordOf(shop, first), wordOf(shop, second)]).toEqual(['inProgress', 'inProgress']);
      const noticesOf = ({ callbackUrl }: OpenPayment) =>
        shop.sent.filter(({ url }) => url === callbackUrl);
      await deliverChanged(shop, noticesOf(first), second);
      for (const payment of open) {
        const now = await shop.record(payment.id);
        expect(now && unpaid(now)).toEqual(unpaid(payment));
      }
      const all = [...open, lost, ...paid, ...strangers];
      const expected = new Map<string, PaymentRecord | null>();
      for (const { id } of all) expected.set(id, await shop.record(id));
      const called = shop.calls.length;
      const answers = new Map<number, number>();
      const fresh = new Set(noticesOf(unheard));
      expect(fresh.size).toBeGreaterThan(1);

      await fc.assert(
        fc.asyncProperty(ipnPlan, async (plan) => {
          const calls = shop.calls.length;
          const { request, replayed } = forgeIpn(shop, plan, place);
          const { status } = await shop.fetch(request);
          answers.set(status, (answers.get(status) ?? 0) + 1);
          const preflight = status === 204 && plan.method === 'OPTIONS';
          if (replayed !== null) expect(status).toBe(200);
          else if (!preflight) expect(REFUSALS).toContain(status);
          // Whoever has no hash can not make the shop call anybody; whoever has one, once.
          const isNews = replayed !== null && fresh.delete(replayed);
          expect(shop.calls.length - calls).toBeLessThanOrEqual(isNews ? 1 : 0);
          for (const { id } of all) {
            const before = expected.get(id);
            const now = await shop.record(id);
            if (isNews) expect(now && unpaid(now)).toEqual(before && unpaid(before));
            else expect(now).toEqual(before);
            expected.set(id, now);
          }
          await shop.sandbox.advance(Math.floor(SPAN_MS / runs));
        }),
        { numRuns: runs, seed, endOnFailure: true },
      );

      expect(shop.events.length).toBe(told);
      expect(shop.calls.length).toBeGreaterThan(called);
      for (const status of [200, 401, 404, 405, 413, 415])
        expect(answers.get(status)).toBeGreaterThan(0);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(complaints).toEqual([]);

      // The provider's own word is taken all the same, also where what it does not sign was changed.
      const old = noticesOf(first).length;
      for (const payment of open) {
        shop.hold(payment === first);
        await shop.sandbox.pay(payment.reference ?? '');
        await shop.sandbox.confirm(payment.reference ?? '');
        await shop.sandbox.advance(10_000);
      }
      await deliverChanged(shop, noticesOf(first).slice(old), second);
      for (const { id } of open)
        expect(await shop.record(id)).toMatchObject({ status: 'paid', review: [] });
      expect(await shop.record(lost.id)).toMatchObject({ status: 'created' });
    },
    60_000 + runs * 20,
  );
});
