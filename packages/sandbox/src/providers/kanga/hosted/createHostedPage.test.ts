import { describe, expect, it } from 'vitest';
import { createKangaStore } from '../../../testing/kangaStore.ts';

const MAIL = { email: 'ada@example.com' };

/** The page of a new payment, as far as the payer got. */
async function goTo(step: 'currency' | 'way' | 'chain') {
  const store = createKangaStore();
  let page = await (await store.visit()).press('Continue', MAIL);
  if (step !== 'currency') page = await page.press('Bitcoin');
  if (step === 'chain') page = await page.press('Pay on chain');
  return { ...store, page };
}

describe('the hosted page', () => {
  it('asks for an e-mail address, then a currency, then the money', async () => {
    const { visit, state, labels } = createKangaStore();
    const email = await visit();
    expect(email.status).toBe(200);
    expect(email.text).toMatch(/^Kanga sandbox/);
    expect(email.text).toContain('100.00 oPLN');
    expect(email.text).toContain('Your e-mail address');
    expect(email.buttons).toEqual(['Continue', 'Cancel the payment', 'Let it fail']);

    const currency = await email.press('Continue', MAIL);
    expect(currency.text).toContain('What do you pay with?');
    expect(currency.buttons.slice(0, 5)).toEqual([
      'Bitcoin 0.00031614 BTC',
      'Ethereum 0.00897805 ETH',
      'Tether USD 28.016 USDT',
      'EMT 7782.2223 EMT',
      'Zloty token 103 oPLN',
    ]);
    expect([await state(), labels()]).toEqual(['NEW', []]);

    const way = await currency.press('Bitcoin');
    expect(way.text).toContain('Pay 0.00031614 BTC');
    expect([await state(), labels()]).toEqual(['ACTIVE', ['ACTIVE']]);

    const paid = await way.press('Pay with Kanga account');
    expect(paid.text).toContain('being processed');
    expect([await state(), labels()]).toEqual(['PROCESSING', ['ACTIVE', 'PROCESSING']]);
  });

  it('looks again by itself while something is under way, and then no more', async () => {
    const { page, sandbox, visit, state } = await goTo('way');
    const looksAgain = /<main[^>]* data-under-way>/;
    expect(page.html).not.toMatch(looksAgain);
    const paid = await page.press('Pay with Kanga account');
    expect(paid.html).toMatch(looksAgain);
    expect(paid.html).toContain('<noscript><meta http-equiv="refresh" content="2"></noscript>');
    await sandbox.advance(2_000);
    const over = await visit();
    expect(over.html).not.toMatch(looksAgain);
    expect(over.html).not.toContain('http-equiv');
    expect(over.text).toContain('Paid');
    expect(await state()).toBe('FINALIZED');
    expect(over.buttons).toEqual([]);
  });

  it('shows what to send where, asks for the remainder, and keeps no change', async () => {
    const { page, sandbox, state } = await goTo('chain');
    const address = sandbox.payments()[0]?.address ?? 'none';
    expect(page.text).toContain(`Amount 0.00031614 BTC Network Bitcoin Address ${address}`);
    expect(page.text).toContain('22 Nov 2026, 10:00 UTC');
    const half = await page.press('Send half');
    expect(half.text).toContain('Send the remaining 0.00015807 BTC');
    expect(half.text).toContain('0.00015807 BTC of 0.00031614 BTC arrived');
    expect(await state()).toBe('ACTIVE');
    expect(half.text).not.toContain('Pay in another currency');
    const over = await half.press('Send too much');
    expect(over.text).toContain('Bitcoin has confirmed it 1 of 2 times.');
    expect(over.text).toContain('0.00007903 BTC came on top of it');
    expect(await state()).toBe('PROCESSING');
    const paid = await over.press('Confirm now');
    expect(paid.text).toContain('Paid');
    expect(await state()).toBe('FINALIZED');
  });

  it('takes the rest out of a Kanga account, or all of it after all', async () => {
    const { page, sandbox, state } = await goTo('chain');
    const half = await page.press('Send half');
    await half.press('Pay with Kanga account instead');
    expect(await state()).toBe('PROCESSING');
    await sandbox.confirm('k1');
    expect(await state()).toBe('FINALIZED');
    expect(sandbox.payments()[0]?.received).toBe('0.00031614');
  });

  it('sends exactly what is to be paid', async () => {
    const { page, sandbox } = await goTo('chain');
    await page.press('Send exactly');
    expect(sandbox.payments()[0]).toMatchObject({ status: 'PROCESSING', received: '0.00031614' });
  });

  it.each(['currency', 'way', 'chain'] as const)('can be cancelled at the %s', async (step) => {
    const { page, sandbox, state, visit } = await goTo(step);
    const going = await page.press('Cancel the payment');
    expect(going.text).toContain('The payment is being cancelled');
    expect(await state()).toBe('CANCELLING');
    await sandbox.advance(1_000);
    expect((await visit()).text).toContain('The payment was cancelled Nothing was paid.');
    expect(await state()).toBe('CANCELED');
  });

  it.each(['currency', 'way', 'chain'] as const)('can be made to fail at the %s', async (step) => {
    const { page, state } = await goTo(step);
    expect((await page.press('Let it fail')).text).toContain('The payment failed');
    expect(await state()).toBe('FAILED');
  });

  it('lets the payer choose another currency until money has arrived', async () => {
    const { page, sandbox } = await goTo('way');
    const other = await page.press('Tether USD');
    expect(other.text).toContain('Pay 28.016 USDT');
    expect(sandbox.payments()[0]).toMatchObject({ status: 'ACTIVE', due: { asset: 'USDT' } });
    expect(sandbox.notices()).toHaveLength(1);
  });

  it('leads nowhere else, and not back to the store either', async () => {
    const { page, sandbox, visit } = await goTo('way');
    await page.press('Pay with Kanga account');
    await sandbox.confirm('k1');
    for (const { html } of [page, await visit()]) expect(html).not.toMatch(/<a\b|https?:/);
  });
});

describe('a form that comes too late', () => {
  it('shows the payment as it stands', async () => {
    const { page, sandbox, labels } = await goTo('chain');
    await sandbox.cancel('k1');
    await sandbox.confirm('k1');
    const before = labels();
    const forms = ['Send exactly', 'Pay with Kanga account', 'Ethereum', 'Cancel', 'Let it fail'];
    for (const label of forms) {
      const shown = await page.press(label);
      expect(shown.status).toBe(200);
      expect(shown.text).toContain('The payment was cancelled');
    }
    expect(labels()).toEqual(before);
    expect(sandbox.payments()[0]?.received).toBe('0');
  });

  it('pays once, however often it is sent', async () => {
    const { page, sandbox, labels } = await goTo('way');
    await Promise.all([1, 2, 3].map(() => page.press('Pay with Kanga account')));
    expect(labels()).toEqual(['ACTIVE', 'PROCESSING']);
    expect(sandbox.payments()[0]?.received).toBe('0.00031614');
  });

  it('asks for an address only once', async () => {
    const { page, sandbox } = await goTo('way');
    await page.press('Pay on chain');
    const address = sandbox.payments()[0]?.address;
    await page.press('Pay on chain');
    expect(sandbox.payments()[0]?.address).toBe(address);
  });
});

describe('a form that nobody wrote', () => {
  it.each([
    ['skips the e-mail step', 'currency', 'currency=BTC', 200],
    ['pays without a currency', 'account', '', 200],
    ['asks for an address without a currency', 'chain', '', 200],
    ['sends without an address', 'send', 'share=exact', 200],
    ['confirms nothing', 'confirm', '', 200],
    ['has no e-mail address', 'email', 'email=nobody', 422],
    ['has an empty e-mail address', 'email', '', 422],
    ['does what the page has not', 'refund', '', 404],
  ])('and %s moves nothing', async (_, action, body, status) => {
    const { sandbox, url, state, labels } = createKangaStore();
    await sandbox.open(url());
    const { pathname, search, origin } = new URL(url());
    const answer = await sandbox.fetch(
      new Request(`${origin}${pathname}/${action}${search}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body,
      }),
    );
    expect(answer.status === 303 ? 200 : answer.status).toBe(status);
    expect([await state(), labels()]).toEqual(['NEW', []]);
  });
});

it('says beside the field what is wrong with the e-mail address', async () => {
  const { visit } = createKangaStore();
  const page = await (await visit()).press('Continue', { email: 'nobody' });
  expect(page.status).toBe(422);
  expect(page.html).toContain('aria-invalid="true" aria-describedby="problem"');
  expect(page.html).toContain('value="nobody"');
  expect(page.text).toContain('This is no e-mail address.');
});
