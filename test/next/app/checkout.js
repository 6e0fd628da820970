import { createCheckout } from '@coinslot/server';
import { cryptofuse } from '@coinslot/server/cryptofuse';
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
  ],
  store: memoryStore(),
  resolveOrder: async () => null,
  onPayment: async () => {},
});
