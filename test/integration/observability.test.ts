import { createSandbox, manualClock } from '@coinslot/sandbox';
import type { Log, Metric, MetricName, Order } from '@coinslot/server';
import { cryptofuse } from '@coinslot/server/cryptofuse';
import { createTestServer, signedNotice } from '@coinslot/server/testing';
import { afterEach, describe, expect, it } from 'vitest';

const SECRET = 'canary-the-secret-of-the-shop';
const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

interface Line {
  level: keyof Log;
  message: string;
  facts: Record<string, unknown>;
}

function openShop() {
  const lines: Line[] = [];
  const metrics: Metric[] = [];
  let deliver: (request: Request) => Promise<Response> = async () => new Response(null);
  const sandbox = createSandbox({
    clock: manualClock('2026-11-21T10:00:00Z'),
    seed: 'observability',
    deliver: (request) => deliver(request),
  });
  const at = (level: keyof Log) => (facts: object, message: string) =>
    void lines.push({ level, message, facts: { ...facts } });
  let price = '100.00';
  let fails = false;
  const server = createTestServer({
    secret: SECRET,
    providers: [cryptofuse({ ...sandbox.credentials.cryptofuse, assets: ['USDTTRC20'] })],
    now: () => sandbox.now(),
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    resolveOrder: async (): Promise<Order> => ({
      id: '1042',
      prices: [{ amount: price, currency: 'USD' }],
    }),
    onPayment: () => {
      if (fails) throw new Error('the warehouse is closed');
    },
    log: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') },
    onMetric: (metric) => metrics.push(metric),
  });
  deliver = server.fetch;
  opened.push(
    () => sandbox.close(),
    () => server.checkout.close(),
  );
  const create = async () => {
    const made = await server.fetch('/api/checkout/payments', {
      method: 'POST',
      body: JSON.stringify({ orderId: '1042' }),
      headers: { 'Content-Type': 'application/json' },
    });
    const { payment, clientSecret } = await made.json();
    const record = await server.checkout.payments.get(payment.id);
    return { id: String(payment.id), clientSecret, reference: record?.reference ?? '' };
  };
  const counted = (name: MetricName) =>
    metrics.filter((metric) => metric.name === name).map(({ labels }) => labels);
  const said = (message: string) => lines.filter((line) => line.message === message);
  return {
    ...server,
    sandbox,
    lines,
    metrics,
    create,
    counted,
    said,
    reprice: (amount: string) => (price = amount),
    breakMerchant: (isBroken: boolean) => (fails = isBroken),
  };
}

describe('the log', () => {
  it('says every decision on one line, with the ids that lead to it', async () => {
    const shop = openShop();
    const first = await shop.create();
    shop.reprice('120.00');
    const { id, reference } = await shop.create();
    shop.breakMerchant(true);
    await shop.sandbox.pay(reference);
    shop.breakMerchant(false);
    await shop.sandbox.confirm(reference);
    await shop.sandbox.advance(60_000);
    await shop.checkout.reconcile();

    const ids = { paymentId: id, orderId: '1042' };
    expect(shop.said('payment created')).toHaveLength(2);
    expect(shop.said('payment superseded')).toMatchObject([
      { facts: { paymentId: first.id, supersededBy: id } },
    ]);
    const changes = shop.said('payment changed').filter(({ facts }) => facts['paymentId'] === id);
    const history = await shop.checkout.payments.history(id);
    expect(changes.map(({ facts }) => facts['to'])).toEqual(history.slice(1).map(({ to }) => to));
    expect(changes.at(-1)).toMatchObject({ facts: { ...ids, to: 'paid', word: 'completed' } });
    expect(shop.said('notice taken').length).toBeGreaterThanOrEqual(2);
    expect(shop.said("the merchant's function threw; told again later")).toMatchObject([
      { level: 'warn', facts: { ...ids, error: { message: 'the warehouse is closed' } } },
    ]);
    const delivered = shop.said('event delivered').map(({ facts }) => facts['type']);
    expect(delivered).toContain('payment.paid');
    for (const { facts, message } of shop.lines) {
      expect(message).toMatch(/^[\x20-\x7e]{5,120}$/);
      if (/^(payment|notice taken|event)/.test(message))
        expect(facts['paymentId']).toMatch(/^pay_/);
    }
  });

  it('says why a notice was refused, and nothing that a stranger wrote begins a line (T37)', async () => {
    const shop = openShop();
    const { id } = await shop.create();
    const evil = '\r\n{"level":30,"msg":"payment changed"}\u001b[2J\u202e';
    const url = 'https://shop.example/api/checkout/callbacks/cryptofuse';
    const send = (address: string, body: string, headers: Record<string, string> = {}) =>
      shop.fetch(address, {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/json', ...headers },
      });
    expect((await send(url, evil, { 'X-Webhook-Signature': 'ab'.repeat(32) })).status).toBe(401);
    expect((await send(`${url}/${encodeURIComponent(evil)}`, evil)).status).toBe(404);
    expect((await send(url.replace('cryptofuse', encodeURIComponent(evil)), '{}')).status).toBe(
      404,
    );
    const payload = {
      event: 'payment_status_update',
      transaction_id: evil,
      status: evil,
      data: { order_id: evil, description: evil },
    };
    const secret = String(shop.sandbox.credentials.cryptofuse.webhookSecret);
    const signed = await shop.fetch(await signedNotice('cryptofuse', payload, { url, secret }));
    expect([400, 404]).toContain(signed.status);
    await shop.fetch(`https://shop.example/api/checkout/payments/${encodeURIComponent(evil)}`);
    await shop.fetch('/api/checkout/payments', {
      method: 'POST',
      body: JSON.stringify({ orderId: evil, provider: evil, asset: evil }),
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'a-key-of-a-stranger' },
    });
    const refused = shop.said('a notice was not taken').map(({ facts }) => facts['error']);
    expect(refused).toMatchObject([
      { code: 'invalid_signature' },
      { code: 'not_found' },
      { code: 'not_found' },
      { code: expect.stringMatching(/^(invalid_notice|not_found)$/) },
    ]);
    // As a console would print it, escapes of JSON undone.
    const printed = shop.lines.flatMap(({ facts, message }) => [message, ...textsOf(facts)]);
    for (const text of printed) expect(text).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202e]/u);
    expect((await shop.checkout.payments.get(id))?.status).toBe('awaiting_payment');
  });

  it('and the counters hold no secret, no bearer and no token (T36)', async () => {
    const shop = openShop();
    const { id, clientSecret, reference } = await shop.create();
    const { cryptofuse: account } = shop.sandbox.credentials;
    shop.sandbox.faults({ down: true });
    await shop.sandbox.advance(20_000);
    await shop.checkout.reconcile();
    shop.sandbox.faults({ down: false });
    await shop.fetch(`/api/checkout/payments/${id}`, {
      headers: { Authorization: `Bearer ${clientSecret}` },
    });
    await shop.fetch(`/api/checkout/payments/${id}`, {
      headers: { Authorization: `Bearer ${clientSecret}x` },
    });
    await shop.sandbox.pay(reference);
    await shop.sandbox.confirm(reference);
    const all = JSON.stringify([shop.lines, shop.metrics]);
    const tokens = shop.sandbox
      .notices()
      .map((notice) => /callbacks\/cryptofuse\/([^/"]+)/.exec(JSON.stringify(notice))?.[1] ?? '');
    expect(tokens.filter(Boolean).length).toBeGreaterThan(0);
    const secrets = [SECRET, clientSecret, account.clientSecret, account.webhookSecret, ...tokens];
    for (const secret of secrets.flat().filter(Boolean)) expect(all).not.toContain(secret);
    expect(JSON.stringify(shop.metrics)).not.toContain(id);
  });
});

describe('the counters', () => {
  it('tell of refused notices, mismatches, unknown words and undelivered changes', async () => {
    const shop = openShop();
    const { id, reference } = await shop.create();
    const url = 'https://shop.example/api/checkout/callbacks/cryptofuse';
    const secret = String(shop.sandbox.credentials.cryptofuse.webhookSecret);
    await shop.fetch(await signedNotice('cryptofuse', { a: 1 }, { url, secret: 'x'.repeat(32) }));
    expect(shop.counted('coinslot.notice')).toContainEqual({
      provider: 'cryptofuse',
      outcome: 'invalid_signature',
    });
    const notice = (status: string, data: object) =>
      signedNotice(
        'cryptofuse',
        {
          event: 'payment_status_update',
          transaction_id: reference,
          status,
          timestamp: '2026-11-21T10:00:01Z',
          data: { transaction_id: reference, order_id: id, status, ...data },
        },
        { url, secret },
      );
    shop.breakMerchant(true);
    // A word that the provider's own answer explains needs nobody's look, and is counted.
    expect((await shop.fetch(await notice('a_word_of_tomorrow', {}))).status).toBe(200);
    expect(shop.counted('coinslot.payment.review')).toEqual([]);
    expect(shop.counted('coinslot.provider.unknown_word')).toEqual([{ provider: 'cryptofuse' }]);
    shop.sandbox.faults({ down: true });
    await shop.sandbox.advance(5000);
    expect((await shop.fetch(await notice('a_word_of_later', {}))).status).toBe(200);
    expect((await shop.fetch(await notice('waiting', { order_id: 'another' }))).status).toBe(200);
    const reviews = shop.counted('coinslot.payment.review');
    const provider = 'cryptofuse';
    expect(reviews).toContainEqual({ provider, reason: 'unknown_status' });
    expect(reviews).toContainEqual({ provider, reason: 'binding_mismatch' });
    expect(shop.said('payment to be looked at').length).toBeGreaterThanOrEqual(2);
    expect(shop.counted('coinslot.delivery')).toContainEqual({
      type: 'payment.review',
      outcome: 'failed',
    });
    expect(await shop.checkout.payments.list({ undelivered: true })).toHaveLength(1);
  });
});

describe("a payment's history", () => {
  it('tells the whole story: who said what, in which word, when, and whether the merchant knows', async () => {
    const shop = openShop();
    const { id, reference } = await shop.create();
    await shop.sandbox.advance(1000);
    await shop.sandbox.pay(reference, { amount: '10' });
    await shop.sandbox.advance(60_000);
    await shop.checkout.reconcile();
    await shop.checkout.payments.markPaid(id, { reason: 'the rest was paid in cash' });
    const history = await shop.checkout.payments.history(id);
    expect(history[0]).toMatchObject({ from: null, to: 'created', evidence: 'created' });
    expect(history[1]).toMatchObject({ to: 'awaiting_payment', evidence: 'pull' });
    expect(history.at(-1)).toMatchObject({
      to: 'paid',
      type: 'payment.paid',
      evidence: 'operator',
      word: 'the rest was paid in cash',
      at: shop.sandbox.now(),
    });
    for (const [index, change] of history.entries()) {
      expect(change.version).toBe(index + 1);
      expect(change.from).toBe(history[index - 1]?.to ?? null);
      if (change.type !== null) expect(change.deliveredAt).not.toBeNull();
    }
    const words = history.map(({ word }) => word);
    expect(words).toContain('partially_paid');
  });
});

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...textsOf(item)]);
}
