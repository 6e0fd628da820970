import type { CheckoutError } from '@coinslot/core';
import { describe, expect, it, vi } from 'vitest';
import { createTestCheckout } from '../testing/createTestCheckout.ts';
import { paymentFixture } from '../testing/paymentFixture.ts';
import { createClient } from './createClient.ts';

const transport = { elapsed: () => 0, onTime: () => {} };

const answering = (body: unknown, init?: ResponseInit) =>
  createClient('/api/checkout/', {
    ...transport,
    fetch: async () => new Response(JSON.stringify(body), init),
  });

const USDT = paymentFixture('paid').due?.asset;
const transfer = {
  type: 'transfer',
  address: 'TXykTMHhUaTgKey5RLAeKCG3Akpf63uwGM',
  amount: '12.5',
  asset: USDT,
};
const transfers = {
  'no address': { ...transfer, address: undefined },
  'an empty address': { ...transfer, address: '' },
  'an address that turns the text around': { ...transfer, address: 'T\u202eXykTMHh' },
  'no amount': { ...transfer, amount: undefined },
  'an amount that is a number': { ...transfer, amount: 12.5 },
  'nothing to send': { ...transfer, amount: '0.00' },
  'an amount of 40 digits': { ...transfer, amount: '1'.repeat(40) },
  'an amount beyond counting': { ...transfer, amount: '1e999' },
  'an amount with an exponent': { ...transfer, amount: '1E-8' },
  'an amount that is less than nothing': { ...transfer, amount: '-12.5' },
  'another amount than the one due': { ...transfer, amount: '12.51' },
  'another coin than the one due': { ...transfer, asset: { ...USDT, symbol: 'USDC' } },
  'no coin': { ...transfer, asset: undefined },
};

describe('the client', () => {
  it('creates, reads, checks and resumes below the endpoint', async () => {
    const checkout = createTestCheckout();
    const client = createClient('/api/checkout/', { ...transport, fetch: checkout.fetch });
    const { payment, clientSecret } = await client.create(
      { orderId: '1042', provider: 'example', asset: 'USDTTRC20', params: { table: 4 } },
      'key',
    );
    const credentials = { id: payment.id, clientSecret };
    const first = await client.read(credentials, null);
    expect(first).toEqual({ payment, etag: '"v1"' });
    expect(await client.read(credentials, first)).toBe(first);
    await client.check(credentials, true);
    await client.resume(payment.id, { orderId: '1042', params: { table: 4 } });
    expect(checkout.requests.map(({ method, path, body }) => [method, path, body])).toEqual([
      [
        'POST',
        '/payments',
        { orderId: '1042', provider: 'example', asset: 'USDTTRC20', params: { table: 4 } },
      ],
      ['GET', `/payments/${payment.id}`, null],
      ['GET', `/payments/${payment.id}`, null],
      ['POST', `/payments/${payment.id}/check`, { paid: true }],
      ['POST', `/payments/${payment.id}/resume`, { params: { table: 4 } }],
    ]);
    expect(checkout.requests[0]?.headers['idempotency-key']).toBe('key');
  });

  it('never puts a secret into an address', async () => {
    const checkout = createTestCheckout();
    const client = createClient('/api/checkout', { ...transport, fetch: checkout.fetch });
    const { payment, clientSecret } = await client.create({ orderId: '1042' }, 'key');
    await client.read({ id: payment.id, clientSecret }, null);
    expect(checkout.requests.map(({ path }) => path).join()).not.toContain(clientSecret);
    expect(checkout.requests[1]?.headers['authorization']).toBe(`Bearer ${clientSecret}`);
  });

  it('hands what it does not know to the merchant as params', async () => {
    const checkout = createTestCheckout();
    const client = createClient('/api/checkout', { ...transport, fetch: checkout.fetch });
    const untyped = { orderId: '1042', amount: '0.01' };
    await client.create(untyped, 'key');
    expect(checkout.requests[0]?.body).toEqual({ orderId: '1042', params: { amount: '0.01' } });
  });

  it.each<[string, object]>([
    ['no version', { version: undefined }],
    ['a status that is a number', { status: 7 }],
    ...Object.entries(transfers).map(([name, change]): [string, object] => [
      name,
      { action: change },
    ]),
    ['another coin due than asked for', { due: { amount: '12.5', asset: { ...USDT, code: 'X' } } }],
    ['another network due', { due: { amount: '12.5', asset: { ...USDT, network: 'ethereum' } } }],
    ['an unknown way to pay', { action: { type: 'teleport' } }],
    ['a deadline that is a number', { expiresAt: 1_768_471_200 }],
    ['a deadline that is a number in text', { expiresAt: '1768471200' }],
    ['a deadline without a year', { expiresAt: '12' }],
    ['no word of a deadline', { expiresAt: undefined }],
    ['a time that is none', { updatedAt: '2026-13-99T99:99' }],
    ['a version that is text', { version: '3' }],
    ['a version beyond counting', { version: 2 ** 60 }],
  ])('refuses a payment with %s whole (C27, C28, C29)', async (_, broken) => {
    const payment = { ...paymentFixture('awaiting_payment'), ...broken };
    const reading = answering({ payment }).read({ id: 'pay_1', clientSecret: 's' }, null);
    const error = await reading.catch((error: CheckoutError) => error);
    expect(error).toMatchObject({ code: 'invalid_response', retryable: true });
    await expect(
      answering({ payment, clientSecret: 's' }).create({ orderId: '1' }, 'key'),
    ).rejects.toMatchObject({ code: 'invalid_response' });
  });

  it('keeps what a wallet is told as it came, so that text, code and clipboard can not differ (T45)', async () => {
    const sent = paymentFixture('awaiting_payment');
    const { payment } = await answering({ payment: sent }).read(
      { id: 'pay_1', clientSecret: 's' },
      null,
    );
    expect(payment).toEqual(sent);
    const { action } = payment;
    if (action.type !== 'transfer') throw new Error('The fixture has to be payable.');
    expect(() => Object.assign(action, { address: 'T-of-a-thief' })).toThrow(TypeError);
    expect(() => Object.assign(action.asset, { network: 'bsc' })).toThrow(TypeError);
    expect(() => Object.assign(payment, { action: { ...action, amount: '99' } })).toThrow(
      TypeError,
    );
  });

  it('takes the same amount in another notation for the same', async () => {
    const due = { amount: '12.50', asset: USDT };
    const payment = { ...paymentFixture('awaiting_payment'), due };
    const read = answering({ payment }).read({ id: 'pay_1', clientSecret: 's' }, null);
    await expect(read).resolves.toMatchObject({ payment: { due } });
  });

  it('shows a status of a later version as one that goes on, claims nothing of the money, and tells of it (C26)', async () => {
    const payment = { ...paymentFixture('paid', { held: true }), status: 'teleported' };
    const onUnknownStatus = vi.fn();
    const client = createClient('/api/checkout', {
      ...transport,
      onUnknownStatus,
      fetch: async () => new Response(JSON.stringify({ payment })),
    });
    const answer = await client.read({ id: 'pay_1', clientSecret: 's' }, null);
    const shown = {
      ...payment,
      status: 'settling',
      action: { type: 'wait' },
      amountStatus: 'none',
      received: null,
      held: false,
    };
    expect(answer.payment).toEqual(shown);
    expect(onUnknownStatus).toHaveBeenCalledWith(shown, 'teleported');
  });

  it('refuses a 304 that it did not ask for', async () => {
    const client = createClient('/api/checkout', {
      ...transport,
      fetch: async () => new Response(null, { status: 304 }),
    });
    const error = { code: 'invalid_response', retryable: true };
    await expect(client.read({ id: 'pay_1', clientSecret: 's' }, null)).rejects.toMatchObject(
      error,
    );
    await expect(client.create({ orderId: '1' }, 'key')).rejects.toMatchObject(error);
  });

  it('refuses a creation without a secret, and takes fields of a later version', async () => {
    const payment = paymentFixture('awaiting_payment');
    await expect(answering({ payment }).create({ orderId: '1' }, 'key')).rejects.toMatchObject({
      code: 'invalid_response',
      details: { issues: ['clientSecret'] },
    });
    const later = { payment: { ...payment, tip: '1' }, clientSecret: 's', more: true };
    await expect(answering(later).create({ orderId: '1' }, 'key')).resolves.toEqual({
      payment,
      clientSecret: 's',
    });
  });
});
