import { kanga } from '@coinslot/server/kanga';
import { describeProvider } from './describeProvider.ts';

const cancelled = { status: 'cancelled', told: ['cancelled'] } as const;

describeProvider({
  factory: kanga,
  account: (sandbox) => ({ ...sandbox.credentials.kanga, settlement: { PLN: 'oPLN' } }),
  required: ['apiKey', 'apiSecret', 'settlement'],
  // The key is public: it stands in the address of the page.
  secrets: ['apiSecret'],
  hosts: ['baseUrl', 'webUrl'],
  refused: (account) => ({ ...account, apiSecret: 'the-secret-of-another-merchant' }),
  order: { id: '1042', prices: [{ amount: '100.00', currency: 'PLN' }], description: 'Coffee' },
  choice: {},
  calls: { create: null, read: { method: 'POST', path: '/api/v2/tpg/transaction' } },
  async notice(url, reference) {
    return new Request(`${url}?transactionKey=${encodeURIComponent(reference)}`);
  },
  connect: (sandbox, url) => void sandbox.callbackUrl('kanga', url),
  arrive: (sandbox, url) => sandbox.open(url),
  outcomes: {
    under: {
      status: 'awaiting_payment',
      told: [],
      because: 'its page asks for the rest, and no state tells of a part',
    },
    over: {
      status: 'paid',
      amountStatus: 'exact',
      told: ['paid'],
      because: 'the surplus goes back to the payer, and the merchant gets the price',
    },
    late: {
      ...cancelled,
      because: 'there is no deadline; money after a cancellation goes back to the payer',
    },
    split: {
      status: 'paid',
      amountStatus: 'exact',
      told: ['paid'],
      because: 'no state tells of a part',
    },
    expire: { ...cancelled, because: 'what nobody pays is cancelled after 24 hours' },
    refund: { notOffered: 'no document knows of one after FINALIZED' },
    providerDown: {
      status: 'awaiting_payment',
      told: [],
      because: 'nothing is asked before the shopper opens the page',
    },
    wrongAsset: {
      status: 'awaiting_payment',
      told: [],
      because: 'what it can not credit goes back to the payer',
    },
    unknownWord: {
      status: 'awaiting_payment',
      review: ['unknown_status'],
      told: ['review'],
      because: 'callbacks tell no state, and what was asked in between is over already',
    },
    tokenExpired: { notOffered: 'its calls are signed, and there is no token' },
  },
});
