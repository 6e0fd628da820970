import { describe, expect, it } from 'vitest';
import { createKryptoswapMerchant, RETURN_URL } from '../../../testing/kryptoswapMerchant.ts';

const MINUTE = 60_000;

async function open(fields = {}, kind: 'payment' | 'order' = 'payment') {
  const merchant = createKryptoswapMerchant();
  const created = await merchant.create(fields);
  const page = await merchant.visit(created, kind);
  const reference = String(created.uid);
  const look = () => merchant.visit(created, kind);
  const status = async () => (await merchant.order(created))['status'];
  return { ...merchant, created, page, reference, look, status };
}

describe('the page of the payment', () => {
  it('shows at once what to send where, until when, and that it is a sandbox', async () => {
    const { page, sandbox, status } = await open();
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/^Kryptoswap sandbox/);
    expect(page.text).toContain('Send 0.00029938 BTC');
    expect(page.text).toContain('25 USDT goes out');
    expect(page.text).toContain('21 Nov 2026, 11:00 UTC');
    const { address } = sandbox.payments()[0] ?? {};
    expect(page.text).toContain(`Amount 0.00029938 BTC Network Bitcoin Address ${address}`);
    expect(page.buttons).toEqual([
      ...['I have paid', 'Cancel the order'],
      ...['Send exactly', 'Send half', 'Send too much', 'Let it fail'],
    ]);
    expect(await status()).toBe('waitPayment');
  });

  it.each(['en', 'ru', 'es', 'uk', 'eng'])('is there in %s', async (lang) => {
    const { visit, created } = await open();
    expect((await visit(created, 'payment', lang)).status).toBe(200);
  });

  it('stands where the control page says', async () => {
    const { sandbox, created } = await open({ lang: 'es' });
    expect(sandbox.payments()[0]?.page).toBe(`/es/payment/${created.uid}/${created.secret}`);
  });

  it('takes the payer’s word, which is no payment', async () => {
    const { page, status, sandbox } = await open();
    const claimed = await page.press('I have paid');
    expect(claimed.text).toContain('Your payment is being checked Nothing has arrived yet.');
    expect(claimed.html).toMatch(/<main[^>]* data-under-way>/);
    expect(await status()).toBe('inProgress');
    expect(sandbox.payments()[0]?.received).toBe('0');
  });

  it('follows the money to the end, and leads back to the shop', async () => {
    const { page, look, sandbox, status } = await open();
    const half = await page.press('Send half');
    expect(half.text).toContain('0.00014969 BTC of 0.00029938 BTC arrived.');
    expect(half.text).toContain('Bitcoin has confirmed it 1 of 2 times.');
    const held = await half.press('Confirm now');
    expect(held.text).toContain('The order is on hold');
    const rest = await held.press('Send the rest');
    expect(rest.text).toContain('0.00029938 BTC of 0.00029938 BTC arrived.');
    await sandbox.advance(10 * MINUTE);
    expect((await look()).text).toContain('Your payment has arrived');
    const done = await (await look()).press('Confirm now');
    expect(await status()).toBe('done');
    expect(done.text).toContain('The order is done');
    expect(done.html).toContain(
      `<a class="button primary" href="${RETURN_URL}?status=success" rel="noreferrer">`,
    );
    expect(done.buttons).toEqual([]);
  });

  it.each([
    ['Cancel the order', 'deleted', 'The order was cancelled'],
    ['Let it fail', 'errorPayment', 'The payment failed'],
  ])('%s: the order is %s, and the way back says error', async (label, expected, title) => {
    const { page, status } = await open();
    const over = await page.press(label);
    expect(await status()).toBe(expected);
    expect(over.text).toContain(title);
    expect(over.html).toContain(`href="${RETURN_URL}?status=error"`);
  });

  it('lets the operator end a failed payout either way', async () => {
    for (const [label, expected] of [
      ['Confirm now', 'done'],
      ['Return the money', 'returned'],
    ] as const) {
      const { page, sandbox, look, status } = await open();
      await page.press('Send exactly');
      await sandbox.advance(10 * MINUTE);
      const failed = await (await look()).press('Let it fail');
      expect(failed.text).toContain('The payout failed');
      await failed.press(label);
      expect(await status()).toBe(expected);
    }
  });

  it('leads nowhere while it is not over, and nowhere at all without a clientCallbackUrl', async () => {
    const { page, reference, sandbox, look } = await open({ clientCallbackUrl: undefined });
    expect(page.html).not.toMatch(/<a\b/);
    await sandbox.pay(reference);
    await sandbox.confirm(reference);
    expect((await look()).html).not.toMatch(/<a\b|https?:/);
  });

  it.each([
    ['added', `${RETURN_URL}?order=1&status=success#x`],
    ['literal', `${RETURN_URL}?order=1#x?status=success`],
  ])('appends the status to a query as the dialect says: %s', async (returnStatus, expected) => {
    const { sandbox, reference, look } = await open({
      clientCallbackUrl: `${RETURN_URL}?order=1#x`,
    });
    sandbox.dialect('kryptoswap', { returnStatus });
    await sandbox.pay(reference);
    await sandbox.confirm(reference);
    expect((await look()).html).toContain(`href="${expected.replace('&', '&amp;')}"`);
  });

  it('names the card where there is no wallet', async () => {
    const merchant = createKryptoswapMerchant();
    const { routes } = merchant.sandbox.credentials.kryptoswap;
    const { body } = await merchant.get('public/exchanger/route/get/one', {
      id: routes.find(({ from }) => from === 'CARDUAH')?.id ?? '',
    });
    type Keyed = { fields: { _id: string }[] };
    const { route } = body['data'] as { route: { routeId: string; from: Keyed } & Keyed };
    const [number, holder] = route.from.fields;
    const created = await merchant.create({
      routeId: route.routeId,
      fromValues: [
        { key: number?._id, value: '9999000011112222' },
        { key: holder?._id, value: 'ADA LOVELACE' },
      ],
      routeValues: [{ key: route.fields[0]?._id, value: '+380441234567' }],
    });
    expect((await merchant.visit(created)).text).toMatch(/Network Card Card 9999\d{12}/);
  });
});

describe('the page of the order', () => {
  it('asks for a look at a new order first', async () => {
    const { page, status, sandbox } = await open({}, 'order');
    expect(page.text).toContain('Check the order');
    expect(page.text).toMatch(/You pay 0.00029938 BTC Goes out 25 USDT To T\w{33}/);
    expect(await status()).toBe('new');
    const accepted = await page.press('Confirm the order');
    expect(await status()).toBe('waitPayment');
    expect(accepted.text).toContain('Send 0.00029938 BTC');
    expect(accepted.text).toContain(sandbox.payments()[0]?.address ?? 'none');
  });

  it('hides where the money goes to with hideOutData', async () => {
    const { page, sandbox } = await open({ hideOutData: true }, 'order');
    const [route] = sandbox.credentials.kryptoswap.routes;
    for (const value of Object.values(route?.toValues ?? {})) {
      expect(page.html).not.toContain(value);
    }
    expect(page.text).not.toContain(' To ');
  });

  it('tells a page that was loaded no other page', async () => {
    const { page } = await open({}, 'order');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

it('has a page where a shop’s link to its terms leads', async () => {
  const { sandbox } = createKryptoswapMerchant();
  const { siteUrl } = sandbox.credentials.kryptoswap;
  const answer = await sandbox.fetch(new Request(siteUrl));
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('<h1>Terms of exchange</h1>');
});

describe('a page that is not there', () => {
  it.each([
    ['another secret', 'en/payment/UID/xxxxxxxxxxxxxxxxxxxxxxxx'],
    ['another order', 'en/payment/1/SECRET'],
    ['an order that is no number', 'en/order/constructor/SECRET'],
    ['no language', 'e/payment/UID/SECRET'],
    ['another page', 'en/refund/UID/SECRET'],
    ['no secret', 'en/payment/UID/'],
  ])('has %s', async (_, path) => {
    const { sandbox, created, status } = await open({}, 'order');
    const { siteUrl } = sandbox.credentials.kryptoswap;
    const own = path.replace('UID', String(created.uid)).replace('SECRET', created.secret);
    const answer = await sandbox.fetch(new Request(`${siteUrl}/${own}`));
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain(created.secret);
    expect(await status()).toBe('new');
  });

  it('says that the site is down', async () => {
    const { sandbox, look } = await open();
    sandbox.faults({ down: true });
    const page = await look();
    expect([page.status, page.buttons]).toEqual([503, []]);
    expect(page.text).toContain('Kryptoswap is down');
  });
});

describe('a form', () => {
  it('that comes too late shows the order as it stands', async () => {
    const { page, sandbox, reference, labels } = await open();
    await sandbox.cancel(reference);
    const before = labels();
    for (const label of ['I have paid', 'Cancel', 'Send exactly', 'Let it fail']) {
      const shown = await page.press(label);
      expect([shown.status, shown.text.includes('The order was cancelled')]).toEqual([200, true]);
    }
    expect(labels()).toEqual(before);
    expect(sandbox.payments()[0]?.received).toBe('0');
  });

  it('that is sent often pays once', async () => {
    const { page, sandbox, labels } = await open();
    await Promise.all([1, 2, 3].map(() => page.press('Send exactly')));
    expect(sandbox.payments()[0]?.transfers).toHaveLength(1);
    expect(labels()).toEqual(['waitPayment', 'inProgress']);
  });

  it.each([
    ['accept', 200],
    ['confirm', 200],
    ['refund', 200],
    ['done', 404],
  ])('that nobody wrote, %s, moves nothing', async (action, expected) => {
    const { sandbox, created, status, page } = await open();
    const answer = await sandbox.fetch(new Request(`${page.url}/${action}`, { method: 'POST' }));
    expect(answer.status === 303 ? 200 : answer.status).toBe(expected);
    expect(await status()).toBe('waitPayment');
    const stranger = page.url.replace(created.secret, 'x'.repeat(24));
    const theirs = await sandbox.fetch(new Request(`${stranger}/cancel`, { method: 'POST' }));
    expect([theirs.status, await status()]).toEqual([404, 'waitPayment']);
  });
});
