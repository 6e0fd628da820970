import type { Money } from '@coinslot/core';
import type { Order, ResolveOrderInput } from '@coinslot/server';
import { kryptogo } from '@coinslot/server/kryptogo';
import { describe, expect, it } from 'vitest';
import { openCounterpart } from './openCounterpart.ts';

const MINUTE = 60_000;
const CREATE = 'POST /v1/studio/api/payment/intent';
/** What the hook sends for the guide's "Basic Usage". */
const BASIC = {
  provider: 'kryptogo',
  params: { fiat_amount: '100', fiat_currency: 'TWD' },
};
/** And for its "Advanced Usage". */
const ADVANCED = {
  provider: 'kryptogo',
  params: {
    ...BASIC.params,
    callback_url: 'https://your-server.com/payment/callback',
    order_data: { orderId: '12345', productName: 'Product Name' },
    group_key: 'product_purchase',
  },
};
const TWD: Money = { amount: '100.00', currency: 'TWD' };
const USD: Money = { amount: '3.20', currency: 'USD' };

/** A merchant whose session knows which order is paid, and what it costs. */
async function openMerchant(cart: Partial<Order> = {}) {
  const counterpart = await openCounterpart();
  const { sandbox } = counterpart;
  const order: Order = { id: 'cart-7', prices: [TWD], ...cart };
  const resolved: Omit<ResolveOrderInput, 'request'>[] = [];
  const account = kryptogo(sandbox.credentials.kryptogo);
  const counter = counterpart.serve(account, order, async ({ orderId, params }) => {
    resolved.push({ orderId, params });
    return (orderId ?? order.id) === order.id ? order : null;
  });
  const { post, checkout } = counter;
  const ask = async (body: object) => {
    const answer = await post('payments', body);
    return { status: answer.status, ...(await answer.json()) };
  };
  const sent = () =>
    sandbox.requests().flatMap(({ method, body }) => (method === 'POST' ? [JSON.parse(body)] : []));
  return { ...counterpart, ...counter, resolved, ask, sent, list: checkout.payments.list };
}

describe('a page that names no order', () => {
  it('gets the payment of the order that the merchant decides', async () => {
    const { ask, asked, origin, resolved, sent } = await openMerchant();
    const made = await ask(BASIC);
    expect(made).toMatchObject({
      status: 201,
      payment: {
        orderId: 'cart-7',
        provider: 'kryptogo',
        price: TWD,
        action: { type: 'transfer' },
      },
    });
    expect(resolved).toEqual([{ orderId: undefined, params: BASIC.params }]);
    expect(asked(CREATE)).toBe(1);
    expect(sent()).toEqual([
      {
        fiat_amount: '100.00',
        fiat_currency: 'TWD',
        callback_url: expect.stringContaining(
          `${origin}/api/checkout/callbacks/kryptogo/${made.payment.id}.`,
        ),
      },
    ]);
  });

  it('gets the same one again, at the same moment and later, until it is paid and after', async () => {
    const { ask, asked, list, record, sandbox } = await openMerchant();
    const both = await Promise.all([ask(BASIC), ask(BASIC)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 201]);
    const ids = new Set(both.map(({ payment }) => payment.id));
    expect(ids.size).toBe(1);
    const [made] = both;
    await sandbox.advance(MINUTE);
    const again = await ask(BASIC);
    expect(again).toMatchObject({ status: 200, payment: { id: made.payment.id } });
    const { reference } = await record(made);
    await sandbox.pay(`${reference}`);
    await sandbox.confirm(`${reference}`);
    expect(await ask(BASIC)).toMatchObject({
      status: 200,
      payment: { id: made.payment.id, status: 'paid' },
    });
    expect(await list()).toHaveLength(1);
    expect(asked(CREATE)).toBe(1);
  });

  it('gets none of an order that is not this shopper’s', async () => {
    const { ask, asked } = await openMerchant();
    expect(await ask({ ...BASIC, orderId: 'cart-8' })).toMatchObject({
      status: 404,
      error: { code: 'not_found' },
    });
    expect(asked(CREATE)).toBe(0);
  });

  it('follows and resumes its payment, whose order the merchant is asked about by its id', async () => {
    const { ask, origin, post, resolved } = await openMerchant();
    const { payment, clientSecret } = await ask(ADVANCED);
    const read = await fetch(`${origin}/api/checkout/payments/${payment.id}`, {
      headers: { Authorization: `Bearer ${clientSecret}` },
    });
    expect((await read.json()).payment).toEqual(payment);
    resolved.length = 0;
    const resumed = await post(`payments/${payment.id}/resume`, { params: ADVANCED.params });
    expect(await resumed.json()).toEqual({ payment, clientSecret });
    expect(resolved).toEqual([{ orderId: 'cart-7', params: ADVANCED.params }]);
  });
});

describe('what a page says beside its choice', () => {
  it('reaches the merchant, and of it KryptoGO nothing', async () => {
    const kept = { orderData: { order_id: 'uid_12345' }, groupKey: 'coffee' };
    const { ask, origin, received, resolved, sandbox, record, sent } = await openMerchant({
      provider: { kryptogo: kept },
    });
    const made = await ask(ADVANCED);
    expect(resolved).toEqual([{ orderId: undefined, params: ADVANCED.params }]);
    expect(sent()).toEqual([
      {
        fiat_amount: '100.00',
        fiat_currency: 'TWD',
        callback_url: expect.stringContaining(`${origin}/api/checkout/callbacks/kryptogo/`),
        order_data: kept.orderData,
        group_key: kept.groupKey,
      },
    ]);
    await sandbox.advance(MINUTE);
    await sandbox.pay(`${(await record(made)).reference}`);
    expect(sandbox.notices().every(({ state }) => state === 'delivered')).toBe(true);
    expect(received).toEqual([]);
  });

  it.for([
    ['another amount', { fiat_amount: '99.99' }, 'amount_mismatch'],
    ['more digits than there are', { fiat_amount: '100.000000000000000001' }, 'amount_mismatch'],
    ['another currency', { fiat_currency: 'USD' }, 'amount_mismatch'],
    ['no decimal', { fiat_amount: '1OO' }, 'amount_mismatch'],
    ['a number', { fiat_amount: 100 }, 'amount_mismatch'],
    ['too little for KryptoGO', { fiat_amount: '0.009' }, 'amount_too_small'],
  ] as const)('is refused with %s, before anything is written (T13)', async ([, change, code]) => {
    const { ask, asked, events, list, resolved } = await openMerchant();
    const params = { ...BASIC.params, ...change };
    expect(await ask({ ...BASIC, params })).toMatchObject({
      status: 422,
      error: { code, retryable: false },
    });
    // The merchant was asked; only then there is a price to compare with.
    expect(resolved).toHaveLength(1);
    expect(await list()).toEqual([]);
    expect(asked(CREATE)).toBe(0);
    expect(events).toEqual([]);
  });

  it('does not take away a payment that is open, nor what was sent to it', async () => {
    const { ask, asked, list, record, sandbox } = await openMerchant();
    const made = await ask(BASIC);
    const wrong = { ...BASIC, params: { ...BASIC.params, fiat_amount: '1' } };
    expect(await ask(wrong)).toMatchObject({ status: 422, error: { code: 'amount_mismatch' } });
    expect(await list()).toMatchObject([made.payment]);
    await sandbox.advance(MINUTE);
    const { reference } = await record(made);
    await sandbox.pay(`${reference}`);
    await sandbox.confirm(`${reference}`);
    // Whatever the page believes, this shopper has paid.
    expect(await ask(wrong)).toMatchObject({
      status: 200,
      payment: { id: made.payment.id, status: 'paid' },
    });
    expect(asked(CREATE)).toBe(1);
  });
});

describe('an order with prices in both currencies', () => {
  const usdOnPage = { provider: 'kryptogo', params: { fiat_amount: '3.2', fiat_currency: 'USD' } };

  it('is paid in the one that the page names, at the merchant’s price', async () => {
    const { ask, sent } = await openMerchant({ prices: [TWD, USD] });
    expect(await ask(usdOnPage)).toMatchObject({ status: 201, payment: { price: USD } });
    expect(sent()).toMatchObject([{ fiat_amount: '3.20', fiat_currency: 'USD' }]);
  });

  it('stays in it where the page names none, and is paid once when it names the other', async () => {
    const { ask, asked, list } = await openMerchant({ prices: [TWD, USD] });
    const { payment } = await ask(usdOnPage);
    expect(await ask({ provider: 'kryptogo' })).toMatchObject({ status: 200, payment });
    expect(await ask({})).toMatchObject({ status: 200, payment });
    expect(asked(CREATE)).toBe(1);
    const other = await ask(BASIC);
    expect(other).toMatchObject({ status: 201, payment: { price: TWD } });
    const [latest, first] = await list();
    expect(latest).toMatchObject({ id: other.payment.id, supersededBy: null });
    expect(first).toMatchObject({ id: payment.id, supersededBy: other.payment.id });
  });

  it('is quoted in the one that the page names', async () => {
    const { post } = await openMerchant({ prices: [TWD, USD] });
    const quoted = async (params: object) =>
      (await (await post('quotes', { params })).json()).options;
    expect(await quoted({})).toMatchObject([{ price: TWD, unavailable: null }]);
    expect(await quoted(usdOnPage.params)).toMatchObject([{ price: USD, unavailable: null }]);
    expect(await quoted({ fiat_amount: '0.001' })).toMatchObject([
      { price: null, unavailable: 'amount_too_small' },
    ]);
  });
});
