import { describe, expect, it } from 'vitest';
import { createKangaStore, KANGA_CALLBACK, type KangaStore } from '../../testing/kangaStore.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const TOKEN = '/api/v2/tpg/create/payment';

/** Ends the sandbox and goes on with what a file would have kept of it. */
function restart({ sandbox }: KangaStore): KangaStore {
  const restore = JSON.parse(JSON.stringify(sandbox.snapshot()));
  sandbox.close();
  return createKangaStore({ restore });
}

describe('after a restart', () => {
  it('all is as it was', async () => {
    const before = createKangaStore();
    const { sandbox, url } = before;
    sandbox.dialect('kanga', { checkAmount: 'padded' });
    await sandbox.open(url({ name: 'Order 1', email: 'ada@example.com', forceCurrency: 'ETH' }));
    await sandbox.pay('k1', { share: '0.25' });
    await sandbox.open(url({ transactionKey: 'k2' }));
    await sandbox.misreport('k2', { due: '3' });
    await sandbox.reword('k2');
    await sandbox.open(url({ transactionKey: 'k3' }));
    await sandbox.pay('k3');
    const remembered = {
      snapshot: sandbox.snapshot(),
      payments: sandbox.payments(),
      credentials: sandbox.credentials.kanga,
      page: (await before.visit()).text,
    };
    const after = restart(before);
    expect({
      snapshot: after.sandbox.snapshot(),
      payments: after.sandbox.payments(),
      credentials: after.sandbox.credentials.kanga,
      page: (await after.visit()).text,
    }).toEqual(remembered);
    expect(after.sandbox.callbackUrl('kanga')).toBe(KANGA_CALLBACK);
    expect(await after.check('k2')).toMatchObject({ amount: '3.00', state: 'UNDER_REVIEW' });
  });

  it('a nonce that was used is still used', async () => {
    const before = createKangaStore();
    await before.call(TOKEN, { nonce: 700 });
    const after = restart(before);
    expect((await after.call(TOKEN, { nonce: 700 })).body['code']).toBe(9000);
    expect((await after.call(TOKEN, { nonce: 701 })).body['result']).toBe('ok');
  });

  it('a payment token still skips the e-mail step', async () => {
    const before = createKangaStore();
    const paymentToken = String((await before.call(TOKEN)).body['paymentToken']);
    const after = restart(before);
    const page = await after.visit(after.url({ email: 'ada@example.com', paymentToken }));
    expect(page.text).toContain('What do you pay with?');
  });

  it.each([
    ['PROCESSING', 0],
    ['FINALIZING', SECOND],
    ['FINALIZED', 2 * SECOND],
  ])('a payment that is %s goes on to its end, and tells each step once', async (state, ms) => {
    const before = createKangaStore();
    await before.sandbox.open(before.url());
    await before.sandbox.pay('k1');
    await before.sandbox.advance(ms);
    expect(await before.state()).toBe(state);
    const after = restart(before);
    await after.sandbox.advance(HOUR);
    expect(await after.state()).toBe('FINALIZED');
    expect(after.labels()).toEqual(['ACTIVE', 'PROCESSING', 'FINALIZING', 'FINALIZED']);
    expect([...before.inbox, ...after.inbox]).toHaveLength(4);
  });

  it('a payment that is CANCELLING is CANCELED', async () => {
    const before = createKangaStore();
    await before.sandbox.open(before.url());
    await before.sandbox.cancel('k1');
    const after = restart(before);
    await after.sandbox.advance(SECOND);
    expect(await after.state()).toBe('CANCELED');
  });

  it('a transfer gets its blocks, and the last one settles the payment', async () => {
    const before = createKangaStore();
    await before.sandbox.open(before.url());
    await before.sandbox.pay('k1', { share: '0.5' });
    await before.sandbox.pay('k1', { share: '0.5' });
    await before.sandbox.advance(300 * SECOND);
    const after = restart(before);
    await after.sandbox.advance(299 * SECOND);
    expect(await after.state()).toBe('PROCESSING');
    await after.sandbox.advance(2 * SECOND);
    expect(await after.state()).toBe('FINALIZED');
  });

  it('the 24 hours of an on-chain payment end when they would have', async () => {
    const before = createKangaStore();
    await before.sandbox.open(before.url());
    await before.sandbox.pay('k1', { share: '0.5' });
    await before.sandbox.advance(20 * HOUR);
    const after = restart(before);
    await after.sandbox.advance(4 * HOUR - 1);
    expect(await after.state()).toBe('ACTIVE');
    await after.sandbox.advance(1);
    expect(await after.state()).toBe('CANCELLING');
  });
});

it('a reset forgets the payments, the tokens and the nonces, and keeps the account', async () => {
  const { sandbox, call, url, visit } = createKangaStore();
  const { kanga } = sandbox.credentials;
  const paymentToken = String((await call(TOKEN, { nonce: 700 })).body['paymentToken']);
  await sandbox.open(url());
  sandbox.reset();
  expect(sandbox.payments()).toEqual([]);
  expect((await call(TOKEN, { nonce: 1 })).body['result']).toBe('ok');
  const page = await visit(url({ email: 'ada@example.com', paymentToken }));
  expect(page.text).toContain('Your e-mail address');
  expect(sandbox.credentials.kanga).toEqual(kanga);
  expect(sandbox.callbackUrl('kanga')).toBe(KANGA_CALLBACK);
});
