import type { CheckoutError } from '@coinslot/core';
import { describe, expect, it } from 'vitest';
import { createTestCheckout } from '../testing/createTestCheckout.ts';
import { paymentFixture } from '../testing/paymentFixture.ts';
import { createClient } from './createClient.ts';

const transport = { elapsed: () => 0, onTime: () => {} };

const answering = (body: unknown, init?: ResponseInit) =>
  createClient('/api/checkout/', {
    ...transport,
    fetch: async () => new Response(JSON.stringify(body), init),
  });

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

  it.each([
    ['no address', { action: { type: 'transfer', amount: '1' } }],
    ['an amount that is a number', { due: { amount: 12.5, asset: null } }],
    ['a status of a later version', { status: 'teleported' }],
    ['no version', { version: undefined }],
  ])('refuses a payment with %s whole', async (_, broken) => {
    const payment = { ...paymentFixture('awaiting_payment'), ...broken };
    const reading = answering({ payment }).read({ id: 'pay_1', clientSecret: 's' }, null);
    const error = await reading.catch((error: CheckoutError) => error);
    expect(error).toMatchObject({ code: 'invalid_response', retryable: true });
    await expect(
      answering({ payment, clientSecret: 's' }).create({ orderId: '1' }, 'key'),
    ).rejects.toMatchObject({ code: 'invalid_response' });
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
