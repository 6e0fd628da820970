import { describe, expect, it } from 'vitest';
import {
  createKryptoswapMerchant,
  type KryptoswapMerchant,
} from '../../testing/kryptoswapMerchant.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Ends the sandbox and goes on with what a file would have kept of it. */
function restart({ sandbox }: KryptoswapMerchant): KryptoswapMerchant {
  const restore = JSON.parse(JSON.stringify(sandbox.snapshot()));
  sandbox.close();
  return createKryptoswapMerchant({ restore });
}

describe('after a restart', () => {
  it('all is as it was', async () => {
    const before = createKryptoswapMerchant();
    const { sandbox, create, order } = before;
    sandbox.dialect('kryptoswap', { ipnHash: 'header' });
    const first = await create({ partner: 'p7', hideOutData: true, lang: 'es' });
    await sandbox.pay(String(first.uid), { share: '0.25' });
    await sandbox.pay(String(first.uid), { asset: 'ETH' });
    const second = await create({ amount: 0.5, ipnUrl: undefined });
    await sandbox.misreport(String(second.uid), { due: '3' });
    const third = await create();
    await sandbox.reword(String(third.uid));
    const all = [first, second, third];
    const remembered = {
      snapshot: sandbox.snapshot(),
      payments: sandbox.payments(),
      credentials: sandbox.credentials.kryptoswap,
      orders: await Promise.all(all.map(order)),
      page: (await before.visit(third, 'order')).text,
    };
    const after = restart(before);
    expect(after.sandbox.payments()).toEqual(remembered.payments);
    expect(after.sandbox.credentials.kryptoswap).toEqual(remembered.credentials);
    expect(await Promise.all(all.map(after.order))).toEqual(remembered.orders);
    expect((await after.visit(third, 'order')).text).toBe(remembered.page);
    expect(after.sandbox.snapshot().providers).toEqual(remembered.snapshot.providers);
  });

  it.each([
    ['waitPayment', 59 * MINUTE, ['deleted']],
    ['new', 59 * MINUTE, ['deleted']],
  ])('an order that is %s ends when it would have', async (status, ms, expected) => {
    const before = createKryptoswapMerchant();
    const created = await before.create({ skipPreview: status === 'waitPayment' });
    await before.sandbox.advance(ms);
    const after = restart(before);
    await after.sandbox.advance(MINUTE - 1);
    expect((await after.order(created))['status']).toBe(status);
    await after.sandbox.advance(1);
    expect(after.labels()).toEqual(expected);
  });

  it('a payout ends when it would have, and a transfer gets its blocks', async () => {
    const before = createKryptoswapMerchant();
    const created = await before.create();
    await before.sandbox.pay(String(created.uid));
    await before.sandbox.advance(9 * MINUTE);
    const then = restart(before);
    await then.sandbox.advance(MINUTE + 2 * SECOND);
    expect((await then.order(created))['status']).toBe('inProgressPayout');
    const after = restart(then);
    await after.sandbox.advance(3 * SECOND - 1);
    expect((await after.order(created))['status']).toBe('inProgressPayout');
    await after.sandbox.advance(1);
    expect(after.labels()).toEqual(['inProgress', 'inProgressPayout', 'done']);
    expect([...before.inbox, ...then.inbox, ...after.inbox]).toHaveLength(3);
  });

  it('a snapshot of another sandbox’s exchange is refused', async () => {
    const one = createKryptoswapMerchant();
    await one.create();
    const snapshot = JSON.parse(JSON.stringify(one.sandbox.snapshot()));
    const restore = { ...snapshot, credentialsSeed: 'another' };
    expect(() => createKryptoswapMerchant({ restore })).toThrow('another exchange');
  });
});

it('a reset forgets the orders, and keeps the account and its routes', async () => {
  const { sandbox, create, get } = createKryptoswapMerchant();
  const { kryptoswap } = sandbox.credentials;
  const { uid, secret } = await create();
  sandbox.reset();
  expect(sandbox.payments()).toEqual([]);
  const query = { orderUID: String(uid), orderSecret: secret };
  expect((await get('public/exchanger/order/get', query)).body['success']).toBe(false);
  expect(sandbox.credentials.kryptoswap).toEqual(kryptoswap);
  expect((await create()).uid).not.toBe(uid);
});
