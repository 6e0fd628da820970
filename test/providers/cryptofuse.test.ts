import { type CryptofuseOptions, cryptofuse } from '@coinslot/server/cryptofuse';
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
  outcomes: {
    cancel: { notOffered: 'no document knows of a cancellation' },
    refund: { notOffered: 'no document knows of a refund' },
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
});
