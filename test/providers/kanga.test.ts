import { CheckoutError } from '@coinslot/server';
import { type KangaOptions, kanga } from '@coinslot/server/kanga';
import { describe, expect, it, onTestFinished } from 'vitest';
import { describeProvider } from './describeProvider.ts';
import { openShop, type Shop, type ShopOptions } from './openShop.ts';
import type { ProviderSubject } from './ProviderSubject.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const cancelled = { status: 'cancelled', told: ['cancelled'] } as const;

const subject: ProviderSubject<KangaOptions> = {
  factory: kanga,
  account: (sandbox) => ({ ...sandbox.credentials.kanga, settlement: { PLN: 'oPLN' } }),
  required: ['apiKey', 'apiSecret', 'settlement'],
  // The key is public: it stands in the address of the page.
  secrets: ['apiSecret'],
  hosts: ['baseUrl', 'webUrl'],
  refused: (account) => ({ ...account, apiSecret: 'the-secret-of-another-merchant' }),
  order: { id: '1042', prices: [{ amount: '100.00', currency: 'PLN' }], description: 'Coffee' },
  choice: {},
  calls: { create: null, read: { method: 'POST', path: '/api/v2/tpg/transaction' } },
  async notice(url, reference) {
    return new Request(`${url}?transactionKey=${encodeURIComponent(reference)}`);
  },
  connect: (sandbox, url) => void sandbox.callbackUrl('kanga', url),
  arrive: (sandbox, url) => sandbox.open(url),
  outcomes: {
    under: {
      status: 'awaiting_payment',
      told: [],
      because: 'its page asks for the rest, and no state tells of a part',
    },
    over: {
      status: 'paid',
      amountStatus: 'exact',
      told: ['paid'],
      because: 'the surplus goes back to the payer, and the merchant gets the price',
    },
    late: {
      ...cancelled,
      because: 'there is no deadline; money after a cancellation goes back to the payer',
    },
    split: {
      status: 'paid',
      amountStatus: 'exact',
      told: ['paid'],
      because: 'no state tells of a part',
    },
    expire: { ...cancelled, because: 'what nobody pays is cancelled after 24 hours' },
    refund: { notOffered: 'no document knows of one after FINALIZED' },
    providerDown: {
      status: 'awaiting_payment',
      told: [],
      because: 'nothing is asked before the shopper opens the page',
    },
    wrongAsset: {
      status: 'awaiting_payment',
      told: [],
      because: 'what it can not credit goes back to the payer',
    },
    unknownWord: {
      status: 'awaiting_payment',
      review: ['unknown_status'],
      told: ['review'],
      because: 'callbacks tell no state, and what was asked in between is over already',
    },
    dust: {
      status: 'awaiting_payment',
      told: [],
      because: 'its page asks for the rest, and no state tells of a part',
    },
    underThenExpired: { ...cancelled, because: 'no state tells of a part' },
    reverted: { notOffered: 'no document knows of money that is taken back' },
    paidThenReverted: { notOffered: 'no document knows of money that is taken back' },
    tokenExpired: { notOffered: 'its calls are signed, and there is no token' },
  },
};

describeProvider(subject);

type Made = Awaited<ReturnType<Shop['create']>>;

async function open(
  options?: ShopOptions<KangaOptions>,
  change: Partial<ProviderSubject<KangaOptions>> = {},
): Promise<Shop> {
  const shop = await openShop({ ...subject, ...change }, options);
  onTestFinished(() => shop.close());
  return shop;
}

/** Nobody has opened the page yet. */
const openUnvisited = (change?: Partial<ProviderSubject<KangaOptions>>) =>
  open({ arrives: false }, change);

const pageOf = ({ payment: { action } }: Made): URL => {
  if (action.type !== 'redirect') throw new Error('There is no page.');
  return new URL(action.url);
};

const { calls } = subject;

describe('before the shopper opens the page', () => {
  it('is no failure, and days later it is still paid (S17)', async () => {
    const shop = await openUnvisited();
    const made = await shop.create();
    await shop.wait(2 * DAY, 15 * MINUTE);
    expect(shop.asked(calls.read)).toBeGreaterThan(50);
    expect(await shop.record(made)).toMatchObject({
      status: 'awaiting_payment',
      providerStatus: null,
      held: false,
      review: [],
      expiresAt: null,
    });
    expect(shop.warnings()).toEqual([]);
    expect(shop.events.map(({ type }) => type)).toEqual(['payment.created']);
    await shop.sandbox.open(pageOf(made).href);
    await shop.pay(made);
    await shop.wait(HOUR);
    expect(shop.told()).toEqual(['paid']);
    expect(await shop.record(made)).toMatchObject({ status: 'paid', late: false });
  });

  it('a creation that was lost half-way is made whole by the next read (S47)', async () => {
    const lost = new CheckoutError('provider_timeout', 'Nobody knows.', { outcomeUnknown: true });
    const shop = await openUnvisited({
      factory: (options) => ({ ...kanga(options), create: () => Promise.reject(lost) }),
    });
    const made = await shop.create();
    expect(made.payment.action).toEqual({ type: 'wait' });
    await shop.wait(MINUTE);
    const payment = await shop.poll(made);
    expect(payment).toMatchObject({ status: 'awaiting_payment', held: false, expiresAt: null });
    const { searchParams } = pageOf({ ...made, payment });
    expect(searchParams.get('transactionKey')).toBe((await shop.record(made)).reference);
    expect(searchParams.get('amount')).toBe('100.00');
    await shop.sandbox.open(pageOf({ ...made, payment }).href);
    await shop.pay(made);
    await shop.wait(HOUR);
    expect(shop.shipped()).toBe(1);
  });
});

describe('an address that is not signed', () => {
  it.each([
    ['amount', '1.00', 'amount_mismatch'],
    ['amount', '99.99', 'amount_mismatch'],
    ['amount', '1000.00', 'amount_mismatch'],
    ['currency', 'EMT', 'asset_mismatch'],
  ])('is never paid for with another %s: %s (T13)', async (name, value, reason) => {
    const shop = await openUnvisited();
    const made = await shop.create();
    const page = pageOf(made);
    page.searchParams.set(name, value);
    await shop.sandbox.open(page.href);
    await shop.pay(made);
    await shop.wait(HOUR);
    expect(shop.sandbox.payments()).toMatchObject([{ status: 'FINALIZED' }]);
    expect(await shop.record(made)).toMatchObject({
      status: 'awaiting_payment',
      held: true,
      review: [reason],
    });
    expect(shop.told()).toEqual(['review']);
    expect(shop.shipped()).toBe(0);
  });

  it('is never paid for where somebody else was first with the key (T19)', async () => {
    const shop = await openUnvisited();
    const made = await shop.create();
    const squatted = pageOf(made);
    squatted.searchParams.set('amount', '1');
    await shop.sandbox.open(squatted.href);
    await shop.sandbox.open(pageOf(made).href);
    await shop.pay(made);
    await shop.wait(HOUR);
    expect(await shop.record(made)).toMatchObject({ held: true, review: ['amount_mismatch'] });
    expect(shop.shipped()).toBe(0);
  });

  it('has a key that nobody can guess: not of the order, not of another payment (T19)', async () => {
    const shop = await openUnvisited();
    const orders = Array.from({ length: 20 }, (_, index) => ({ orderId: `${index}` }));
    const made = await Promise.all(orders.map((order) => shop.create(order)));
    const keys = made.map((one) => pageOf(one).searchParams.get('transactionKey'));
    expect(new Set(keys).size).toBe(made.length);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
  });

  it.each(['asSent', 'shortest', 'padded'])(
    'is paid for however the amount is written in the answer (%s)',
    async (checkAmount) => {
      const shop = await open();
      shop.sandbox.dialect('kanga', { checkAmount });
      const made = await shop.create();
      await shop.pay(made);
      await shop.wait(HOUR);
      expect(shop.told()).toEqual(['paid']);
    },
  );
});

describe('a callback', () => {
  it.each(['GET', 'POST'])(
    'by %s causes a read, and is answered with 200 (S21)',
    async (method) => {
      const shop = await open();
      const made = await shop.create();
      shop.sandbox.faults({ notices: 'drop' });
      await shop.pay(made);
      await shop.sandbox.advance(10_000);
      const { reference } = await shop.record(made);
      const url = `${shop.callbackUrl}?transactionKey=${reference}`;
      const body = method === 'POST' ? { body: 'state=CANCELED' } : {};
      const answer = await fetch(url, { method, ...body });
      expect([answer.status, await answer.text()]).toEqual([200, 'OK']);
      expect(shop.told()).toEqual(['paid']);
    },
  );

  it.each([
    ['no key', ''],
    ['an empty key', '?transactionKey='],
    ['two keys', '?transactionKey=KEY&transactionKey=other'],
    ['the same key twice', '?transactionKey=KEY&transactionKey=KEY'],
    ['a key of 129 characters', `?transactionKey=${'a'.repeat(129)}`],
    ['a key with a space', '?transactionKey=KEY%20'],
    ['a key with a line break', '?transactionKey=KEY%0a'],
    ['a key in other letters', '?TransactionKey=KEY'],
  ])('with %s is 400, and nobody is asked (S23)', async (_, query) => {
    const shop = await openUnvisited();
    const { reference } = await shop.record(await shop.create());
    const url = shop.callbackUrl + query.replaceAll('KEY', reference ?? '');
    for (const method of ['GET', 'POST']) {
      const answer = await fetch(url, { method });
      expect(answer.status).toBe(400);
    }
    expect(shop.asked()).toBe(0);
  });

  it('that comes a thousand times for keys that nobody issued asks nothing (S22, T33)', async () => {
    const shop = await open();
    const statuses = new Set<number>();
    for (let round = 0; round < 20; round += 1) {
      const burst = Array.from({ length: 50 }, (_, index) =>
        fetch(`${shop.callbackUrl}?transactionKey=${`${round}`.padStart(20, 'f')}${index}`),
      );
      for (const { status } of await Promise.all(burst)) statuses.add(status);
    }
    expect([...statuses]).toEqual([404]);
    expect(shop.asked()).toBe(0);
  });

  it('that comes a hundred times for a payment asks at most once in ten seconds (T33)', async () => {
    const shop = await open();
    const made = await shop.create();
    await shop.sandbox.advance(MINUTE);
    const { reference } = await shop.record(made);
    const before = shop.asked(calls.read);
    for (let second = 0; second < 20; second += 1) {
      const flood = Array.from({ length: 5 }, () =>
        fetch(`${shop.callbackUrl}?transactionKey=${reference}`),
      );
      for (const { status } of await Promise.all(flood)) expect(status).toBe(200);
      await shop.sandbox.advance(1000);
    }
    expect(shop.asked(calls.read) - before).toBeLessThanOrEqual(3);
  });

  it('comes again after 15 minutes, an hour and six hours, until a read succeeds (S20)', async () => {
    const shop = await open();
    const made = await shop.create();
    await shop.sandbox.advance(MINUTE);
    shop.sandbox.faults({ answers: [{ kind: 'status', status: 500, ...calls.read, times: 3 }] });
    const { reference } = await shop.record(made);
    await shop.sandbox.pay(reference ?? '');
    await shop.sandbox.confirm(reference ?? '');
    // No round of the server's own: it is down between the callbacks.
    await shop.sandbox.advance(8 * HOUR);
    const [active] = shop.sandbox.notices();
    const times = active?.attempts.map(({ at, status }) => [
      (Date.parse(at) - Date.parse(active.at)) / MINUTE,
      status,
    ]);
    expect(times?.[0]).toEqual([0, 503]);
    expect(times?.map(([minutes]) => minutes)).toEqual([0, 15, 75, 435].slice(0, times?.length));
    expect(times?.at(-1)?.[1]).toBe(200);
    expect(shop.told()).toEqual(['paid']);
  });
});

describe('days of patience', () => {
  it('shows no deadline, and asks every half hour for seven days, then no more', async () => {
    const shop = await open();
    const made = await shop.create();
    expect(made.payment.expiresAt).toBeNull();
    await shop.wait(7 * DAY, 15 * MINUTE);
    const asked = shop.asked(calls.read);
    // The rounds here are a quarter of an hour apart: so late can a question come.
    expect(asked).toBeGreaterThan((7 * DAY) / (48 * MINUTE));
    expect(asked).toBeLessThan((7 * DAY) / (27 * MINUTE) + 10);
    expect((await shop.record(made)).status).toBe('awaiting_payment');
    await shop.wait(2 * DAY, HOUR);
    expect(shop.asked(calls.read)).toBeLessThanOrEqual(asked + 1);
    expect(shop.warnings()).toEqual([]);
  });

  it('finds money of the sixth day without a callback', async () => {
    const shop = await open();
    const made = await shop.create();
    shop.sandbox.faults({ notices: 'drop' });
    await shop.wait(6 * DAY, HOUR);
    await shop.pay(made);
    await shop.wait(2 * HOUR, 10 * MINUTE);
    expect(shop.told()).toEqual(['paid']);
    expect(await shop.record(made)).toMatchObject({ status: 'paid', late: false });
  });

  it('finds money after the seventh day when a callback tells of it', async () => {
    const shop = await open();
    const made = await shop.create();
    await shop.wait(9 * DAY, HOUR);
    await shop.pay(made);
    await shop.wait(HOUR);
    expect(shop.told()).toEqual(['paid']);
  });

  it.each([
    ['refunded', { status: 'cancelled', late: false }, ['cancelled']],
    ['credited', { status: 'paid', late: true }, ['cancelled', 'paid']],
  ] as const)(
    'a part alone is cancelled after 24 hours; what comes then is %s',
    async (lateDeposit, end, told) => {
      const shop = await open();
      shop.sandbox.dialect('kanga', { lateDeposit });
      const made = await shop.create();
      const { reference } = await shop.record(made);
      const [{ due } = { due: { amount: '' } }] = shop.sandbox.payments();
      expect(due.amount).not.toBe('');
      await shop.sandbox.pay(reference ?? '', { share: '0.4' });
      await shop.sandbox.confirm(reference ?? '');
      await shop.wait(23 * HOUR, 10 * MINUTE);
      expect(await shop.record(made)).toMatchObject({ status: 'awaiting_payment', held: false });
      await shop.wait(2 * HOUR, 10 * MINUTE);
      expect(await shop.record(made)).toMatchObject({
        status: 'cancelled',
        providerStatus: 'CANCELED',
      });
      expect(shop.told()).toEqual(['cancelled']);
      await shop.sandbox.pay(reference ?? '', { share: '0.6' });
      await shop.sandbox.confirm(reference ?? '');
      await shop.wait(2 * HOUR, 10 * MINUTE);
      expect(await shop.record(made)).toMatchObject(end);
      expect(shop.told()).toEqual(told);
    },
  );

  it('reads CANCELLING, with two L, and CANCELED, with one, as one end', async () => {
    const shop = await open();
    const made = await shop.create();
    await shop.sandbox.advance(MINUTE);
    const { reference } = await shop.record(made);
    shop.sandbox.faults({ notices: 'drop' });
    await shop.sandbox.cancel(reference ?? '');
    expect(await shop.poll(made)).toMatchObject({ status: 'cancelled', action: { type: 'none' } });
    expect((await shop.record(made)).providerStatus).toBe('CANCELLING');
    await shop.wait(HOUR);
    expect((await shop.record(made)).providerStatus).toBe('CANCELED');
    expect(shop.told()).toEqual(['cancelled']);
    expect(Object.keys(shop.provider.statuses)).not.toContain('CANCELLED');
  });
});

describe('the e-mail step', () => {
  const create = { method: 'POST', path: '/api/v2/tpg/create/payment' } as const;
  const order = { ...subject.order, email: 'anna@shop.example' };
  const skipEmail = (account: KangaOptions) => ({ ...account, skipEmail: true });

  it('is skipped with a token, where the merchant vouches for the address', async () => {
    const shop = await open({ account: skipEmail, arrives: false }, { order });
    const page = pageOf(await shop.create({ asset: 'BTC' }));
    expect(page.searchParams.get('email')).toBe(order.email);
    expect(page.searchParams.get('paymentToken')).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(shop.asked(create)).toBe(1);
    await shop.sandbox.open(page.href);
    expect(shop.sandbox.payments()).toMatchObject([{ status: 'ACTIVE' }]);
  });

  it('is taken where the token can not be had now', async () => {
    const shop = await open({ account: skipEmail }, { order });
    shop.sandbox.faults({ answers: [{ kind: 'status', status: 500, ...create }] });
    const made = await shop.create({ asset: 'BTC' });
    const { searchParams } = pageOf(made);
    expect(searchParams.get('email')).toBe(order.email);
    expect(searchParams.has('paymentToken')).toBe(false);
    expect(shop.sandbox.payments()).toMatchObject([{ status: 'NEW' }]);
    await shop.pay(made);
    await shop.wait(HOUR);
    expect(shop.told()).toEqual(['paid']);
  });

  it('is taken, without a call, where the merchant does not vouch or knows no address', async () => {
    const careful = await openUnvisited({ order });
    expect(pageOf(await careful.create()).searchParams.get('email')).toBe(order.email);
    const unknown = await open({ account: skipEmail, arrives: false });
    expect(pageOf(await unknown.create()).searchParams.has('email')).toBe(false);
    for (const shop of [careful, unknown]) expect(shop.asked()).toBe(0);
  });

  it('fails the creation where the account itself is refused', async () => {
    const account = (given: KangaOptions) => subject.refused(skipEmail(given));
    const shop = await open({ account }, { order });
    await expect(shop.create()).rejects.toThrow('credentials_or_nonce');
    expect(shop.asked(create)).toBe(2);
    expect(shop.leaks()).toEqual([]);
  });
});

describe('the price estimate', () => {
  const quotes = async (shop: Shop) => {
    const response = await shop.post('quotes', { orderId: subject.order.id });
    return (await response.json()).options;
  };

  it('tells what the order costs in each currency of the merchant', async () => {
    const shop = await open({ account: (given) => ({ ...given, payCurrencies: ['BTC', 'ETH'] }) });
    expect(await quotes(shop)).toMatchObject([
      { asset: { code: 'BTC' }, approximate: expect.stringMatching(/^\d+\.\d+$/) },
      { asset: { code: 'ETH' }, approximate: expect.stringMatching(/^\d+\.\d+$/) },
    ]);
  });

  it('is asked for at the other documented address where the first has none', async () => {
    const shop = await open();
    const path = '/api/tpg/price/estimate';
    shop.sandbox.faults({ answers: [{ kind: 'status', status: 404, path }] });
    const [any, ...named] = await quotes(shop);
    expect(any).toMatchObject({ asset: null, unavailable: null });
    expect(named.length).toBeGreaterThan(1);
    expect(shop.asked({ method: 'POST', path: '/tpg/price/estimate' })).toBe(1);
  });

  it('is no reason not to offer where it can not be had', async () => {
    const shop = await open();
    shop.sandbox.faults({ down: true });
    expect(await quotes(shop)).toMatchObject([
      { asset: null, approximate: null, unavailable: null },
    ]);
  });

  it.each(['BTC', 'ETH'])('lets the shopper pay in %s, which the page is told', async (asset) => {
    const shop = await open();
    const made = await shop.create({ asset });
    expect(pageOf(made).searchParams.get('forceCurrency')).toBe(asset);
    await shop.pay(made);
    await shop.wait(HOUR);
    // What has to arrive at the merchant is what was agreed, whatever the shopper pays with.
    expect(await shop.record(made)).toMatchObject({
      status: 'paid',
      due: { amount: '100.00', asset: { code: 'oPLN' } },
    });
  });
});
