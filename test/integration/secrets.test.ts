import { inspect } from 'node:util';
import { createSandbox, manualClock } from '@coinslot/sandbox';
import { CheckoutError, createCheckout } from '@coinslot/server';
import { createCryptofuseClient, cryptofuse } from '@coinslot/server/cryptofuse';
import { memoryStore } from '@coinslot/server/stores/memory';
import { createTestServer, signedNotice } from '@coinslot/server/testing';
import { describe, expect, it } from 'vitest';

const CANARY = 'cAnArY';
const SECRETS = {
  secret: `${CANARY}-of-the-shop-8Zq1`,
  clientSecret: `${CANARY}/of+the&account="9Xw2"`,
  webhookSecret: `${CANARY}-of-the-notices-7Vu3`,
  token: `${CANARY}.of.the.token.6Ts4`,
};
/** As they are, and as forms, URLs and JSON write them. */
const FORMS = Object.values(SECRETS).flatMap((secret) => [
  secret,
  encodeURIComponent(secret),
  `${new URLSearchParams({ _: secret })}`.slice(2),
  JSON.stringify(secret).slice(1, -1),
  secret.slice(0, 14),
]);
const leaks = (text: string) => FORMS.filter((form) => text.includes(form));

type Fetch = (request: Request) => Response | Promise<Response>;
const json = (body: unknown, status = 200) => Response.json(body, { status });
const token = () => json({ access_token: SECRETS.token, token_type: 'Bearer', expires_in: 3600 });
const echo =
  (status: number): Fetch =>
  async (request) => {
    const sent = [await request.text(), ...request.headers].join(' ');
    const everything = `${sent} ${Object.values(SECRETS).join(' ')}`;
    const details = { field: [everything, SECRETS.token] };
    return json({ error: { code: SECRETS.clientSecret, message: everything, details } }, status);
  };
const afterToken =
  (then: Fetch): Fetch =>
  (request) =>
    request.url.endsWith('/o/token/') ? token() : then(request);

/** Ways in which a provider, or the way to it, goes wrong while it holds our secrets. */
const FAULTS: Record<string, Fetch> = {
  'a token refused, echoed': echo(400),
  'a token refused as 401, echoed': echo(401),
  'a token endpoint down, echoed': echo(500),
  'a token that no header takes': () =>
    json({ access_token: `${SECRETS.token}\r\nX: y`, expires_in: 3600 }),
  'a token of another type': () => json({ access_token: [SECRETS.token], expires_in: 'soon' }),
  'a call refused, echoed': afterToken(echo(422)),
  'a call refused as 401, echoed': afterToken(echo(401)),
  'a call refused as 429, echoed': afterToken(echo(429)),
  'a call that fails, echoed': afterToken(echo(503)),
  'an answer that is no JSON': afterToken(() => new Response(SECRETS.token)),
  'an answer of other fields': afterToken(() => json({ said: SECRETS })),
  'a redirect': afterToken(() => Response.redirect(`https://evil.example/?${SECRETS.token}`)),
  'a network that says too much': async (request) => {
    const cause = Object.assign(new Error(await request.text()), { code: SECRETS.clientSecret });
    throw new TypeError(`fetch failed: ${[...request.headers]}`, { cause });
  },
  'a call on such a network': afterToken((request) => {
    throw new Error(`reset: ${request.headers.get('authorization')}`, { cause: request });
  }),
};

function everythingOf(error: unknown): string {
  const printed = inspect(error, { depth: 10, showHidden: true });
  const cloned = inspect(
    structuredClone(error instanceof CheckoutError ? error.toJSON() : `${error}`),
  );
  return [printed, cloned, JSON.stringify(error), String(error), (error as Error).stack].join('\n');
}

function openShop(fault: Fetch) {
  const lines: string[] = [];
  const line = (...parts: unknown[]) =>
    void lines.push(inspect(parts, { depth: 10, showHidden: true }), JSON.stringify(parts));
  const metrics: unknown[] = [];
  const provider = cryptofuse({
    clientId: 'client-of-the-shop',
    clientSecret: SECRETS.clientSecret,
    webhookSecret: ['another-notice-secret-5Rr6', SECRETS.webhookSecret],
    assets: ['BTC'],
  });
  const server = createTestServer({
    secret: [SECRETS.secret, 'an-older-secret-of-the-shop'],
    providers: [provider],
    orders: [{ id: '1042', prices: [{ amount: '100.00', currency: 'USD' }] }],
    log: { debug: line, info: line, warn: line, error: line },
    onMetric: (metric) => metrics.push(metric),
    fetch: async (input, init) => fault(new Request(input, init)),
    onPayment() {
      throw new Error('The warehouse is on fire.');
    },
  });
  const post = (path: string, body: object, headers = {}) =>
    server.fetch(`/api/checkout/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  return { ...server, provider, post, lines, metrics };
}

describe.concurrent.each(Object.keys(FAULTS))('%s', (name) => {
  const fault = FAULTS[name] ?? expect.fail();

  it('shows no secret in answers, headers, log or metrics (T36, T35)', async () => {
    const shop = openShop(fault);
    const url = 'https://shop.example/api/checkout/callbacks/cryptofuse';
    const notice = { event: 'payment_status_update', transaction_id: 'x', status: 'completed' };
    const secret = SECRETS.webhookSecret;
    const answers = [
      await shop.post('quotes', { orderId: '1042' }),
      await shop.post('payments', { orderId: '1042', asset: 'BTC' }),
      await shop.post('payments', {
        orderId: '1042',
        asset: 'BTC',
        provider: SECRETS.token.slice(0, 3),
      }),
      await shop.post('callbacks/cryptofuse', notice, { 'X-Webhook-Signature': 'f'.repeat(64) }),
      await shop.checkout.handler(
        await signedNotice('cryptofuse', { ...notice, data: {} }, { url, secret }),
      ),
      await shop.checkout.handler(await signedNotice('cryptofuse', 'no json', { url, secret })),
    ];
    await shop.checkout.reconcile();
    const seen = await Promise.all(
      answers.map(async (answer) => `${await answer.text()} ${inspect([...answer.headers])}`),
    );
    const payments = await shop.checkout.payments.list();
    const histories = await Promise.all(
      payments.map(({ id }) => shop.checkout.payments.history(id)),
    );
    const all = [seen, shop.lines, inspect([shop.metrics, payments, histories], { depth: 10 })];
    expect(shop.lines.length).toBeGreaterThan(5);
    expect(leaks(all.flat().join('\n'))).toEqual([]);
  });

  it('shows no secret in the errors of the client (T36)', async () => {
    const client = createCryptofuseClient({
      clientId: 'client-of-the-shop',
      clientSecret: SECRETS.clientSecret,
      webhookSecret: SECRETS.webhookSecret,
      fetch: async (input, init) => fault(new Request(input, init)),
    });
    const calls = [
      () => client.createPayment({ amount: '1', currency: 'BTC' }),
      () => client.getPayment('x'),
      () => client.getCurrencies(),
    ];
    for (const call of calls) {
      const error = await call().then(
        () => expect.fail('no error'),
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(CheckoutError);
      expect(leaks(everythingOf(error))).toEqual([]);
    }
  });
});

describe('what works with secrets', () => {
  it('prints as what it is, without them (T36)', () => {
    const { checkout, provider } = openShop(token);
    const client = createCryptofuseClient({ clientId: 'x', clientSecret: SECRETS.clientSecret });
    const printed = [checkout, provider, client].map((object) =>
      [
        inspect(object),
        inspect(object, { depth: 10, showHidden: true }),
        JSON.stringify(object),
      ].join(),
    );
    expect(leaks(printed.join())).toEqual([]);
    expect(inspect(provider)).toBe("{ id: 'cryptofuse', name: 'Cryptofuse' }");
    expect(JSON.stringify(checkout)).toBe(
      '{"origin":"https://shop.example","environment":"sandbox"}',
    );
  });

  it('is refused with a sentence that does not repeat it (T03, T36)', async () => {
    const wrong = [
      ['   ', 'blank'],
      [`${SECRETS.secret}\n`, 'white space'],
      [`${CANARY}`, 'shorter'],
      ['your_webhook_secret', 'placeholder'],
      [undefined, 'missing'],
    ] as const;
    for (const [bad, said] of wrong) {
      const checkout = createCheckout({
        origin: 'https://shop.example',
        environment: 'sandbox',
        secret: bad,
        providers: [
          cryptofuse({
            clientId: 'x',
            clientSecret: bad,
            webhookSecret: [SECRETS.webhookSecret, bad ?? ''],
          }),
        ],
        store: memoryStore(),
        resolveOrder: async () => null,
        onPayment() {},
      });
      const error = await checkout
        .handler(new Request('https://shop.example/'))
        .catch((reason) => reason);
      expect(error).toMatchObject({ code: 'invalid_configuration' });
      expect(error.message.split(said).length - 1, error.message).toBeGreaterThanOrEqual(2);
      expect(leaks(everythingOf(error))).toEqual([]);
      expect(everythingOf(error)).not.toContain(CANARY);
    }
  });
});

describe('a webhook secret that is changed', () => {
  const url = 'https://shop.example/api/checkout/callbacks/cryptofuse';
  const notice = {
    event: 'payment_status_update',
    transaction_id: 'nobody',
    status: 'waiting',
    data: {},
  };

  async function statusWith(webhookSecret: string[], signer: string): Promise<[number, string[]]> {
    const sandbox = createSandbox({ clock: manualClock('2026-11-21T10:00:00Z'), seed: 'rotation' });
    const outcomes: string[] = [];
    const { checkout } = createTestServer({
      providers: [cryptofuse({ ...sandbox.credentials.cryptofuse, webhookSecret })],
      fetch: (input, init) => sandbox.fetch(new Request(input, init)),
      onMetric: ({ name, labels }) =>
        name === 'coinslot.notice' && outcomes.push(`${labels['outcome']}`),
    });
    const { status } = await checkout.handler(
      await signedNotice('cryptofuse', notice, { url, secret: signer }),
    );
    await sandbox.close();
    return [status, outcomes];
  }

  it('is accepted old and new while both are configured (S44)', async () => {
    const [old, fresh] = ['the-old-webhook-secret', 'the-new-webhook-secret'];
    // Verified, and then nobody's: there is no such payment.
    expect(await statusWith([fresh, old], old)).toEqual([404, ['not_found']]);
    expect(await statusWith([fresh, old], fresh)).toEqual([404, ['not_found']]);
    expect(await statusWith([fresh, old], 'a-third-webhook-secret')).toEqual([
      401,
      ['invalid_signature'],
    ]);
  });

  it('is refused and counted once it is removed (S45)', async () => {
    const [old, fresh] = ['the-old-webhook-secret', 'the-new-webhook-secret'];
    expect(await statusWith([fresh], old)).toEqual([401, ['invalid_signature']]);
  });
});
