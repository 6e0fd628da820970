import { describe, expect, it } from 'vitest';
import type { ScenarioName } from '../../scenarios.ts';
import { createKryptoswapMerchant } from '../../testing/kryptoswapMerchant.ts';

/** Creates one order under the scenario, lets two days pass and gives the statuses that were told. */
async function play(name: ScenarioName) {
  const merchant = createKryptoswapMerchant();
  merchant.sandbox.scenario(name);
  const creating = merchant.create();
  // An answer that takes its time, takes it in the sandbox's.
  await merchant.sandbox.advance(2 * 86_400_000);
  return { ...merchant, created: await creating };
}

const paid = ['inProgress', 'inProgressPayout', 'done'];

describe('scenarios', () => {
  it.each([
    ['manual', ['deleted']],
    ['exact', paid],
    ['under', ['inProgress', 'hold']],
    ['over', paid],
    ['split', ['inProgress', 'hold', 'inProgressPayout', 'done']],
    ['late', ['deleted', 'returned']],
    ['expire', ['deleted']],
    ['fail', ['errorPayment']],
    ['cancel', ['deleted']],
    ['refund', [...paid, 'returned']],
    ['dust', ['inProgress', 'hold']],
    ['underThenExpired', ['inProgress', 'hold']],
    ['wrongAsset', ['hold']],
    ['wrongAmount', paid],
    ['unknownWord', ['inProgress', 'underReview', 'underReview', 'underReview']],
    ['forgedNotice', ['done', 'deleted']],
    ['duplicateNotice', paid],
    ['lateNotice', paid],
    ['noNotice', paid],
    ['reorderedNotices', paid],
    ['slow', paid],
  ] satisfies [ScenarioName, string[]][])('%s moves the order to %j', async (name, expected) => {
    expect((await play(name)).labels()).toEqual(expected);
  });

  it.each([
    ['exact', '0.00029938'],
    ['over', '0.00044907'],
    ['split', '0.00029938'],
    ['under', '0.00014969'],
    ['dust', '0.00000001'],
    ['wrongAsset', '0'],
    ['forgedNotice', '0'],
  ] satisfies [ScenarioName, string][])('%s brings %s BTC', async (name, received) => {
    const { sandbox } = await play(name);
    expect(sandbox.payments()[0]?.received).toBe(received);
  });

  it('duplicateNotice and noNotice change what arrives, and not what is true', async () => {
    expect((await play('duplicateNotice')).inbox).toHaveLength(6);
    const never = await play('noNotice');
    expect(never.inbox).toEqual([]);
    expect((await never.order(never.created))['status']).toBe('done');
  });
});
