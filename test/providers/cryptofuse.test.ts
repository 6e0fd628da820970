import { type CryptofuseOptions, cryptofuse, testAmounts } from '@coinslot/server/cryptofuse';
import { signedNotice } from '@coinslot/server/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { describeProvider } from './describeProvider.ts';
import { openShop } from './openShop.ts';
import type { ProviderSubject } from './ProviderSubject.ts';

const MINUTE = 60_000;

const subject: ProviderSubject<CryptofuseOptions> = {
  factory: cryptofuse,
  account: (sandbox) => ({
    ...sandbox.credentials.cryptofuse,
    assets: ['USDTTRC20', 'BTC'],
  }),
  required: ['clientId', 'clientSecret', 'webhookSecret'],
  secrets: ['clientSecret', 'webhookSecret'],
  hosts: ['baseUrl'],
  refused: (account) => ({ ...account, clientSecret: 'the-secret-of-another-merchant' }),
  order: { id: '1042', prices: [{ amount: '100.00', currency: 'USD' }], description: 'Coffee' },
  choice: { asset: 'USDTTRC20' },
  calls: {
    create: { method: 'POST', path: '/payments/' },
    read: { method: 'POST', path: '/payments/status/' },
  },
  notice(url, reference, { webhookSecret }) {
    const inner = { transaction_id: reference, status: 'waiting', currency: 'USDTTRC20' };
    const payload = { ...inner, event: 'payment_status_update', data: inner };
    return signedNotice('cryptofuse', payload, { url, secret: String(webhookSecret) });
  },
  dialects: {
    // Where the list tells no amount, the status has to: else no read can know that it is paid.
    listHistory: { statusAmounts: 'present' },
  },
  outcomes: {
    cancel: { notOffered: 'no document knows of a cancellation' },
    refund: { notOffered: 'no document knows of a refund' },
    underThenExpired: {
      status: 'partially_paid',
      amountStatus: 'under',
      told: ['partially_paid'],
      because: 'no document says that a part expires, so the sandbox leaves it as it is',
    },
    nonceReused: { notOffered: 'its calls are not numbered' },
  },
};

describeProvider(subject);

describe('Cryptofuse alone', () => {
  it('keeps a payment as it was, instead of guessing, where the list with its amounts fails', async () => {
    const shop = await openShop(subject);
    onTestFinished(() => shop.close());
    const made = await shop.create();
    const list = { kind: 'html', method: 'GET', path: '/payments/' } as const;
    shop.sandbox.faults({ notices: 'drop', answers: [list] });
    await shop.pay(made);
    await shop.wait(MINUTE);
    expect(await shop.record(made)).toMatchObject({ status: 'awaiting_payment', review: [] });
    expect(shop.asked(list)).toBeGreaterThan(0);
    shop.sandbox.faults({ answers: [] });
    await shop.wait(30 * MINUTE);
    expect(await shop.record(made)).toMatchObject({ status: 'paid', review: [] });
    expect(shop.shipped()).toBe(1);
  });

  it.each([
    ['success', { status: 'paid', amountStatus: 'exact', received: '123.45' }],
    ['partial', { status: 'partially_paid', amountStatus: 'under', received: '172.835' }],
    ['overpayment', { status: 'paid', amountStatus: 'over', received: '685.17' }],
    ['expired', { status: 'expired', amountStatus: 'none' }],
    ['failed', { status: 'failed' }],
  ] as const)('ends the guide’s test amount for %s as it says', async (name, end) => {
    const prices = [{ amount: testAmounts[name], currency: 'USD' }];
    const shop = await openShop({ ...subject, order: { ...subject.order, prices } });
    onTestFinished(() => shop.close());
    const made = await shop.create();
    await shop.wait(60 * MINUTE);
    expect(await shop.record(made)).toMatchObject(end);
    expect(shop.shipped()).toBe(end.status === 'paid' ? 1 : 0);
  });
});
