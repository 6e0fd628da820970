import type { PaymentStatus } from '@coinslot/core';
import type { Notice, PaymentSummary, ScenarioName } from '@coinslot/sandbox';
import { describe, expect, it, type TestContext } from 'vitest';
import { click, openShop, type Shop } from './openShop.ts';
import { type Outcome, sharedOutcomes } from './outcomes.ts';
import type { ProviderSubject } from './ProviderSubject.ts';

const MINUTE = 60_000;

type Made = Awaited<ReturnType<Shop['create']>>;

/** Every scenario of the sandbox, from the click to what the merchant was told. */
export function describeScenarios<Options extends object>(subject: ProviderSubject<Options>): void {
  const open = async ({ onTestFinished }: TestContext) => {
    const shop = await openShop(subject);
    onTestFinished(() => shop.close());
    // A page has shown the ways to pay: there may be tokens by now, and nonces.
    expect((await shop.post('quotes', { orderId: subject.order.id })).status).toBe(200);
    return shop;
  };

  describe.each(Object.keys(sharedOutcomes) as ScenarioName[])('%s', (name) => {
    const expected = subject.outcomes[name] ?? sharedOutcomes[name];

    if ('notOffered' in expected) {
      it(`is not offered: ${expected.notOffered}`, async (context) => {
        const shop = await open(context);
        // The sandbox says so too: nobody plays it, or it leaves this provider's payments alone.
        try {
          shop.sandbox.scenario(name);
        } catch (error) {
          expect(String(error)).toContain('No provider documents');
        }
        const made = await shop.create();
        await shop.wait(20 * MINUTE);
        expect(OPEN).toContain((await shop.record(made)).status);
        expect(shop.told()).toEqual([]);
      });
      return;
    }

    if ('refused' in expected) {
      it(`is refused as ${expected.refused}, and can be paid later: ${expected.because}`, async (context) => {
        const shop = await open(context);
        shop.sandbox.scenario(name);
        const response = await shop.post('payments', click(subject));
        expect((await response.json()).error.code).toBe(expected.refused);
        await shop.wait(20 * MINUTE);
        expect(shop.sandbox.payments()).toEqual([]);
        expect(shop.shipped()).toBe(0);
        await expectLaterClick(shop);
      });
      return;
    }

    const faultId = FAULT_IDS[name] ?? '';
    it(`ends as ${expected.status}, told as ${expected.told.join(', ') || 'nothing'}${faultId}`, async (context) => {
      const shop = await open(context);
      shop.sandbox.scenario(name);
      const clicked = shop.sandbox.now();
      const made = await shop.create();
      const [asked = null] = shop.sandbox.payments();
      const start = { asked, tookMs: shop.sandbox.now() - clicked };
      await shop.wait(20 * MINUTE);
      await expectOutcome(shop, made, expected);
      await expectPlayed[name]?.(shop.sandbox.notices(), shop, start);

      // Nothing is told again, and nothing more happens by itself or because of old news.
      for (const { id, state } of shop.sandbox.notices()) {
        if (state !== 'dropped') await shop.sandbox.resend(id);
      }
      await shop.wait(5 * MINUTE);
      await expectOutcome(shop, made, expected);
      expect(await shop.checkout.payments.list({ undelivered: true })).toEqual([]);
      expect(shop.leaks()).toEqual([]);

      // What is over for the shopper, or never began, is not over for the order.
      if (SOFT_ENDS.includes(expected.status) || shop.sandbox.faults().down) {
        const { reference } = await shop.record(made);
        await expectLaterClick(shop, reference === null ? { startNew: true } : {});
      }
    });
  });
}

const OPEN: readonly PaymentStatus[] = ['created', 'awaiting_payment'];
const SOFT_ENDS: readonly PaymentStatus[] = ['expired', 'cancelled', 'failed'];

async function expectLaterClick(shop: Shop, body: object = {}): Promise<void> {
  shop.sandbox.scenario('exact');
  const { payment } = await shop.create(body);
  await shop.wait(20 * MINUTE);
  expect((await shop.checkout.payments.get(payment.id))?.status).toBe('paid');
  expect(shop.shipped()).toBe(1);
}

async function expectOutcome(shop: Shop, made: Made, { told, ...outcome }: Outcome): Promise<void> {
  const record = await shop.record(made);
  const { status, amountStatus, late, held, review } = record;
  const whole = { amountStatus: 'none', late: false, held: false, review: [], ...outcome };
  const { because: _, ...facts } = { because: '', ...whole };
  expect({ status, amountStatus, late, held, review }).toEqual(facts);
  // A page sees the same.
  expect(await shop.poll(made)).toMatchObject({ status, amountStatus, late, held });
  expect(shop.told()).toEqual(told);
  expect(shop.shipped()).toBe(told.includes('paid') ? 1 : 0);
  expect(new Set(shop.events.map(({ id }) => id)).size).toBe(shop.events.length);
  expect(shop.events[0]?.type).toBe('payment.created');
  for (const { order, payment } of shop.events) {
    expect([order.id, order.description ?? null]).toEqual([record.orderId, record.description]);
    expect(payment.id).toBe(record.id);
  }
}

const FAULT_IDS: Partial<Record<ScenarioName, string>> = {
  duplicateNotice: ' (S24)',
  noNotice: ' (S52)',
  reorderedNotices: ' (S25)',
  forgedNotice: ' (T01)',
  unknownWord: ' (S49)',
};

/** What there was right after the click. */
interface Start {
  /** Null where the provider has no payment yet. */
  readonly asked: PaymentSummary | null;
  /** In the sandbox's time. */
  readonly tookMs: number;
}

/** Each transfer, in parts of what is due in the asset that was asked for. */
function sent({ sandbox }: Shop, { asked }: Start) {
  const right = asked?.payAsset ?? asked?.due.asset;
  return sandbox.payments().flatMap(({ transfers, due }) =>
    transfers.map(({ amount, asset }) => ({
      share: Number(amount) / Number(due.amount),
      isRight: asset === right,
    })),
  );
}

const sends =
  (...shares: number[]) =>
  (_: unknown, shop: Shop, start: Start) => {
    const transfers = sent(shop, start);
    expect(transfers.map(({ isRight }) => isRight)).toEqual(shares.map(() => true));
    for (const [index, share] of shares.entries()) {
      expect(transfers[index]?.share).toBeCloseTo(share, 2);
    }
  };

/** The money was there, or else nobody would have been told of it, and is there no more. */
function takesBack(notices: readonly Notice[], shop: Shop, start: Start): void {
  expect(notices).not.toEqual([]);
  expect(sent(shop, start)).toEqual([]);
}

/** What shows that the scenario was played at all, where its end does not. */
const expectPlayed: Partial<
  Record<
    ScenarioName,
    (notices: readonly Notice[], shop: Shop, start: Start) => void | Promise<void>
  >
> = {
  under: sends(0.5),
  underThenExpired: sends(0.5),
  over: sends(1.5),
  late: sends(1),
  expire: sends(),
  cancel: sends(),
  reverted: takesBack,
  paidThenReverted: takesBack,
  split(notices, shop, start) {
    // Where the first part alone is the end, the second stays in the wallet.
    const isOver = sent(shop, start).length === 1;
    (isOver ? sends(0.4) : sends(0.4, 0.6))(notices, shop, start);
  },
  dust(_, shop, start) {
    const [transfer, ...more] = sent(shop, start);
    expect([transfer?.isRight, more]).toEqual([true, []]);
    expect(transfer?.share).toBeLessThan(0.001);
  },
  wrongAsset(_, shop, start) {
    expect(sent(shop, start)).toMatchObject([{ isRight: false }]);
  },
  providerDown(_, { sandbox }) {
    expect(sandbox.requests().map(({ status }) => status)).toContain(503);
  },
  slow(_, __, { tookMs }) {
    expect(tookMs).toBeGreaterThanOrEqual(3000);
  },
  duplicateNotice(notices) {
    expect(notices).not.toEqual([]);
    for (const { attempts } of notices) expect(attempts.length).toBeGreaterThanOrEqual(2);
  },
  noNotice(notices) {
    expect(notices).not.toEqual([]);
    for (const { state, attempts } of notices) expect([state, attempts]).toEqual(['dropped', []]);
  },
  lateNotice(notices) {
    expect(notices).not.toEqual([]);
    for (const { at, attempts } of notices) {
      const [first] = attempts;
      expect(Date.parse(first?.at ?? at) - Date.parse(at)).toBeGreaterThanOrEqual(10 * MINUTE);
    }
  },
  reorderedNotices(notices) {
    // Held back until the one after it had gone out, and for good where there is no other.
    const waits = notices.map(({ at, attempts: [first] }) => first && first.at > at);
    expect(waits).toContain(notices.length > 1 || undefined);
  },
  async unknownWord(_, { provider, events, asked, wait }) {
    const { providerStatus } = events.at(-1)?.payment ?? {};
    expect(providerStatus).toMatch(/./);
    expect(provider.statuses).not.toHaveProperty(providerStatus ?? '');
    const before = asked();
    await wait(40 * MINUTE, 5 * MINUTE);
    expect(asked()).toBeGreaterThan(before);
  },
  tokenExpired(_, { sandbox }) {
    expect(sandbox.requests().map(({ status }) => status)).toContain(401);
  },
  nonceReused(_, { sandbox }) {
    expect(sandbox.faults().refuseNonces).toBe(0);
  },
  forgedNotice(notices, { provider }) {
    const [notice] = notices.filter(({ forged }) => forged);
    const status = provider.noticeTrust === 'signed' ? 401 : provider.acknowledge.status;
    expect(notice?.attempts.at(-1)).toMatchObject({ status });
  },
};
