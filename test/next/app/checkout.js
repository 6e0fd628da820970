import { createCheckout } from '@coinslot/server';
import { cryptofuse } from '@coinslot/server/cryptofuse';
import { kanga } from '@coinslot/server/kanga';
import { memoryStore } from '@coinslot/server/stores/memory';

export const checkout = createCheckout({
  origin: 'https://shop.example',
  environment: 'sandbox',
  secret: process.env.COINSLOT_SECRET,
  providers: [
    cryptofuse({
      clientId: process.env.CRYPTOFUSE_CLIENT_ID,
      clientSecret: process.env.CRYPTOFUSE_CLIENT_SECRET,
      webhookSecret: process.env.CRYPTOFUSE_WEBHOOK_SECRET,
    }),
    kanga({
      apiKey: process.env.KANGA_API_KEY,
      apiSecret: process.env.KANGA_API_SECRET,
      settlement: { PLN: 'oPLN' },
    }),
  ],
  store: memoryStore(),
  resolveOrder: async () => null,
  onPayment: async () => {},
});
