import { createCheckout } from '@coinslot/server';
import { cryptofuse } from '@coinslot/server/cryptofuse';
import { sqliteStore } from '@coinslot/server/stores/sqlite';
import { CHECKOUT_SECRET, fetchAccount, WEBHOOK_SECRET } from '../account.ts';

/** The shop's checkout on a file, with a provider that answers in the process. */
export function openCheckout(file: string) {
  return createCheckout({
    origin: 'https://shop.example',
    environment: 'production',
    secret: CHECKOUT_SECRET,
    providers: [
      cryptofuse({
        clientId: 'bench',
        clientSecret: 'bench-client-secret-0123456789',
        webhookSecret: WEBHOOK_SECRET,
      }),
    ],
    store: sqliteStore(file),
    fetch: fetchAccount,
    resolveOrder: async () => null,
    onPayment: async () => {},
  });
}
