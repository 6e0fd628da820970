import { type KryptogoOptions, kryptogo } from '@coinslot/server/kryptogo';
import { signedNotice } from '@coinslot/server/testing';
import { describeProvider } from './describeProvider.ts';
import type { ProviderSubject } from './ProviderSubject.ts';

const sentBack = {
  status: 'refunded',
  amountStatus: 'under',
  told: ['refund_pending', 'refunded'],
  because: 'the first transfer that is too small is sent back',
} as const;

const subject: ProviderSubject<KryptogoOptions> = {
  factory: kryptogo,
  account: (sandbox) => sandbox.credentials.kryptogo,
  required: ['clientId', 'apiKey', 'siteOrigin'],
  // The client id is public.
  secrets: ['apiKey'],
  hosts: ['baseUrl'],
  refused: (account) => ({ ...account, apiKey: 'the-key-of-another-merchant' }),
  order: { id: '1042', prices: [{ amount: '300', currency: 'TWD' }], description: 'Coffee' },
  choice: {},
  calls: {
    create: { method: 'POST', path: '/v1/studio/api/payment/intent' },
    read: { method: 'GET' },
  },
  notice: async (url, reference) =>
    signedNotice('kryptogo', { payment_intent_id: reference, status: 'pending' }, { url }),
  outcomes: {
    under: sentBack,
    split: sentBack,
    dust: sentBack,
    underThenExpired: sentBack,
    late: { status: 'expired', told: ['expired'], because: 'no status tells of money after it' },
    cancel: { notOffered: 'no status tells of it' },
    fail: { notOffered: 'no status tells of it' },
    refund: { notOffered: 'only what was too little is sent back' },
    reverted: { notOffered: 'no document knows of money that is taken back' },
    paidThenReverted: { notOffered: 'no document knows of money that is taken back' },
    wrongAsset: {
      status: 'awaiting_payment',
      told: [],
      because: 'another token is not told of',
    },
    unknownWord: {
      status: 'awaiting_payment',
      review: ['unknown_status'],
      told: ['review'],
      because: 'it tells of nothing before the end',
    },
    nonceReused: { notOffered: 'its calls carry no number' },
    tokenExpired: { notOffered: 'its calls carry a key, and there is no token' },
  },
};

describeProvider(subject);
