import { createCheckout } from '@coinslot/server';
import { cryptofuse } from '@coinslot/server/cryptofuse';
import { sqliteStore } from '@coinslot/server/stores/sqlite';
import { logger, metrics, orders, sessionOf } from './shop.ts';

export const checkout = createCheckout({
  origin: 'https://shop.example',
  environment: 'production',
  secret: process.env.COINSLOT_SECRET,
  providers: [
    cryptofuse({
      clientId: process.env.CRYPTOFUSE_CLIENT_ID,
      clientSecret: process.env.CRYPTOFUSE_CLIENT_SECRET,
      webhookSecret: process.env.CRYPTOFUSE_WEBHOOK_SECRET,
    }),
  ],
  store: sqliteStore('./checkout.db'),

  // The authorisation check: null for an unknown order, and for another shopper's.
  async resolveOrder({ orderId, request }) {
    const session = await sessionOf(request);
    const order = session && (await orders.find(session.shopper, orderId));
    if (order === null) return null;
    return { id: order.id, prices: [{ amount: order.total, currency: 'USD' }] };
  },

  // Told at least once per event: the id makes it once.
  async onPayment({ id, type, order }) {
    if (type === 'payment.paid') await orders.ship(order.id, { once: id });
  },

  log: logger, // of pino's shape; lines carry ids, never a secret
  onMetric: ({ name, labels }) => metrics.count(name, labels),
});
