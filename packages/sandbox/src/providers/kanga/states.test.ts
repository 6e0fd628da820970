import { describe, expect, it } from 'vitest';
import { createKangaStore } from '../../testing/kangaStore.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** A store with one transaction of 100.00 oPLN, opened with `fields` in its URL. */
async function openOne(fields: Record<string, string | null> = {}) {
  const store = createKangaStore();
  await store.sandbox.open(store.url(fields));
  const summary = () => store.sandbox.payments()[0];
  return { ...store, summary };
}

describe('a transaction', () => {
  it('is NEW once its page was opened, and nobody is told', async () => {
    const { state, inbox, summary } = await openOne();
    expect(await state()).toBe('NEW');
    expect(inbox).toEqual([]);
    expect(summary()).toMatchObject({
      provider: 'kanga',
      reference: 'k1',
      description: null,
      status: 'NEW',
      tone: 'waiting',
      price: { amount: '100.00', currency: 'oPLN' },
      due: { amount: '100.00', asset: 'oPLN' },
      received: '0',
      network: null,
      address: null,
      expiresAt: null,
    });
  });

  it('goes ACTIVE, PROCESSING, FINALIZING, FINALIZED by itself once it is paid', async () => {
    const { sandbox, state, labels, summary } = await openOne();
    await sandbox.pay('k1');
    expect(await state()).toBe('PROCESSING');
    await sandbox.advance(SECOND);
    expect(await state()).toBe('FINALIZING');
    await sandbox.advance(SECOND);
    expect(await state()).toBe('FINALIZED');
    expect(labels()).toEqual(['ACTIVE', 'PROCESSING', 'FINALIZING', 'FINALIZED']);
    await sandbox.advance(30 * 24 * HOUR);
    expect(labels()).toHaveLength(4);
    expect(summary()).toMatchObject({
      tone: 'good',
      due: { amount: '0.00031614', asset: 'BTC' },
      received: '0.00031614',
    });
  });

  it('is FINALIZED at once when it is confirmed', async () => {
    const { sandbox, state, labels } = await openOne();
    await sandbox.pay('k1');
    await sandbox.confirm('k1');
    expect(await state()).toBe('FINALIZED');
    await sandbox.advance(HOUR);
    expect(labels()).toEqual(['ACTIVE', 'PROCESSING', 'FINALIZING', 'FINALIZED']);
  });

  it('stays ACTIVE with half of the money, and waits for its blocks with all of it', async () => {
    const { sandbox, state, summary, labels } = await openOne();
    await sandbox.pay('k1', { share: '0.5' });
    expect(await state()).toBe('ACTIVE');
    expect(summary()).toMatchObject({
      received: '0.00015807',
      network: 'Bitcoin',
      address: expect.stringMatching(/^bc1q/),
      transfers: [{ amount: '0.00015807', asset: 'BTC', confirmations: 1, required: 2 }],
    });
    await sandbox.pay('k1');
    expect(await state()).toBe('PROCESSING');
    await sandbox.advance(599 * SECOND);
    expect(await state()).toBe('PROCESSING');
    await sandbox.advance(SECOND);
    expect(await state()).toBe('FINALIZING');
    await sandbox.advance(SECOND);
    expect(await state()).toBe('FINALIZED');
    expect(labels()).toEqual(['ACTIVE', 'PROCESSING', 'FINALIZING', 'FINALIZED']);
    expect(summary()?.received).toBe('0.00031614');
  });

  it('is FINALIZED with too much as well', async () => {
    const { sandbox, state, summary, visit } = await openOne();
    await sandbox.pay('k1', { share: '1.5' });
    await sandbox.confirm('k1');
    expect(await state()).toBe('FINALIZED');
    expect(summary()?.received).toBe('0.00047421');
    expect((await visit()).text).toContain('0.00015807 BTC came on top of it');
  });

  it('does not wait for the blocks of what came on top', async () => {
    const { sandbox, state } = await openOne();
    await sandbox.pay('k1', { share: '0.5' });
    await sandbox.pay('k1');
    await sandbox.advance(590 * SECOND);
    await sandbox.pay('k1', { amount: '1' });
    await sandbox.advance(12 * SECOND);
    expect(await state()).toBe('FINALIZED');
  });

  it('credits no other currency, and takes the right one all the same', async () => {
    const { sandbox, state, summary, visit } = await openOne({ forceCurrency: 'USDT' });
    await sandbox.pay('k1', { asset: 'ETH' });
    await sandbox.advance(HOUR);
    expect(await state()).toBe('ACTIVE');
    expect(summary()).toMatchObject({ received: '0', otherAsset: 'BTC' });
    expect(summary()?.transfers).toMatchObject([{ asset: 'ETH', amount: '0.00897805' }]);
    expect((await visit()).text).toContain('0.00897805 ETH cannot be credited');
    await sandbox.pay('k1');
    await sandbox.confirm('k1');
    expect(await state()).toBe('FINALIZED');
  });

  it('goes CANCELLING, CANCELED, and back to where the money came from', async () => {
    const { sandbox, state, labels, visit } = await openOne();
    await sandbox.pay('k1', { share: '0.5' });
    await sandbox.cancel('k1');
    expect(await state()).toBe('CANCELLING');
    await sandbox.advance(SECOND);
    expect(await state()).toBe('CANCELED');
    expect(labels()).toEqual(['ACTIVE', 'CANCELLING', 'CANCELED']);
    expect((await visit()).text).toContain(
      'You find the 0.00015807 BTC that arrived on your Kanga account.',
    );
  });

  it.each(['NEW', 'ACTIVE', 'PROCESSING', 'FINALIZING'])(
    'can be FAILED out of %s',
    async (from) => {
      const { sandbox, state, labels } = await openOne();
      if (from === 'ACTIVE') await sandbox.pay('k1', { share: '0.5' });
      if (from === 'PROCESSING' || from === 'FINALIZING') await sandbox.pay('k1');
      if (from === 'FINALIZING') await sandbox.advance(SECOND);
      expect(await state()).toBe(from);
      await sandbox.fail('k1');
      await sandbox.advance(48 * HOUR);
      expect(await state()).toBe('FAILED');
      expect(labels().at(-1)).toBe('FAILED');
    },
  );

  it('moves in no way that is not there', async () => {
    const { sandbox, labels, summary } = await openOne();
    expect(summary()?.can).toEqual([
      'pay',
      'expire',
      'cancel',
      'fail',
      'forge',
      'misreport',
      'reword',
    ]);
    await expect(sandbox.confirm('k1')).rejects.toThrow('Cannot confirm a payment that is NEW.');
    await sandbox.pay('k1');
    await sandbox.confirm('k1');
    for (const move of ['pay', 'confirm', 'cancel', 'expire', 'fail'] as const) {
      await expect(sandbox[move]('k1')).rejects.toMatchObject({ status: 409 });
    }
    await expect(sandbox.refund('k1')).rejects.toThrow('Kanga documents no way to refund');
    await expect(sandbox.revert('k1')).rejects.toThrow('Kanga documents no way to revert');
    await expect(sandbox.pay('k2')).rejects.toMatchObject({ status: 404 });
    expect(labels().at(-1)).toBe('FINALIZED');
  });

  it('takes only amounts and assets that exist', async () => {
    const { sandbox, state } = await openOne();
    for (const options of [{ amount: '0' }, { amount: '1e3' }, { share: '-1' }, { asset: 'X' }]) {
      await expect(sandbox.pay('k1', options)).rejects.toMatchObject({ status: 400 });
    }
    expect(await state()).toBe('NEW');
  });
});

describe('money after the end', () => {
  async function cancelled() {
    const store = await openOne();
    await store.sandbox.pay('k1', { share: '0.5' });
    await store.sandbox.expire('k1');
    await store.sandbox.advance(SECOND);
    return store;
  }

  it('changes nothing where lateDeposit is "refunded"', async () => {
    const { sandbox, state, summary } = await cancelled();
    await sandbox.pay('k1');
    await sandbox.confirm('k1');
    await sandbox.advance(HOUR);
    expect(await state()).toBe('CANCELED');
    expect(summary()).toMatchObject({ received: '0.00015807', transfers: [{}, {}] });
  });

  it('makes the payment good where lateDeposit is "credited"', async () => {
    const { sandbox, state } = await cancelled();
    sandbox.dialect('kanga', { lateDeposit: 'credited' });
    await sandbox.pay('k1');
    expect(await state()).toBe('PROCESSING');
    await sandbox.confirm('k1');
    expect(await state()).toBe('FINALIZED');
  });

  it('comes back out of a payment that is FINALIZED already', async () => {
    const { sandbox, labels, summary } = await openOne();
    await sandbox.pay('k1', { share: '1.1' });
    await sandbox.confirm('k1');
    await sandbox.pay('k1', { amount: '1' });
    await sandbox.confirm('k1');
    expect(labels().at(-1)).toBe('FINALIZED');
    expect(labels()).toHaveLength(4);
    expect(summary()?.received).toBe('1.00034776');
  });
});

describe('the 24 hours of an on-chain payment', () => {
  it('end it when not all of the money has arrived', async () => {
    const { sandbox, state, labels } = await openOne();
    await sandbox.advance(HOUR);
    await sandbox.pay('k1', { share: '0.9' });
    await sandbox.advance(24 * HOUR - 1);
    expect(await state()).toBe('ACTIVE');
    await sandbox.advance(1);
    expect(await state()).toBe('CANCELLING');
    await sandbox.advance(SECOND);
    expect(await state()).toBe('CANCELED');
    expect(labels()).toEqual(['ACTIVE', 'CANCELLING', 'CANCELED']);
  });

  it('do not touch one that is paid', async () => {
    const { sandbox, state } = await openOne();
    await sandbox.pay('k1', { share: '0.9' });
    await sandbox.advance(24 * HOUR - SECOND);
    await sandbox.pay('k1');
    await sandbox.advance(24 * HOUR);
    expect(await state()).toBe('FINALIZED');
  });

  it('do not run for one that nobody asked an address for', async () => {
    const { sandbox, state } = await openOne({ forceCurrency: 'BTC' });
    await sandbox.advance(6 * 24 * HOUR);
    expect(await state()).toBe('NEW');
  });

  it('begin anew with another currency', async () => {
    const { sandbox, state, visit } = await openOne();
    const way = await (await (await visit()).press('Continue', { email: 'a@example.com' })).press(
      'Bitcoin',
    );
    const chain = await way.press('Pay on chain');
    await sandbox.advance(23 * HOUR);
    await (await chain.press('Ethereum')).press('Pay on chain');
    await sandbox.advance(23 * HOUR);
    expect(await state()).toBe('ACTIVE');
    await sandbox.advance(2 * HOUR);
    expect(await state()).toBe('CANCELED');
  });

  it('are no limit where autoCancel is off', async () => {
    const { sandbox, state, visit } = await openOne();
    expect((await visit()).text).not.toContain('the payment is cancelled');
    sandbox.dialect('kanga', { autoCancel: 'off' });
    await sandbox.pay('k1', { share: '0.9' });
    expect((await visit()).text).not.toContain('the payment is cancelled');
    await sandbox.advance(6 * 24 * HOUR);
    expect(await state()).toBe('ACTIVE');
  });
});

describe('what an operator can tell', () => {
  it('is a hundredth of the amount', async () => {
    const { sandbox, check } = await openOne();
    await sandbox.misreport('k1');
    expect(await check()).toMatchObject({ amount: '1', currency: 'oPLN' });
  });

  it('is another amount, or another currency', async () => {
    const { sandbox, check, labels } = await openOne();
    await sandbox.misreport('k1', { due: '99.99' });
    expect(await check()).toMatchObject({ amount: '99.99', currency: 'oPLN' });
    await sandbox.misreport('k1', { asset: 'oUSD' });
    expect(await check()).toMatchObject({ amount: '100.00', currency: 'oUSD' });
    await sandbox.misreport('k1', { price: '1', asset: 'BTC' });
    expect(await check()).toMatchObject({ amount: '1', currency: 'BTC' });
    await expect(sandbox.misreport('k1', { asset: 'X' })).rejects.toMatchObject({ status: 400 });
    await expect(sandbox.misreport('k1', { orderId: 'x' })).rejects.toMatchObject({ status: 409 });
    expect(labels()).toEqual([]);
  });

  it('is a state that no document knows', async () => {
    const { sandbox, state, labels } = await openOne();
    await sandbox.reword('k1');
    expect(await state()).toBe('UNDER_REVIEW');
    expect(labels()).toEqual(['UNDER_REVIEW']);
  });
});
