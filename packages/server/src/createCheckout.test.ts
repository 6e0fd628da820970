import { inspect } from 'node:util';
import { CheckoutError } from '@coinslot/core';
import { describe, expect, it } from 'vitest';
import type { CheckoutOptions } from './CheckoutOptions.ts';
import { createCheckout } from './createCheckout.ts';
import { memoryStore } from './stores/memory.ts';
import { scriptedProvider } from './testing/scriptedProvider.fixture.ts';
import { type TestShop, testShop } from './testing/testShop.fixture.ts';

const SECRET = 'canary-secret-of-the-shop';
const good = (): CheckoutOptions => ({
  origin: 'https://shop.example',
  environment: 'sandbox',
  secret: SECRET,
  providers: [scriptedProvider().provider],
  store: memoryStore(),
  resolveOrder: async () => null,
  onPayment: () => {},
});
const request = new Request('https://shop.example/api/checkout/quotes');
const problemsOf = async (options: Partial<CheckoutOptions>): Promise<string> => {
  const checkout = createCheckout({ ...good(), ...options });
  const error = await checkout.handler(request).catch((thrown: unknown) => thrown);
  if (!(error instanceof CheckoutError)) throw new Error('it was accepted');
  expect(error.code).toBe('invalid_configuration');
  return error.message;
};

describe('createCheckout', () => {
  it('gives exactly the members that the API names', () => {
    const checkout = createCheckout(good());
    expect(Object.keys(checkout).sort()).toEqual(
      ['close', 'handler', 'payments', 'reconcile', 'start', 'stop'].sort(),
    );
    expect(Object.keys(checkout.payments).sort()).toEqual([
      'check',
      'clientSecret',
      'create',
      'get',
      'history',
      'list',
      'markFailed',
      'markPaid',
      'view',
    ]);
  });

  it('says everything that is wrong at once, and only when it is used', async () => {
    const wrong = {
      ...good(),
      secret: undefined,
      origin: 'http://shop.example/path',
      environment: 'production' as const,
    };
    const checkout = createCheckout(wrong);
    const uses = [
      () => checkout.handler(request),
      () => checkout.reconcile(),
      async () => checkout.start(),
      () => checkout.payments.list(),
    ];
    for (const use of uses) {
      await expect(use()).rejects.toThrow(/`origin`[\s\S]*`secret`[\s\S]*store "memory"/);
    }
  });

  it('refuses what would not be safe', async () => {
    const provider = scriptedProvider().provider;
    expect(await problemsOf({ origin: 'shop.example' })).toContain('`origin`');
    expect(
      await problemsOf({ origin: 'http://shop.example', environment: 'production' }),
    ).toContain('https in production');
    expect(await problemsOf({ basePath: '/api/checkout/' })).toContain('`basePath`');
    expect(await problemsOf({ secret: 'short' })).toContain('shorter than');
    expect(await problemsOf({ secret: [SECRET, ''] })).toContain('`secret` is missing');
    expect(await problemsOf({ secret: [] })).toContain('`secret`');
    expect(await problemsOf({ providers: [] })).toContain('`providers`');
    expect(await problemsOf({ providers: [provider, provider] })).toContain('twice');
    expect(await problemsOf({ providers: [{ ...provider, id: 'Acme/1' }] })).toContain('Acme/1');
    expect(
      await problemsOf({ providers: [{ ...provider, problems: () => ['No key.'] }] }),
    ).toContain('acme: No key.');
    expect(await problemsOf({ allowedOrigins: ['*'] })).toContain('`allowedOrigins`');
    const live = { environment: 'production' as const };
    expect(await problemsOf({ ...live, origin: 'https://localhost' })).toContain('test bed');
    expect(await problemsOf({ ...live, allowedOrigins: ['http://shop.example'] })).toContain(
      '`allowedOrigins` must be https',
    );
    expect(await problemsOf({ returnUrl: 'https://evil.example/' })).toContain('`returnUrl`');
    expect(await problemsOf({ returnUrl: '//evil.example' })).toContain('`returnUrl`');
    expect(await problemsOf({ tolerance: '1' })).toContain('`tolerance`');
    expect(await problemsOf({ tolerance: '-0.1' })).toContain('`tolerance`');
  });

  it('never repeats a secret in what it says', async () => {
    const secret = 'canary of mine ';
    expect(await problemsOf({ secret })).not.toContain('canary');
  });

  it('shows no secret to whoever prints it', () => {
    const checkout = createCheckout(good());
    const printed = inspect(checkout, { depth: 9, showHidden: true }) + JSON.stringify(checkout);
    expect(printed).not.toContain('canary');
  });

  it('shares nothing with another checkout of the process, not even the same ids (S58)', async () => {
    const lines: string[][] = [[], []];
    const shops = lines.map((said, n) => {
      const line = (_: object, message: string) => void said.push(message);
      const log = { debug: line, info: line, warn: line, error: line };
      return testShop({
        log,
        random: (bytes) => new Uint8Array(bytes).fill(7),
        secret: SECRET + n,
      });
    });
    const [one, two] = shops as [TestShop, TestShop];
    const mine = await one.create();
    const theirs = await two.create();
    expect(theirs.payment.id).toBe(mine.payment.id);
    expect(theirs.clientSecret).not.toBe(mine.clientSecret);
    const headers = { Authorization: `Bearer ${mine.clientSecret}` };
    expect((await two.get(`payments/${mine.payment.id}`, headers)).status).toBe(404);
    one.acme.say('ref_1', { word: 'completed', received: '100' });
    await Promise.all(shops.map(({ checkout }) => checkout.payments.check(mine.payment.id)));
    expect((await one.checkout.payments.get(mine.payment.id))?.status).toBe('paid');
    expect((await two.checkout.payments.get(mine.payment.id))?.status).toBe('awaiting_payment');
    expect(two.events.map(({ type }) => type)).toEqual(['payment.created']);
    expect(lines[1]).not.toContain('payment to be looked at');
    expect(lines[0]).toContain('event delivered');
  });

  it("makes and follows a payment from the merchant's own server", async () => {
    const { checkout, get } = testShop();
    const order = { id: '7', prices: [{ amount: '12.50', currency: 'USD' }] };
    const made = await checkout.payments.create(order, { asset: 'COIN' });
    expect(made.payment).toMatchObject({ orderId: '7', due: { amount: '12.50' } });
    expect(await checkout.payments.view(made.payment.id)).toEqual(made);
    expect(await checkout.payments.view('pay_unknown')).toBeNull();
    const headers = { Authorization: `Bearer ${made.clientSecret}` };
    expect((await get(`payments/${made.payment.id}`, headers)).status).toBe(200);
    const [record] = await checkout.payments.list({ orderId: '7' });
    expect(record?.id).toBe(made.payment.id);
    expect(JSON.stringify(made)).not.toContain('private-canary');
    await expect(checkout.payments.check('pay_unknown')).rejects.toThrow(/no payment pay_unknown/);
  });

  it('refuses an order that no payment can be made of', async () => {
    const { checkout } = testShop();
    const of = (amount: string) => ({ id: '7', prices: [{ amount, currency: 'USD' }] });
    for (const amount of ['0', '-1', 'x', '']) {
      await expect(checkout.payments.create(of(amount))).rejects.toThrow(/above 0/);
    }
    await expect(checkout.payments.create({ id: '7', prices: [] })).rejects.toThrow(/empty/);
  });

  it('logs each decision with its ids, and never a secret', async () => {
    const lines: string[] = [];
    const line = (facts: object, message: string) =>
      void lines.push(`${message} ${JSON.stringify(facts)}`);
    const log = { debug: line, info: line, warn: line, error: line };
    const metrics: string[] = [];
    const shop = testShop({
      secret: SECRET,
      log,
      onMetric: ({ name, labels }) => metrics.push(`${name} ${Object.values(labels).join(' ')}`),
    });
    const { payment, clientSecret } = await shop.create();
    shop.acme.say('ref_1', { word: 'completed', received: '100' });
    await shop.notify(payment.id, await shop.acme.notice('ref_1', { word: 'completed' }));
    await shop.notify(payment.id, { method: 'POST', body: '{}' });
    await shop.get(`payments/${payment.id}`);
    const all = lines.join('\n');
    expect(all).toMatch(new RegExp(`payment changed .*${payment.id}`));
    expect(all).toMatch(/event delivered .*payment\.paid/);
    expect(all).not.toContain('canary');
    expect(all).not.toContain(clientSecret);
    expect(metrics).toContain('coinslot.notice acme applied');
    expect(metrics).toContain('coinslot.notice acme invalid_signature');
    expect(metrics.join()).not.toContain(payment.id);
  });
});
