import { describe, expect, it } from 'vitest';
import { createMerchant, type Merchant, requestToken } from '../../testing/merchant.ts';
import { bodyOf, GUIDE_WITHDRAWAL, withdraw } from '../../testing/payee.ts';

type Entry = { amount: string; pending_amount: string };

/** Available and pending, by currency. */
async function balances({ get }: Merchant) {
  const { account } = (await bodyOf(get('/user/balances/'))) as { account: Record<string, Entry> };
  return Object.fromEntries(
    Object.entries(account).map(([code, entry]) => [code, [entry.amount, entry.pending_amount]]),
  );
}

describe('GET /user/balances/', () => {
  it('has the guide’s shape and, where it is told to, the guide’s money', async () => {
    const merchant = await createMerchant();
    expect(await bodyOf(merchant.get('/user/balances/'))).toEqual({ account: {} });
    merchant.sandbox.dialect('cryptofuse', { openingBalance: 'sample' });
    expect(await bodyOf(merchant.get('/user/balances/'))).toEqual({
      account: {
        USDTTRC20: {
          amount: '1000.00000000',
          pending_amount: '0.00000000',
          currency: { currency: 'USDTTRC20', blockchain: 'TRX', token: 'USDT' },
        },
      },
    });
  });

  it('has the shape of the newest reference', async () => {
    const merchant = await createMerchant();
    merchant.sandbox.dialect('cryptofuse', { balances: 'reference' });
    await merchant.sandbox.pay(await merchant.create());
    await withdraw(merchant);
    expect(await bodyOf(merchant.get('/user/balances/'))).toEqual({
      account: { USDTTRC20: '900.000000' },
      sub_accounts: {},
      statistics: { total_deposits: 1, total_withdrawals: 1 },
    });
  });

  it('has the shape of an older page', async () => {
    const merchant = await createMerchant();
    merchant.sandbox.dialect('cryptofuse', { balances: 'older' });
    const paid = await merchant.create({ amount: 500 });
    await merchant.sandbox.pay(paid);
    await merchant.sandbox.confirm(paid);
    await merchant.sandbox.advance(1_000);
    await merchant.sandbox.pay(await merchant.create());
    const created = await merchant.post('/withdrawal/', GUIDE_WITHDRAWAL);
    expect(created.status).toBe(201);
    expect(await bodyOf(merchant.get('/user/balances/'))).toEqual({
      balances: [
        {
          currency: 'USDTTRC20',
          currency_name: 'Tether USD',
          network: 'TRX',
          total_balance: '494.000000',
          available_balance: '395.000000',
          pending_balance: '99.000000',
          total_deposited: '500.000000',
          total_withdrawn: '98.500000',
          total_fees_paid: '6.500000',
          usd_value: '494.00',
          last_transaction: '2026-11-21T10:00:01Z',
          wallets: [
            {
              wallet_id: expect.stringMatching(/^[\da-f-]{36}$/),
              wallet_name: 'Default Wallet',
              balance: '395.000000',
              pending: '99.000000',
            },
          ],
        },
      ],
    });
  });

  it('goes up when a payment is paid: pending at first, and less the fee', async () => {
    const merchant = await createMerchant();
    const id = await merchant.create();
    expect(await balances(merchant)).toEqual({});
    await merchant.sandbox.pay(id);
    expect(await balances(merchant)).toEqual({ USDTTRC20: ['0.00000000', '99.00000000'] });
    await merchant.sandbox.confirm(id);
    expect(await balances(merchant)).toEqual({ USDTTRC20: ['99.00000000', '0.00000000'] });
  });

  it('has all of the price where the user pays the fee', async () => {
    const merchant = await createMerchant();
    for (const currency of ['USDTTRC20', 'BTC']) {
      const id = await merchant.create({ currency, is_fee_paid_by_user: true });
      await merchant.sandbox.pay(id);
      await merchant.sandbox.confirm(id);
    }
    expect(await balances(merchant)).toEqual({
      USDTTRC20: ['100.00000000', '0.00000000'],
      BTC: ['0.00112840', '0.00000000'],
    });
  });

  it('has every part of a payment, and another asset under its own name', async () => {
    const merchant = await createMerchant();
    const id = await merchant.create();
    await merchant.sandbox.pay(id, { amount: '40' });
    await merchant.sandbox.confirm(id);
    await merchant.sandbox.pay(id, { amount: '1000', asset: 'TRX' });
    await merchant.sandbox.confirm(id);
    expect(await balances(merchant)).toEqual({
      USDTTRC20: ['39.60000000', '0.00000000'],
      TRX: ['990.00000000', '0.00000000'],
    });
  });

  it('has no more of an overpayment than is accepted', async () => {
    const merchant = await createMerchant();
    const id = await merchant.create();
    await merchant.sandbox.pay(id, { share: '1.5' });
    await merchant.sandbox.confirm(id);
    expect(await balances(merchant)).toEqual({ USDTTRC20: ['148.50000000', '0.00000000'] });
    merchant.sandbox.dialect('cryptofuse', { overpayment: 'capped' });
    expect(await balances(merchant)).toEqual({ USDTTRC20: ['118.80000000', '0.00000000'] });
  });

  it('goes down again when the network takes a payment back, and never below nothing', async () => {
    const merchant = await createMerchant();
    const id = await merchant.create();
    await merchant.sandbox.pay(id);
    await merchant.sandbox.confirm(id);
    const request = { ...GUIDE_WITHDRAWAL, amount: 99 };
    expect((await merchant.post('/withdrawal/', request)).status).toBe(201);
    expect(await balances(merchant)).toEqual({ USDTTRC20: ['0.00000000', '0.00000000'] });
    await merchant.sandbox.revert(id);
    expect(await balances(merchant)).toEqual({ USDTTRC20: ['0.00000000', '0.00000000'] });
    expect((await merchant.post('/withdrawal/', { ...request, amount: 10 })).status).toBe(400);
  });

  it('needs a token that may read', async () => {
    const { sandbox } = await createMerchant();
    const call = async (token: string) => {
      const headers = { authorization: `Bearer ${token}` };
      const url = `${sandbox.origins.cryptofuse}/user/balances/`;
      return (await sandbox.fetch(new Request(url, { headers }))).status;
    };
    expect(await call('nobody')).toBe(401);
    expect(await call(await requestToken(sandbox, { scope: 'write' }))).toBe(403);
    expect(await call(await requestToken(sandbox, { scope: 'read' }))).toBe(200);
  });
});
