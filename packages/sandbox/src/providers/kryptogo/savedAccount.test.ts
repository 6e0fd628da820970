import { describe, expect, it } from 'vitest';
import {
  createKryptogoMerchant,
  INTENT,
  type KryptogoMerchant,
  TRANSFER,
} from '../../testing/kryptogoMerchant.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Ends the sandbox and goes on with what a file would have kept of it. */
function restart({ sandbox }: KryptogoMerchant): KryptogoMerchant {
  const restore = JSON.parse(JSON.stringify(sandbox.snapshot()));
  sandbox.close();
  return createKryptogoMerchant({ restore });
}

const SENT = {
  chain_id: 'arb',
  contract_address: '0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9',
  amount: '0.5',
  wallet_address: '0x3fE5aC82B997255b8226abb6aEfd91f405fe2e8e',
};

describe('after a restart', () => {
  it('all is as it was', async () => {
    const before = createKryptogoMerchant();
    const { sandbox, create, post, get } = before;
    sandbox.dialect('kryptogo', { amounts: 'padded' });
    const paid = await create({ order_data: { order_id: '1' }, group_key: 'a' });
    await sandbox.pay(paid);
    await sandbox.confirm(paid);
    await post(TRANSFER, SENT);
    const short = await create();
    await sandbox.pay(short, { share: '0.5' });
    await sandbox.confirm(short);
    await sandbox.refund(short);
    const told = await create();
    await sandbox.misreport(told, { due: '3', price: '4', asset: 'USDC' });
    await sandbox.reword(told);
    const wrong = await create();
    await sandbox.pay(wrong, { asset: 'USDC' });
    const remember = async ({ sandbox, get }: KryptogoMerchant) => ({
      snapshot: sandbox.snapshot(),
      payments: sandbox.payments(),
      withdrawals: sandbox.withdrawals(),
      credentials: sandbox.credentials.kryptogo,
      list: (await get(`${INTENT}s`)).body,
    });
    const remembered = await remember(before);
    expect((await get(`${INTENT}/${told}`)).body.data).toMatchObject({ symbol: 'USDC' });
    expect(await remember(restart(before))).toEqual(remembered);
  });

  it('a transfer gets its blocks, and success is told once', async () => {
    const before = createKryptogoMerchant();
    const id = await before.create();
    await before.sandbox.pay(id);
    await before.sandbox.advance(5 * SECOND);
    const after = restart(before);
    await after.sandbox.advance(2 * SECOND - 1);
    expect(after.statuses()).toEqual([]);
    await after.sandbox.advance(MINUTE);
    expect(after.statuses()).toEqual(['success']);
    expect(restart(after).statuses()).toEqual([]);
  });

  it('a deadline is where it was', async () => {
    const before = createKryptogoMerchant();
    const id = await before.create();
    await before.sandbox.advance(20 * MINUTE);
    const after = restart(before);
    await after.sandbox.advance(10 * MINUTE - 1);
    expect(await after.read(id)).toMatchObject({ status: 'pending' });
    await after.sandbox.advance(1);
    expect(await after.read(id)).toMatchObject({ status: 'expired' });
  });

  it('a transfer that is under way past the deadline is still waited for', async () => {
    const before = createKryptogoMerchant();
    const id = await before.create();
    await before.sandbox.advance(30 * MINUTE - SECOND);
    await before.sandbox.pay(id);
    await before.sandbox.advance(3 * SECOND);
    const after = restart(before);
    await after.sandbox.advance(MINUTE);
    expect(after.statuses()).toEqual(['success']);
  });

  it('a refund comes when it would have, once', async () => {
    const before = createKryptogoMerchant();
    const id = await before.create();
    await before.sandbox.pay(id, { share: '0.5' });
    await before.sandbox.confirm(id);
    await before.sandbox.advance(6 * MINUTE);
    const after = restart(before);
    await after.sandbox.advance(4 * MINUTE - 1);
    expect(after.statuses()).toEqual([]);
    await after.sandbox.advance(30 * MINUTE);
    expect(after.statuses()).toEqual(['insufficient_refunded']);
  });

  it('what was sent is still gone', async () => {
    const before = createKryptogoMerchant();
    const id = await before.create();
    await before.sandbox.pay(id);
    await before.sandbox.confirm(id);
    expect((await before.post(TRANSFER, { ...SENT, amount: '9' })).body.code).toBe(0);
    const after = restart(before);
    const { body } = await after.post(TRANSFER, SENT);
    expect(body).toMatchObject({ code: 4015, data: { insufficient_amount: '0.37' } });
  });
});

it('a reset forgets the intents and the transfers, and keeps the account', async () => {
  const { sandbox, create, post, get } = createKryptogoMerchant();
  sandbox.dialect('kryptogo', { openingBalance: 'sample' });
  const { kryptogo } = sandbox.credentials;
  await create();
  await post(TRANSFER, { ...SENT, amount: '1000' });
  sandbox.reset();
  expect([sandbox.payments(), sandbox.withdrawals()]).toEqual([[], []]);
  expect((await get(`${INTENT}s`)).body.data).toEqual([]);
  expect(sandbox.credentials.kryptogo).toEqual(kryptogo);
  expect((await post(TRANSFER, { ...SENT, amount: '1000' })).body.code).toBe(0);
});
