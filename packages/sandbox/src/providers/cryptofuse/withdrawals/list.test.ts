import { beforeEach, describe, expect, it } from 'vitest';
import { createMerchant, type Merchant } from '../../../testing/merchant.ts';
import { bodyOf, GUIDE_WITHDRAWAL, withdraw } from '../../../testing/payee.ts';

describe('GET /withdrawal/', () => {
  let merchant: Merchant;

  /** Three withdrawals, an hour apart: of 100 and 30, which are completed, and of 20. */
  beforeEach(async () => {
    merchant = await createMerchant();
    await withdraw(merchant, { custom_id: 'a' });
    await merchant.sandbox.advance(3_600_000);
    await withdraw(merchant, { custom_id: 'b', amount: 30 });
    await merchant.sandbox.advance(3_600_000);
    const last = await withdraw(merchant, { custom_id: 'c', amount: 20 });
    await merchant.sandbox.moveWithdrawal(last, 'cancel');
  });

  const list = async (query = '') => {
    const body = await bodyOf(merchant.get(`/withdrawal/${query}`));
    const { withdrawals, total } = body as { withdrawals: { custom_id: string }[]; total: number };
    return [withdrawals.map(({ custom_id }) => custom_id).join(''), total];
  };

  it('tells the fields of the newest reference', async () => {
    const { withdrawals } = await bodyOf(merchant.get('/withdrawal/?custom_id=c'));
    expect(withdrawals).toEqual([
      {
        withdrawal_id: expect.stringMatching(/^[\da-f-]{36}$/),
        custom_id: 'c',
        amount: '19.30000000',
        fee: '0.70000000',
        platform_fee: '0.20000000',
        network_fee: '0.50000000',
        blockchain: 'TRX',
        token: 'USDT',
        currency: 'USDTTRC20',
        address: GUIDE_WITHDRAWAL.address,
        status: 'cancelled',
        transaction_hash: null,
        created_at: '2026-11-21T12:00:00Z',
        updated_at: '2026-11-21T12:00:00Z',
      },
    ]);
  });

  it.each([
    ['', 'cba', 3],
    ['?status=completed', 'ba', 2],
    ['?status=cancelled', 'c', 1],
    ['?status=rejected', '', 0],
    ['?blockchain=TRX', 'cba', 3],
    ['?blockchain=ETH', '', 0],
    ['?token=USDT', 'cba', 3],
    ['?token=BTC', '', 0],
    ['?start_date=2026-11-21T11:00:00Z', 'cb', 2],
    ['?end_date=2026-11-21T11:00:00Z', 'ba', 2],
    ['?custom_id=b', 'b', 1],
    ['?limit=2', 'cb', 3],
    ['?limit=2&offset=2', 'a', 3],
    ['?offset=9', '', 3],
    ['?sort=created_asc', 'abc', 3],
    ['?sort=created_desc', 'cba', 3],
    ['?sort=amount_asc', 'cba', 3],
    ['?sort=amount_desc', 'abc', 3],
  ])('with %j lists %j of %i', async (query, ids, total) => {
    expect(await list(query)).toEqual([ids, total]);
  });

  it('has pages of twenty', async () => {
    for (let count = 0; count < 20; count += 1) await withdraw(merchant, { amount: 10 });
    const { withdrawals, total } = await bodyOf(merchant.get('/withdrawal/'));
    expect([(withdrawals as unknown[]).length, total]).toEqual([20, 23]);
  });

  it.each([
    ['limit', '0'],
    ['limit', '101'],
    ['limit', 'all'],
    ['offset', '-1'],
    ['sort', 'toString'],
    ['start_date', 'soon'],
    ['end_date', 'never'],
  ])('refuses %s=%s', async (name, value) => {
    expect(await bodyOf(merchant.get(`/withdrawal/?${name}=${value}`))).toMatchObject({
      error: { code: 'invalid_request', details: { [name]: [expect.any(String)] } },
    });
  });
});
