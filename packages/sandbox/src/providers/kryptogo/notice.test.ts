import { describe, expect, it } from 'vitest';
import {
  createKryptogoMerchant,
  INTENT,
  KRYPTOGO_CALLBACK,
} from '../../testing/kryptogoMerchant.ts';

const MINUTE = 60_000;
const ORDER_DATA = { order_id: 'uid_12345', item_id: '100', nested: { list: [1, null, 'é'] } };

async function openPaid(dialect: Record<string, string> = {}, share = '1') {
  const merchant = createKryptogoMerchant();
  const { sandbox, create } = merchant;
  sandbox.dialect('kryptogo', dialect);
  const id = await create({ order_data: ORDER_DATA, group_key: 'buy_stone_with_usdt' });
  await sandbox.pay(id, { share });
  await sandbox.confirm(id);
  return { ...merchant, id };
}

describe('a callback', () => {
  it('has the fields of the guide’s sample, in its order, and no signature', async () => {
    const { sandbox, inbox, id, read } = await openPaid();
    const intent = await read(id);
    expect(Object.entries(inbox[0] ?? {})).toEqual(
      Object.entries({
        payment_intent_id: id,
        client_id: sandbox.credentials.kryptogo.clientId,
        fiat_amount: '300.0',
        fiat_currency: 'TWD',
        payment_deadline: intent['payment_deadline'],
        status: 'success',
        payment_chain_id: 'arb',
        symbol: 'USDT',
        crypto_amount: '9.23',
        payment_tx_hash: intent['payment_tx_hash'],
        received_amount: '9.23',
        aggregated_amount: '9.13',
        order_data: ORDER_DATA,
        callback_url: KRYPTOGO_CALLBACK,
        group_key: 'buy_stone_with_usdt',
      }),
    );
    const [notice] = sandbox.notices();
    expect(notice).toMatchObject({
      method: 'POST',
      url: KRYPTOGO_CALLBACK,
      headers: { 'content-type': 'application/json' },
      label: 'success',
      state: 'delivered',
    });
  });

  it('of a refund adds its transaction and its amount', async () => {
    const { sandbox, inbox, id, read } = await openPaid({}, '0.5');
    expect(inbox[0]).not.toHaveProperty('refund_amount');
    await sandbox.refund(id);
    const { refund_tx_hash } = await read(id);
    expect(Object.entries(inbox[1] ?? {}).slice(-2)).toEqual([
      ['refund_tx_hash', refund_tx_hash],
      ['refund_amount', '4.615'],
    ]);
  });

  it('names the amounts as the skill does in the other reading, and the read too', async () => {
    const { inbox, id, read } = await openPaid({ amountFields: 'received_crypto_amount' });
    for (const told of [inbox[0], await read(id)]) {
      expect(told).toMatchObject({
        received_crypto_amount: '9.23',
        aggregated_crypto_amount: '9.13',
      });
      expect(told).not.toHaveProperty('received_amount');
      expect(told).not.toHaveProperty('aggregated_amount');
    }
  });

  it('goes where the intent says, letter for letter', async () => {
    const { sandbox, create } = createKryptogoMerchant();
    const callback_url = 'https://SHOP.example:443/Callback?a=1&b=%7B';
    const id = await create({ callback_url });
    await sandbox.expire(id);
    expect(sandbox.notices()).toMatchObject([{ url: callback_url, state: 'delivered' }]);
    expect(JSON.parse(sandbox.notices()[0]?.body ?? '')).toMatchObject({ callback_url });
  });

  it('does not exist for an intent without a callback_url', async () => {
    const { sandbox, post } = createKryptogoMerchant();
    const { body } = await post(INTENT, { fiat_amount: '1', fiat_currency: 'USD' });
    const id = String(body.data?.['payment_intent_id']);
    expect(sandbox.payments()[0]?.can).not.toContain('forge');
    await sandbox.pay(id);
    await sandbox.advance(MINUTE);
    expect(sandbox.notices()).toEqual([]);
  });

  it('tells of pending in the other reading', async () => {
    const { inbox, statuses } = await openPaid({ pendingCallback: 'sent' });
    expect(statuses()).toEqual(['pending', 'success']);
    expect(inbox[0]).toMatchObject({ payment_tx_hash: null, received_amount: null });
  });

  it.each([
    ['none', [0]],
    ['thrice', [0, 10_000, 70_000, 370_000]],
  ])('that nobody takes comes again (%s)', async (retries, expected) => {
    const times: number[] = [];
    const { sandbox, create } = createKryptogoMerchant({
      async deliver() {
        times.push(sandbox.now());
        return new Response(null, { status: 500 });
      },
    });
    sandbox.dialect('kryptogo', { retries });
    await sandbox.expire(await create());
    const [first = 0] = times;
    await sandbox.advance(24 * 60 * MINUTE);
    expect(times.map((at) => at - first)).toEqual(expected);
  });

  it('by somebody else looks the same, and changes nothing', async () => {
    const { sandbox, create, inbox, read } = createKryptogoMerchant();
    const id = await create();
    await sandbox.forge(id);
    await sandbox.pay(id);
    await sandbox.confirm(id);
    const [forged, real] = inbox;
    expect(Object.keys(forged ?? {})).toEqual(Object.keys(real ?? {}));
    expect(forged).toMatchObject({ status: 'success', received_amount: '9.23' });
    expect(forged?.['payment_tx_hash']).not.toBe((await read(id))['payment_tx_hash']);
    expect(sandbox.notices().map((notice) => notice.forged)).toEqual([true, false]);
  });
});
