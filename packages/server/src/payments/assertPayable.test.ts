import { describe, expect, it } from 'vitest';
import type { CreatedPayment } from '../provider.ts';
import { scriptedProvider } from '../testing/scriptedProvider.fixture.ts';
import { bearer, testShop } from '../testing/testShop.fixture.ts';

const tron = { code: 'USDTTRC20', symbol: 'USDT', network: 'tron', contract: null, decimals: 6 };
const ADDRESS = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';
type Transfer = Extract<CreatedPayment['action'], { type: 'transfer' }>;

/** An answer to a creation, as it should be but for `change`. */
function garbled(
  change: (sound: CreatedPayment & { action: Transfer }) => object,
  options: Parameters<typeof scriptedProvider>[0] = {},
) {
  const garble = (answer: CreatedPayment): CreatedPayment => {
    const action = { ...(answer.action as Transfer), asset: tron, address: ADDRESS };
    const sound = { ...answer, action, due: { amount: action.amount, asset: tron } };
    return { ...sound, ...change(sound) };
  };
  return testShop({ acme: scriptedProvider({ garble, ...options }) });
}

const wish = { orderId: '1042', asset: 'USDTTRC20' };
const action = (change: object) => (sound: { action: Transfer }) => ({
  action: { ...sound.action, ...change },
});
const due = (amount: string) => (sound: { action: Transfer }) => ({
  due: { amount, asset: tron },
  action: { ...sound.action, amount },
});

describe("a provider's answer to a creation", () => {
  it('is shown where it can be paid', async () => {
    const { payment } = await garbled(() => ({})).create(wish);
    expect(payment).toMatchObject({ action: { address: ADDRESS, amount: '100.00' } });
  });

  it.for<[string, Parameters<typeof garbled>[0]]>([
    [
      'has another asset',
      ({ due }) => ({ due: due && { ...due, asset: { ...tron, code: 'BTC' } } }),
    ],
    ['has another network', action({ asset: { ...tron, network: 'ethereum' } })],
    [
      'has no network',
      (sound) => {
        const asset = { ...tron, network: null };
        return { due: { amount: '100', asset }, action: { ...sound.action, amount: '100', asset } };
      },
    ],
    ['asks for nothing', due('0.00')],
    ['asks for less than nothing', due('-1')],
    ['asks for more than there is', due('1e999')],
    ['asks for two amounts', action({ amount: '1000.00' })],
    ['does not say what is due', () => ({ due: null })],
    ['has an address with a wrong letter', action({ address: ADDRESS.replace('R7', 'R8') })],
    [
      'has an address of another network',
      action({ address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed' }),
    ],
    ['has a placeholder for its address', action({ address: 'TXYZabc123...' })],
    ['has no address', action({ address: '' })],
    [
      'has a page that is a script',
      () => ({ due: null, action: { type: 'redirect', url: 'javascript:alert(1)' } }),
    ],
    ['is over before it begins', () => ({ expiresAt: '2026-11-01T12:00:00.000Z' })],
    ['has a deadline that nobody can read', () => ({ expiresAt: 'in half an hour' })],
    ['has no reference', () => ({ reference: '' })],
  ])(
    'that %s is refused, shown nowhere, and told to the merchant (S48, C31)',
    async ([, change]) => {
      const shop = garbled(change);
      const refused = await shop.post('payments', wish);
      expect(refused.status).toBe(502);
      const text = await refused.text();
      expect(JSON.parse(text).error).toMatchObject({ code: 'invalid_payment', retryable: false });
      expect(text).not.toContain(ADDRESS);
      const [failed] = await shop.checkout.payments.list();
      expect(failed).toMatchObject({ status: 'failed', due: null, action: { type: 'none' } });
      const id = failed?.id ?? '';
      const secret = await shop.checkout.payments.clientSecret(id);
      const seen = await shop.get(`payments/${id}`, bearer(secret));
      expect(await seen.text()).not.toContain(ADDRESS);
      expect(shop.events.map(({ type }) => type)).toEqual(['payment.created', 'payment.failed']);
    },
  );

  it('that can not be paid stays refused, whatever notices say of it later', async () => {
    const shop = garbled(action({ address: 'TXYZabc123...' }));
    await shop.post('payments', wish);
    const [failed] = await shop.checkout.payments.list();
    const id = failed?.id ?? '';
    const notice = await shop.acme.notice('ref_1', { word: 'waiting' });
    expect((await shop.notify(id, notice)).status).toBe(200);
    expect(await shop.checkout.payments.get(id)).toMatchObject({
      status: 'failed',
      due: null,
      action: { type: 'none' },
    });
    // The order is free for the next try.
    expect((await shop.post('payments', wish)).status).toBe(502);
    expect(await shop.checkout.payments.list()).toHaveLength(2);
  });
});

describe('what a look-up finds after the answer to a creation was lost', () => {
  const lost = async (change: Parameters<typeof garbled>[0], expiresInMs = 30 * 60_000) => {
    const shop = garbled(change, { tellsOffer: true, expiresInMs });
    shop.acme.script.answer = async () => {
      throw new Error('the line is cut');
    };
    const { payment } = await shop.create(wish);
    shop.advance(60_000);
    return { shop, found: await shop.checkout.payments.check(payment.id) };
  };

  it('is shown where it can be paid', async () => {
    const { found } = await lost(() => ({}));
    expect(found).toMatchObject({ status: 'awaiting_payment', action: { address: ADDRESS } });
  });

  it.for<[string, Parameters<typeof garbled>[0]]>([
    [
      'asks for another asset',
      ({ due }) => ({ due: due && { ...due, asset: { ...tron, code: 'BTC' } } }),
    ],
    ['asks for nothing', due('0.00')],
    ['has an address with a wrong letter', action({ address: ADDRESS.replace('R7', 'R8') })],
    [
      'has a page that is a script',
      () => ({ due: null, action: { type: 'redirect', url: 'javascript:alert(1)' } }),
    ],
    ['has a deadline that nobody can read', () => ({ expiresAt: 'in half an hour' })],
  ])('is not shown when it %s (S48, C31)', async ([, change]) => {
    const { shop, found } = await lost(change);
    expect(found).toMatchObject({
      status: 'created',
      due: null,
      action: { type: 'wait' },
      review: ['create_unknown'],
    });
    const seen = await shop.get(
      `payments/${found.id}`,
      bearer(await shop.checkout.payments.clientSecret(found.id)),
    );
    expect(await seen.text()).not.toContain(ADDRESS);
  });

  it('is known although its deadline is over: money may have come before it', async () => {
    const { found } = await lost(() => ({}), 30_000);
    expect(found).toMatchObject({ status: 'awaiting_payment', due: { amount: '100.00' } });
  });
});
