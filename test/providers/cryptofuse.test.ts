import { cryptofuse } from '@coinslot/server/cryptofuse';
import { signedNotice } from '@coinslot/server/testing';
import { describeProvider } from './describeProvider.ts';

describeProvider({
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
  },
});
