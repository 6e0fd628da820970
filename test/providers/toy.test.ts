import { CheckoutError } from '@coinslot/server';
import { expect, it, onTestFinished } from 'vitest';
import { describeProvider } from './describeProvider.ts';
import { openShop } from './openShop.ts';
import type { ProviderSubject } from './ProviderSubject.ts';
import { type ToyOptions, toy } from './toy.ts';

const open = { status: 'awaiting_payment', told: [] } as const;
const paid = { status: 'paid', amountStatus: 'exact', told: ['paid'] } as const;
const cancelled = { status: 'cancelled', told: ['cancelled'] } as const;
const partUntold = 'no state tells of a part';

const subject: ProviderSubject<ToyOptions> = {
  factory: toy,
  account({ credentials }) {
    const { apiKey, apiSecret, baseUrl } = credentials.kanga;
    return { key: apiKey, secret: apiSecret, url: baseUrl };
  },
  required: ['key', 'secret'],
  secrets: ['secret'],
  hosts: ['url'],
  refused: (account) => ({ ...account, secret: 'the-secret-of-another-merchant' }),
  order: { id: '1042', prices: [{ amount: '100.00', currency: 'PLN' }], description: 'Coffee' },
  choice: {},
  calls: { create: null, read: { method: 'POST', path: '/api/v2/tpg/transaction' } },
  notice: async (url, reference) => new Request(`${url}?transactionKey=${reference}`),
  connect: (sandbox, url) => void sandbox.callbackUrl('kanga', url),
  arrive: (sandbox, url) => sandbox.open(url),
  outcomes: {
    under: { ...open, because: partUntold },
    dust: { ...open, because: partUntold },
    split: { ...paid, because: partUntold },
    underThenExpired: { ...cancelled, because: partUntold },
    over: { ...paid, because: 'the surplus goes back to the payer' },
    late: { ...cancelled, because: 'there is no deadline' },
    expire: { ...cancelled, because: 'what nobody pays is cancelled' },
    providerDown: { ...open, because: 'nothing is asked before the shopper opens the page' },
    wrongAsset: { ...open, because: 'what it can not credit goes back to the payer' },
    unknownWord: {
      ...open,
      review: ['unknown_status'],
      told: ['review'],
      because: 'callbacks tell no state',
    },
    refund: { notOffered: 'no state tells of one' },
    reverted: { notOffered: 'no state tells of it' },
    paidThenReverted: { notOffered: 'no state tells of it' },
    tokenExpired: { notOffered: 'its calls are signed, and there is no token' },
  },
};

// What somebody else brings passes the suite that ours pass, and no package knows of it.
describeProvider(subject);

it('is made whole where its creation was cut off half-way', async () => {
  const lost = new CheckoutError('provider_timeout', 'Nobody knows.', { outcomeUnknown: true });
  const factory = (options: ToyOptions) => ({
    ...toy(options),
    create: () => Promise.reject(lost),
  });
  const shop = await openShop({ ...subject, factory }, { arrives: false });
  onTestFinished(() => shop.close());
  const made = await shop.create();
  await shop.wait(60_000);
  const { action } = await shop.poll(made);
  await shop.sandbox.open('url' in action ? action.url : '');
  await shop.pay(made);
  await shop.wait(60 * 60_000);
  expect((await shop.record(made)).status).toBe('paid');
  expect(shop.shipped()).toBe(1);
});
