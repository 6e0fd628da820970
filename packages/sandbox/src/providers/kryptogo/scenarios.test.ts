import { describe, expect, it } from 'vitest';
import type { ScenarioName } from '../../scenarios.ts';
import { createKryptogoMerchant } from '../../testing/kryptogoMerchant.ts';

const HOUR = 3_600_000;

/** Creates one intent under the scenario and lets an hour pass. */
async function play(name: ScenarioName) {
  const merchant = createKryptogoMerchant();
  merchant.sandbox.scenario(name);
  const id = await merchant.create();
  await merchant.sandbox.advance(HOUR);
  const labels = merchant.sandbox.notices().map(({ label }) => label);
  return { ...merchant, id, labels };
}

const refunded = ['insufficient_not_refunded', 'insufficient_refunded'];

describe('scenarios', () => {
  it.each([
    ['manual', ['expired'], '0'],
    ['exact', ['success'], '9.23'],
    ['under', refunded, '4.615'],
    ['over', ['success'], '13.845'],
    ['split', refunded, '3.692'],
    ['late', ['expired'], '0'],
    ['expire', ['expired'], '0'],
    ['dust', refunded, '0.00001'],
    ['underThenExpired', refunded, '4.615'],
    ['wrongAsset', ['expired'], '0'],
    ['wrongAmount', ['success'], '9.23'],
    ['unknownWord', ['under_review', 'under_review'], '9.23'],
    ['forgedNotice', ['success', 'expired'], '0'],
    ['duplicateNotice', ['success'], '9.23'],
    ['noNotice', ['success'], '9.23'],
    ['lateNotice', ['success'], '9.23'],
    ['reorderedNotices', ['success'], '9.23'],
    // What it cannot play leaves its intents alone.
    ['fail', ['expired'], '0'],
    ['cancel', ['expired'], '0'],
    ['reverted', ['expired'], '0'],
  ] satisfies [ScenarioName, string[], string][])(
    '%s tells of %j, and %s USDT count',
    async (name, expected, received) => {
      const { labels, sandbox } = await play(name);
      expect(labels).toEqual(expected);
      expect(sandbox.payments()[0]?.received).toBe(received);
    },
  );

  it('no scenario asks for a refund of what was enough', async () => {
    const { sandbox } = createKryptogoMerchant();
    const provider = sandbox.providers.find(({ id }) => id === 'kryptogo');
    expect(provider?.operations).toContain('refund');
    expect(provider?.scenarios).not.toContain('refund');
  });

  it('duplicateNotice, noNotice and reorderedNotices change what arrives, not what is true', async () => {
    const arrived = { duplicateNotice: 2, noNotice: 0, reorderedNotices: 0 } as const;
    for (const [name, count] of Object.entries(arrived)) {
      const { inbox, read, id } = await play(name as keyof typeof arrived);
      expect(inbox).toHaveLength(count);
      expect(await read(id)).toMatchObject({ status: 'success' });
    }
  });
});
