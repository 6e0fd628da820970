import { getPaymentResponseSchema } from '@coinslot/core/wire';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { scriptedProvider } from '../testing/scriptedProvider.fixture.ts';
import { bearer, testShop } from '../testing/testShop.fixture.ts';

describe('GET payments/:id', () => {
  it('gives the payment to its bearer, in the form of the wire', async () => {
    const shop = testShop();
    const { payment, clientSecret } = await shop.create();
    const response = await shop.get(`payments/${payment.id}`, bearer(clientSecret));
    expect(response.status).toBe(200);
    expect(getPaymentResponseSchema.parse(await response.json())).toEqual({ payment });
  });

  it('forbids caching, sniffing and referring, and tells the time', async () => {
    const shop = testShop();
    const { payment, clientSecret } = await shop.create();
    const { headers } = await shop.get(`payments/${payment.id}`, bearer(clientSecret));
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('Coinslot-Time')).toBe('2026-11-01T12:00:00.000Z');
    expect(headers.get('ETag')).toBe(`"v${payment.version}"`);
  });

  it('answers an unknown payment, a wrong secret and a missing one alike', async () => {
    const shop = testShop();
    const { payment, clientSecret } = await shop.create();
    const other = testShop();
    const stranger = await other.create();
    const answers = await Promise.all([
      shop.get(`payments/${payment.id}`),
      shop.get(`payments/${payment.id}`, bearer(stranger.clientSecret)),
      shop.get(`payments/${payment.id}`, bearer(`${clientSecret}x`)),
      shop.get(`payments/${stranger.payment.id}`, bearer(stranger.clientSecret)),
      shop.get('payments/pay_x', bearer(clientSecret)),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(404));
    const bodies = await Promise.all(answers.map((answer) => answer.json()));
    expect(new Set(bodies.map(({ error }) => error.message)).size).toBe(1);
  });

  it('accepts a secret that was made under the old one of two', async () => {
    const old = 'an-old-secret-of-the-shop';
    const before = testShop({ secret: old });
    const { payment, clientSecret } = await before.create();
    const after = testShop({ secret: ['a-new-secret-of-the-shop', old], store: before.store });
    const response = await after.get(`payments/${payment.id}`, bearer(clientSecret));
    expect(response.status).toBe(200);
    expect(await after.checkout.payments.clientSecret(payment.id)).not.toBe(clientSecret);
  });

  it('sends nothing but the time while nothing has changed', async () => {
    const shop = testShop();
    const { payment, clientSecret } = await shop.create();
    for (const tag of [`"v${payment.version}"`, `W/"v${payment.version}"`]) {
      const headers = { ...bearer(clientSecret), 'If-None-Match': tag };
      const response = await shop.get(`payments/${payment.id}`, headers);
      expect(response.status).toBe(304);
      expect(await response.text()).toBe('');
      expect(response.headers.get('Coinslot-Time')).not.toBeNull();
    }
  });

  it('asks the provider when the last answer is over five seconds old, and not before', async () => {
    const shop = testShop();
    const { payment, clientSecret } = await shop.create();
    shop.acme.say('ref_1', { word: 'completed', received: '100' });
    const read = async () => {
      const response = await shop.get(`payments/${payment.id}`, bearer(clientSecret));
      return (await response.json()).payment.status;
    };
    shop.advance(4999);
    expect(await read()).toBe('awaiting_payment');
    shop.advance(1);
    expect(await read()).toBe('paid');
    expect(shop.events.map(({ type }) => type)).toEqual(['payment.created', 'payment.paid']);
  });

  it('asks a provider that wants it rarer as rarely as it wants', async () => {
    const shop = testShop({ acme: scriptedProvider({ pace: { leastMs: 10_000 } }) });
    const { payment, clientSecret } = await shop.create();
    const asked = async (path: 'get' | 'check') => {
      if (path === 'get') await shop.get(`payments/${payment.id}`, bearer(clientSecret));
      else await shop.post(`payments/${payment.id}/check`, {}, bearer(clientSecret));
      return shop.acme.calls.filter((call) => call.startsWith('read')).length;
    };
    shop.advance(9999);
    expect([await asked('get'), await asked('check')]).toEqual([0, 0]);
    shop.advance(1);
    expect([await asked('check'), await asked('get')]).toEqual([1, 1]);
    shop.advance(9999);
    expect([await asked('check'), await asked('get')]).toEqual([1, 1]);
  });

  it('asks once for many pages that poll at the same moment', async () => {
    const shop = testShop();
    const { payment, clientSecret } = await shop.create();
    shop.advance(6000);
    await Promise.all(
      Array.from({ length: 10 }, () => shop.get(`payments/${payment.id}`, bearer(clientSecret))),
    );
    expect(shop.acme.calls.filter((call) => call.startsWith('read'))).toEqual(['read ref_1']);
  });

  it('gives what is stored when the provider does not answer, and does not ask at once again', async () => {
    const shop = testShop();
    const { payment, clientSecret } = await shop.create();
    shop.acme.script.read = async () => {
      throw new Error('down');
    };
    shop.advance(6000);
    for (let poll = 0; poll < 3; poll += 1) {
      const response = await shop.get(`payments/${payment.id}`, bearer(clientSecret));
      expect(response.status).toBe(200);
    }
    expect(shop.acme.calls.filter((call) => call.startsWith('read'))).toHaveLength(1);
  });

  it('does not keep a poll waiting for a slow provider', async () => {
    const shop = testShop();
    const { payment, clientSecret } = await shop.create();
    shop.advance(6000);
    let answer = () => {};
    shop.acme.script.read = () => new Promise((resolve) => (answer = resolve));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const asked = shop.get(`payments/${payment.id}`, bearer(clientSecret));
    await expect.poll(() => shop.acme.calls).toContain('read ref_1');
    await vi.advanceTimersByTimeAsync(2500);
    expect((await (await asked).json()).payment.status).toBe('awaiting_payment');
    answer();
  });

  it('no longer asks for a payment that is paid', async () => {
    const shop = testShop();
    const { payment, clientSecret } = await shop.create();
    shop.acme.say('ref_1', { word: 'completed', received: '100' });
    await shop.checkout.payments.check(payment.id);
    const before = shop.acme.calls.length;
    shop.advance(60_000);
    await shop.get(`payments/${payment.id}`, bearer(clientSecret));
    expect(shop.acme.calls).toHaveLength(before);
  });
});

describe('POST payments/:id/check', () => {
  it('asks the provider now, unless it was asked a moment ago', async () => {
    const shop = testShop();
    const { payment, clientSecret } = await shop.create();
    shop.acme.say('ref_1', { word: 'confirming' });
    const check = async (body = {}) => {
      const response = await shop.post(`payments/${payment.id}/check`, body, bearer(clientSecret));
      return (await response.json()).payment.status;
    };
    expect(await check()).toBe('awaiting_payment');
    shop.advance(5000);
    expect(await check({ paid: true })).toBe('confirming');
  });

  it('is refused without the secret', async () => {
    const shop = testShop();
    const { payment } = await shop.create();
    expect((await shop.post(`payments/${payment.id}/check`)).status).toBe(404);
  });
});

describe('POST payments/:id/resume', () => {
  it('gives payment and secret to a shopper whom the merchant authorises', async () => {
    const shop = testShop();
    const made = await shop.create();
    const response = await shop.post(`payments/${made.payment.id}/resume`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(made);
  });

  it('answers unknown and refused alike, and creates nothing', async () => {
    let allowed = true;
    const order = { id: '1042', prices: [{ amount: '100', currency: 'USD' }] };
    const shop = testShop({ resolveOrder: async () => (allowed ? order : null) });
    const { payment } = await shop.create();
    allowed = false;
    const refused = await shop.post(`payments/${payment.id}/resume`);
    allowed = true;
    const unknown = await shop.post('payments/pay_AAAAAAAAAAAAAAAAAAAAAAAA/resume');
    expect([refused.status, unknown.status]).toEqual([404, 404]);
    const [a, b] = [await refused.json(), await unknown.json()];
    expect(a.error.message).toBe(b.error.message);
    expect(await shop.checkout.payments.list()).toHaveLength(1);
  });

  it("gives nobody another order's payment, also when the merchant names an order of theirs", async () => {
    let mine = '1042';
    const prices = [{ amount: '100', currency: 'USD' }];
    const shop = testShop({ resolveOrder: async () => ({ id: mine, prices }) });
    const { payment, clientSecret } = await shop.create();
    mine = '2077';
    const refused = await shop.post(`payments/${payment.id}/resume`);
    expect(refused.status).toBe(404);
    const text = await refused.text();
    expect(text).toContain('not_found');
    expect(text).not.toContain(clientSecret);
    expect(text).not.toContain('address-of-ref_1');
  });
});

describe('POST quotes', () => {
  it("lists each provider's ways to pay, and says why one has none", async () => {
    const order = { id: '7', prices: [{ amount: '5', currency: 'PLN' }] };
    const fitting = await testShop().post('quotes', { orderId: '1042' });
    expect((await fitting.json()).options).toMatchObject([
      { provider: 'acme', unavailable: null, price: { amount: '100.00', currency: 'USD' } },
    ]);
    const missing = await testShop({ resolveOrder: async () => order }).post('quotes', {});
    expect((await missing.json()).options).toMatchObject([
      { provider: 'acme', unavailable: 'currency_not_supported' },
    ]);
  });
});
