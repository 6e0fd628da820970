import { describe, expect, it } from 'vitest';
import type { ScenarioName } from '../../scenarios.ts';
import { createKangaStore } from '../../testing/kangaStore.ts';

const DAY = 24 * 3_600_000;

/** Opens one payment under the scenario, lets two days pass and gives the states that callbacks told of. */
async function play(name: ScenarioName) {
  const store = createKangaStore();
  store.sandbox.scenario(name);
  await store.sandbox.open(store.url());
  await store.sandbox.advance(2 * DAY);
  return store;
}

const paid = ['ACTIVE', 'PROCESSING', 'FINALIZING', 'FINALIZED'];
const cancelled = ['CANCELLING', 'CANCELED'];

describe('scenarios', () => {
  it.each([
    ['manual', []],
    ['exact', paid],
    ['under', ['ACTIVE', ...cancelled]],
    ['over', paid],
    ['split', paid],
    ['late', ['ACTIVE', ...cancelled]],
    ['expire', ['ACTIVE', ...cancelled]],
    ['fail', ['FAILED']],
    ['cancel', cancelled],
    ['dust', ['ACTIVE', ...cancelled]],
    ['underThenExpired', ['ACTIVE', ...cancelled]],
    ['wrongAsset', ['ACTIVE', ...cancelled]],
    ['wrongAmount', paid],
    ['unknownWord', ['ACTIVE', 'PROCESSING', 'FINALIZING', 'UNDER_REVIEW', 'UNDER_REVIEW']],
    ['forgedNotice', ['FINALIZED']],
    ['duplicateNotice', paid],
    ['lateNotice', paid],
    ['noNotice', paid],
    ['nonceReused', paid],
  ] satisfies [ScenarioName, string[]][])('%s moves the payment to %j', async (name, expected) => {
    expect((await play(name)).labels()).toEqual(expected);
  });

  it.each([
    ['exact', '0.00031614'],
    ['over', '0.00047421'],
    ['split', '0.00031614'],
    ['under', '0.00015807'],
    ['dust', '0.00000001'],
    ['wrongAsset', '0'],
  ] satisfies [ScenarioName, string][])('%s brings %s BTC', async (name, received) => {
    const { sandbox } = await play(name);
    expect(sandbox.payments()[0]?.received).toBe(received);
  });

  it('duplicateNotice and noNotice change what arrives, and not what is true', async () => {
    const twice = await play('duplicateNotice');
    expect(twice.inbox).toHaveLength(8);
    const never = await play('noNotice');
    expect(never.inbox).toEqual([]);
    expect(await never.state()).toBe('FINALIZED');
  });

  it('late: the money comes to the address of before, and counts where the dialect says so', async () => {
    const { sandbox } = await play('late');
    expect(sandbox.payments()).toMatchObject([{ status: 'CANCELED', received: '0' }]);
    expect(sandbox.payments()[0]?.transfers).toMatchObject([{ amount: '0.00031614' }]);
    const other = createKangaStore();
    other.sandbox.dialect('kanga', { lateDeposit: 'credited' });
    other.sandbox.scenario('late');
    await other.sandbox.open(other.url());
    await other.sandbox.advance(2 * DAY);
    expect(other.labels()).toEqual(['ACTIVE', ...cancelled, ...paid.slice(1)]);
  });

  it('wrongAmount: CHECK PAYMENT tells a hundredth of the amount', async () => {
    expect(await (await play('wrongAmount')).check()).toMatchObject({
      amount: '1',
      currency: 'oPLN',
      state: 'FINALIZED',
    });
  });

  it('forgedNotice: the truth stays NEW', async () => {
    expect(await (await play('forgedNotice')).state()).toBe('NEW');
  });
});
