import type { PaymentRecord } from '@coinslot/server';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { deepRuns } from '../faults/deepRuns.ts';
import { forge, forgedPlan } from '../faults/forgedNotice.ts';
import { type Forgery, openForgery } from '../faults/openForgery.ts';
import { watchUnhandled } from '../faults/watchUnhandled.ts';

const { runs, seed } = deepRuns('COINSLOT_FORGED_RUNS', 1000);
/** What a sender may be told who is not the provider, or not of this payment. */
const REFUSALS = [400, 401, 403, 404, 405, 413, 415];

const complaints = watchUnhandled();

let shop: Forgery;
afterEach(() => shop.close());

/** What a genuine notice of somebody else, sent to this payment's address, leaves as it is as well. */
const unpaid = ({ status, amountStatus, received, action, due, transactions }: PaymentRecord) => ({
  status,
  amountStatus,
  received,
  action,
  due,
  transactions,
});

describe('notices that the provider did not send, or sent about others', () => {
  it(
    `move nothing: ${runs} of them, seed ${seed} (T01, T02, T05, T07, T10, T18)`,
    async () => {
      shop = await openForgery('forgers');
      expect(shop.genuine.map(({ arrived }) => arrived)).toEqual([true, true, false, false]);
      const before = shop.open.map(({ callbackUrl: _, ...record }) => record);
      const told = shop.events.length;
      const called = shop.calls();
      const answers = new Map<number, number>();
      const expected = new Map<string, unknown>(before.map((record) => [record.id, record]));

      await fc.assert(
        fc.asyncProperty(forgedPlan, async (plan) => {
          const calls = shop.calls();
          const { request, replayed } = forge(shop, plan);
          const { status } = await shop.fetch(request);
          answers.set(status, (answers.get(status) ?? 0) + 1);
          const preflight = status === 204 && plan.method === 'OPTIONS';
          if (status === 200) expect(replayed, 'only a genuine notice is taken').not.toBeNull();
          else if (!preflight) expect(REFUSALS).toContain(status);
          // Whoever has no signature can not make the shop call anybody.
          if (replayed === null) expect(shop.calls()).toBe(calls);
          for (const record of before) {
            const now = await shop.record(record.id);
            if (replayed === null) expect(now).toEqual(expected.get(record.id));
            else expected.set(record.id, now);
            expect(now).toMatchObject(unpaid(record));
          }
        }),
        { numRuns: runs, seed },
      );

      expect(shop.events.length).toBe(told);
      // Two notices had never arrived: each is new once at each of the four addresses and asks twice.
      expect(shop.calls() - called).toBeLessThanOrEqual(2 * 4 * 2);
      for (const status of [200, 400, 401, 404, 405, 413])
        expect(answers.get(status)).toBeGreaterThan(0);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(complaints).toEqual([]);
    },
    60_000 + runs * 20,
  );

  it('are taken where they belong, although they came to another payment first (T10, T18, S30)', async () => {
    shop = await openForgery('astray');
    const [astray, other] = shop.open;
    if (astray === undefined || other === undefined) throw new Error('There are no payments.');
    shop.hold(true);
    await shop.sandbox.pay(astray.reference ?? '');
    await shop.sandbox.confirm(astray.reference ?? '');
    const notices = shop.genuine.filter(({ orderId }) => orderId === astray.id);
    expect(notices).toHaveLength(2);
    const send = async (url: string) => {
      for (const { body, signature } of notices) {
        const headers = { 'content-type': 'application/json', 'x-webhook-signature': signature };
        expect((await shop.fetch(url, { method: 'POST', headers, body })).status).toBe(200);
      }
    };
    await send(other.callbackUrl);
    expect(await shop.record(other.id)).toMatchObject({
      status: 'awaiting_payment',
      received: null,
    });
    expect(await shop.record(astray.id)).toMatchObject({ status: 'awaiting_payment' });
    await send(astray.callbackUrl);
    expect(await shop.record(astray.id)).toMatchObject({
      status: 'paid',
      received: '100',
      review: [],
    });
    expect(await shop.record(other.id)).toMatchObject({
      status: 'awaiting_payment',
      received: null,
    });
  });
});
