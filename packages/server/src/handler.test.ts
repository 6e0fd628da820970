import { CheckoutError } from '@coinslot/core';
import { errorBodySchema } from '@coinslot/core/wire';
import { describe, expect, it } from 'vitest';
import { findRoute } from './routes/routes.ts';
import { testShop } from './testing/testShop.fixture.ts';

describe('the handler', () => {
  it('answers every error in one form, with the id that the log has', async () => {
    const lines: string[] = [];
    const line = (facts: object) => void lines.push(JSON.stringify(facts));
    const shop = testShop({ log: { debug: line, info: line, warn: line, error: line } });
    const response = await shop.get('nothing/here');
    expect(response.status).toBe(404);
    const { error } = errorBodySchema.parse(await response.json());
    expect(error).toMatchObject({ code: 'not_found', retryable: false });
    expect(error.requestId).toMatch(/^req_/);
    expect(lines.join()).toContain(error.requestId);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('Coinslot-Time')).not.toBeNull();
  });

  it('names the methods of a path to whoever uses another one', async () => {
    const shop = testShop();
    const post = 'https://shop.example/api/checkout/payments';
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH']) {
      const response = await shop.fetch(post, { method });
      expect([response.status, response.headers.get('Allow')]).toEqual([405, 'POST']);
    }
    const callback = await shop.fetch('https://shop.example/api/checkout/callbacks/acme', {
      method: 'DELETE',
    });
    expect([callback.status, callback.headers.get('Allow')]).toEqual([405, 'GET, POST']);
  });

  it('keeps what went wrong inside to itself (T36)', async () => {
    const shop = testShop({
      resolveOrder: async () => {
        throw new Error('password canary in a connection string');
      },
    });
    const response = await shop.post('payments', { orderId: '1042' });
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).toContain('internal_error');
    expect(text).not.toContain('canary');
  });

  it('says 503, and when to come again, while the store can not be read', async () => {
    const shop = testShop();
    const { payment, clientSecret } = await shop.create();
    shop.store.get = async () => {
      throw new CheckoutError('store_unavailable', 'locked by canary');
    };
    const headers = { Authorization: `Bearer ${clientSecret}` };
    const response = await shop.get(`payments/${payment.id}`, headers);
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '5']);
    expect(await response.text()).not.toContain('canary');
  });

  it('ignores the host that a request claims (T26)', async () => {
    const shop = testShop();
    const response = await shop.fetch('https://evil.example/api/checkout/payments', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Forwarded-Host': 'evil.example' },
      body: JSON.stringify({ orderId: '1042' }),
    });
    const { payment } = await response.json();
    const url = shop.acme.callbackUrls.get(payment.id);
    expect(url).toMatch(
      new RegExp(`^https://shop\\.example/api/checkout/callbacks/acme/${payment.id}\\.[\\w-]{22}$`),
    );
  });
});

describe('CORS', () => {
  const url = 'https://shop.example/api/checkout/payments';
  const shop = testShop({ allowedOrigins: ['https://shop.example', 'https://app.example'] });
  const preflight = (Origin: string) => shop.fetch(url, { method: 'OPTIONS', headers: { Origin } });

  it('lets the pages of allowed origins in, with what they have to send and read', async () => {
    const { status, headers } = await preflight('https://app.example');
    expect(status).toBe(204);
    expect(headers.get('Access-Control-Allow-Origin')).toBe('https://app.example');
    expect(headers.get('Access-Control-Allow-Credentials')).toBe('true');
    expect(headers.get('Access-Control-Allow-Headers')).toContain('Idempotency-Key');
    expect(headers.get('Access-Control-Allow-Methods')).toBe('POST');
    expect(headers.get('Access-Control-Expose-Headers')).toBe('ETag, Coinslot-Time, Retry-After');
    expect(headers.get('Vary')).toBe('Origin');
  });

  it('never reflects an origin', async () => {
    for (const origin of ['https://evil.example', 'null', 'https://app.example.evil.example']) {
      const { headers } = await preflight(origin);
      expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
      expect(headers.get('Vary')).toBe('Origin');
    }
  });

  it.each([
    [{}, 'a caller that is no browser', 201],
    [{ Origin: 'https://app.example', 'Sec-Fetch-Site': 'cross-site' }, 'an allowed page', 200],
    [{ 'Sec-Fetch-Site': 'same-origin' }, 'the page itself', 200],
    [{ 'Sec-Fetch-Site': 'cross-site' }, 'a foreign page without an origin', 403],
    [{ 'Sec-Fetch-Site': 'none' }, 'an address bar', 403],
    [{ Origin: 'null' }, 'a sandboxed frame', 403],
    [{ Origin: 'http://shop.example' }, 'the same host without encryption', 403],
  ])('takes or refuses a POST by where it comes from: %o', async (headers, _who, status) => {
    const response = await shop.post('payments', { orderId: '1042' }, headers);
    expect(response.status).toBe(status);
  });
});

describe('paths', () => {
  it('are matched letter by letter below the base path', () => {
    const found = (path: string) => findRoute('/api/checkout', path)?.route.path ?? null;
    expect(found('/api/checkout/payments')).toBe('payments');
    expect(found('/api/checkout/payments/pay_1')).toBe('payments/:');
    expect(found('/api/checkout/callbacks/acme/token')).toBe('callbacks/:/:');
    for (const path of [
      '/payments',
      '/api/checkout',
      '/api/checkout/',
      '/api/checkout//payments',
      '/api/checkout/payments/',
      '/api/checkout/Payments',
      '/api/checkout/payments/pay_1/',
      '/api/checkout/payments//check',
      '/api/checkoutx/payments',
      '/api/checkout/%70ayments',
      '/x/api/checkout/payments',
      '/api/checkout/callbacks/acme/token/more',
    ]) {
      expect(found(path), path).toBeNull();
    }
  });

  it('may be at the root', () => {
    expect(findRoute('', '/payments')?.route.path).toBe('payments');
  });
});
