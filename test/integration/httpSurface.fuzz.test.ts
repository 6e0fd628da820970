import { createSandbox, manualClock } from '@coinslot/sandbox';
import { cryptofuse } from '@coinslot/server/cryptofuse';
import { createTestServer, signedNotice } from '@coinslot/server/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';

/** Raised for a long run: FUZZ_RUNS=100000. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 2000);
const ALLOWED = [200, 201, 204, 300, 304, 400, 401, 403, 404, 405, 408, 409, 413, 415, 422, 429];
const BASE = 'https://shop.example';
const SECRET = 'whsk_of_the_fuzz_6E8F92D4';

const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('__proto__', 'constructor', 'toString', '..', '%2e%2e', '%00', 'cryptofuse', ''),
  fc.stringMatching(/^pay_[A-Za-z0-9_-]{22,30}$/),
);
const path = fc.oneof(
  fc
    .constantFrom('quotes', 'payments', 'callbacks/cryptofuse', 'payments/KNOWN')
    .map((end) => `/api/checkout/${end}`),
  fc
    .tuple(
      fc.constantFrom('payments', 'callbacks', 'quotes', ''),
      word,
      fc.constantFrom('', '/check', '/resume', '/x'),
    )
    .map(([first, middle, last]) => `/api/checkout/${first}/${encodeURI(middle)}${last}`),
  fc.webPath(),
);
const headerValue = fc.oneof(
  fc.stringMatching(/^[\x21-\x7e\xa0-\xff]{0,60}$/),
  fc.constantFrom(
    'application/json',
    'APPLICATION/JSON; charset=x',
    'Bearer KNOWN',
    'null',
    BASE,
    '*',
    'gzip',
    '"v1"',
  ),
);
const headerName = fc.constantFrom(
  'Content-Type',
  'Content-Encoding',
  'Content-Length',
  'Authorization',
  'Origin',
  'Sec-Fetch-Site',
  'Idempotency-Key',
  'If-None-Match',
  'X-Webhook-Signature',
  'X-Forwarded-Host',
  'Accept',
  'Cookie',
);
const json = fc.oneof(
  fc.constant('{"orderId":"1042","asset":"BTC"}'),
  fc.json({ maxDepth: 6 }),
  fc
    .dictionary(
      fc.constantFrom(
        'orderId',
        'provider',
        'asset',
        'params',
        'fields',
        'agreement',
        'paid',
        'startNew',
        '__proto__',
      ),
      fc.oneof(fc.jsonValue(), fc.constantFrom('1042', 'cryptofuse', 'BTC', true)),
    )
    .map((value) => JSON.stringify(value)),
);
const body = fc.oneof(
  json,
  json.map((text) => text.slice(0, -1)),
  fc.uint8Array({ maxLength: 200 }),
  fc.nat({ max: 70_000 }).map((size) => '['.repeat(size)),
);
const method = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('GET', 'POST') },
  fc.constantFrom('HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'get', 'x'),
);
const request = fc.record({
  method,
  path,
  headers: fc.array(fc.tuple(headerName, headerValue), { maxLength: 6 }),
  isJson: fc.boolean(),
  signed: fc.boolean(),
  body,
});

it(
  `answers ${RUNS} requests of strangers from the documented set, and breaks at none (T05, S32)`,
  async () => {
    const rejections: unknown[] = [];
    const note = (reason: unknown) => void rejections.push(reason);
    process.on('unhandledRejection', note);
    const sandbox = createSandbox({ clock: manualClock('2026-11-21T10:00:00Z'), seed: 'fuzz' });
    const faults: unknown[] = [];
    const silent = () => {};
    const shop = createTestServer({
      providers: [
        cryptofuse({ ...sandbox.credentials.cryptofuse, webhookSecret: SECRET, assets: ['BTC'] }),
      ],
      now: () => sandbox.now(),
      fetch: (input, init) => sandbox.fetch(new Request(input, init)),
      orders: [{ id: '1042', prices: [{ amount: '100.00', currency: 'USD' }] }],
      log: { debug: silent, info: silent, warn: silent, error: (facts) => void faults.push(facts) },
    });
    const first = await shop.fetch('/api/checkout/payments', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"orderId":"1042","asset":"BTC"}',
    });
    const { payment, clientSecret } = await first.json();
    const seen = new Map<number, number>();

    await fc.assert(
      fc.asyncProperty(request, async (given) => {
        const url = BASE + given.path.replace('KNOWN', payment.id);
        const headers = new Headers();
        if (given.isJson) headers.append('Content-Type', 'application/json');
        for (const [name, value] of given.headers) {
          headers.append(name, value.replace('KNOWN', clientSecret));
        }
        const hasBody = !/^(get|head)$/i.test(given.method);
        const bytes =
          typeof given.body === 'string' ? new TextEncoder().encode(given.body) : given.body;
        if (given.signed && hasBody) {
          const signed = await signedNotice('cryptofuse', bytes, { url, secret: SECRET });
          headers.set('X-Webhook-Signature', signed.headers.get('x-webhook-signature') ?? '');
        }
        const init = { method: given.method, headers, body: hasBody ? bytes.slice() : null };
        const response = await shop.checkout.handler(new Request(url, init));
        const text = await response.text();
        seen.set(response.status, (seen.get(response.status) ?? 0) + 1);
        expect(ALLOWED, `${response.status} ${text}`).toContain(response.status);
        expect(response.headers.get('Cache-Control')).toBe('no-store');
        expect(response.headers.get('Access-Control-Allow-Origin') ?? BASE).toBe(BASE);
      }),
      { numRuns: RUNS, seed: 20_261_121 },
    );

    process.off('unhandledRejection', note);
    expect([rejections, faults]).toEqual([[], []]);
    // What was sent has reached behind the doors as well.
    for (const status of [200, 400, 401, 403, 404, 405, 413, 415])
      expect([...seen.keys()]).toContain(status);
    expect((await shop.checkout.payments.get(payment.id))?.status).toBe('awaiting_payment');
    expect(shop.events.map(({ type }) => type)).toEqual(['payment.created']);
  },
  Math.max(60_000, RUNS * 20),
);
