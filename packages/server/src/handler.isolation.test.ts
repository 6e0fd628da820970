import { expect, it, onTestFinished, vi } from 'vitest';
import { bearer, testShop } from './testing/testShop.fixture.ts';

it('keeps two checkouts of one process apart, also while both are busy (S58)', async () => {
  const [a, b] = ['a', 'b'].map((name) =>
    testShop({
      origin: `https://${name}.example`,
      allowedOrigins: [`https://${name}.example`, `https://pages.${name}.example`],
      secret: `the secret of the shop ${name}`,
    }),
  );
  if (!a || !b) throw new Error('two shops');
  const round = async (shop: typeof a, name: string, other: string) => {
    const made = await shop.create();
    const answer = await shop.post(
      'payments',
      { orderId: '1042' },
      { Origin: `https://pages.${name}.example` },
    );
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(`https://pages.${name}.example`);
    const foreign = { Origin: `https://pages.${other}.example` };
    expect((await shop.post('payments', { orderId: '1042' }, foreign)).status).toBe(403);
    return made;
  };
  const [first, second] = await Promise.all([round(a, 'a', 'b'), round(b, 'b', 'a')]);
  expect(a.acme.callbackUrls.get(first.payment.id)).toMatch(/^https:\/\/a\.example\//);
  expect(b.acme.callbackUrls.get(second.payment.id)).toMatch(/^https:\/\/b\.example\//);
  // Each other's secrets, payments and tokens are nothing there.
  expect((await a.get(`payments/${second.payment.id}`, bearer(second.clientSecret))).status).toBe(
    404,
  );
  expect((await a.get(`payments/${first.payment.id}`, bearer(second.clientSecret))).status).toBe(
    404,
  );
  const notice = await b.acme.notice('ref_1', { word: 'completed', received: '100' });
  const path = new URL(b.acme.callbackUrls.get(second.payment.id) ?? '').pathname;
  expect((await a.fetch(`https://a.example${path}`, notice)).status).toBe(404);
});

it('hands the platform whatever goes on after an answer, and leaves nothing else running (S57)', async () => {
  const kept: Promise<unknown>[] = [];
  const shop = testShop({ waitUntil: (work) => kept.push(work) });
  const { payment, clientSecret } = await shop.create();
  await Promise.all(kept.splice(0));
  shop.advance(6000);
  let answer = () => {};
  shop.acme.script.read = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  shop.acme.say('ref_1', { word: 'completed', received: '100' });
  // The poll gives up on the slow provider; the platform has the rest.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const asked = shop.get(`payments/${payment.id}`, bearer(clientSecret));
  await expect.poll(() => shop.acme.calls).toContain('read ref_1');
  await vi.advanceTimersByTimeAsync(2500);
  expect((await (await asked).json()).payment.status).toBe('awaiting_payment');
  expect(kept.length).toBeGreaterThan(0);
  answer();
  while (kept.length > 0) await kept.shift();
  expect((await shop.checkout.payments.get(payment.id))?.status).toBe('paid');
  expect(shop.events.map(({ type }) => type)).toEqual(['payment.created', 'payment.paid']);
});
