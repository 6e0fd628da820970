import { describe, expect, it } from 'vitest';
import { checkOrigin, corsHeaders } from './origins.ts';
import { testShop } from './testing/testShop.fixture.ts';

const SHOP = 'https://shop.example';
const APP = 'https://app.example:8443';
const allowed = new Set([SHOP, APP]);

const ask = (headers: Record<string, string>) =>
  new Request(`${SHOP}/api/checkout/payments`, { method: 'POST', headers });

function isTaken(origin: string | null, site: string | null): boolean {
  const headers = { ...(origin !== null && { Origin: origin }) };
  try {
    checkOrigin(ask({ ...headers, ...(site !== null && { 'Sec-Fetch-Site': site }) }), allowed);
    return true;
  } catch {
    return false;
  }
}

const SITES = [null, 'same-origin', 'same-site', 'cross-site', 'none'];

describe('a POST of a page', () => {
  it.each([SHOP, APP].flatMap((origin) => SITES.map((site) => [origin, site])))(
    'is taken from the allowed origin %s, whatever Sec-Fetch-Site says: %s (T27)',
    (origin, site) => {
      expect(isTaken(origin, site)).toBe(true);
    },
  );

  it.each([
    [null, 'a caller that is no browser and carries nobody else’s cookies'],
    ['same-origin', 'the page itself'],
  ])('is taken without an origin when Sec-Fetch-Site is %s: %s (T27)', (site, _who) => {
    expect(isTaken(null, site)).toBe(true);
  });

  it.each(['same-site', 'cross-site', 'none', '', 'Same-Origin', 'same-origin, cross-site'])(
    'is refused without an origin when Sec-Fetch-Site is %j (T27)',
    (site) => {
      expect(isTaken(null, site)).toBe(false);
    },
  );

  // `same-origin` beside them: a header that says so must not open the door to a foreign origin.
  it.each([
    'null',
    '',
    '*',
    'shop.example',
    'http://shop.example',
    'https://shop.example/',
    'https://shop.example:443',
    'https://shop.example:8443',
    'https://shop.example.evil.example',
    'https://evil-shop.example',
    'https://evilshop.example',
    'https://sub.shop.example',
    'https://shop.example@evil.example',
    'https://evil.example#https://shop.example',
    'https://evil.example?https://shop.example',
    'https://shop.example, https://evil.example',
    'https://shop.example https://evil.example',
    'https://evil.example, https://shop.example',
    'HTTPS://SHOP.EXAMPLE',
    'https://shop.example.',
    'https://app.example',
    'http://app.example:8443',
    'https://127.0.0.1',
    'file://',
    'chrome-extension://abcdefghijklmnop',
    'data:text/html,x',
  ])('is refused from the origin %j (T27)', (origin) => {
    for (const site of SITES) expect(isTaken(origin, site), `${site}`).toBe(false);
  });

  it('is refused before the merchant, the store or a provider is asked (T27)', async () => {
    let asked = 0;
    const shop = testShop({
      async resolveOrder() {
        asked += 1;
        return null;
      },
    });
    shop.store.get = shop.store.findByOrder = () => expect.fail('asked the store');
    for (const path of ['quotes', 'payments', 'payments/pay_x/check', 'payments/pay_x/resume']) {
      const response = await shop.post(
        path,
        { orderId: '1042' },
        { Origin: 'https://evil.example' },
      );
      expect([path, response.status]).toEqual([path, 403]);
      expect((await response.json()).error.code).toBe('origin_not_allowed');
    }
    expect([asked, shop.acme.calls]).toEqual([0, []]);
  });

  it('is refused with the type of a form, which a foreign page could send unasked (T27)', async () => {
    const shop = testShop();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const response = await shop.post('quotes', { orderId: '1042' }, { 'Content-Type': type });
      expect([type, response.status]).toEqual([type, 415]);
    }
  });
});

describe('a notice', () => {
  it('comes from wherever the provider sends it: its origin is not looked at', async () => {
    const shop = testShop();
    const { payment } = await shop.create();
    const notice = await shop.acme.notice('ref_1', { word: 'confirming' });
    const headers = new Headers(notice.headers);
    headers.set('Origin', 'https://evil.example');
    headers.set('Sec-Fetch-Site', 'cross-site');
    const response = await shop.notify(payment.id, { ...notice, headers });
    expect(response.status).toBe(200);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
  });
});

describe('CORS', () => {
  it.each([
    [SHOP, SHOP],
    [APP, APP],
    [null, null],
    ['null', null],
    ['*', null],
    ['https://evil.example', null],
    ['https://shop.example.evil.example', null],
    ['http://shop.example', null],
    ['https://shop.example, https://evil.example', null],
  ])('answers the origin %j with %j, never with a reflection or a star (T28)', (origin, told) => {
    const headers = corsHeaders(ask(origin === null ? {} : { Origin: origin }), allowed);
    expect(headers['Access-Control-Allow-Origin'] ?? null).toBe(told);
    expect(headers['Access-Control-Allow-Credentials'] ?? null).toBe(told && 'true');
    expect(headers['Vary']).toBe('Origin');
  });

  it('is the same on errors, so that a page can read why (T28)', async () => {
    const shop = testShop({ allowedOrigins: [SHOP, APP] });
    const [refused, method] = [
      await shop.get('payments/pay_x', { Origin: APP }),
      await shop.get('payments', { Origin: APP }),
    ];
    expect([refused.status, method.status]).toEqual([404, 405]);
    for (const { headers } of [refused, method]) {
      expect(headers.get('Access-Control-Allow-Origin')).toBe(APP);
      expect(headers.get('Access-Control-Expose-Headers')).toBe('ETag, Coinslot-Time, Retry-After');
      expect(headers.get('Vary')).toBe('Origin');
    }
  });
});
