import type { Money } from '@coinslot/core';
import { createCheckout } from '@coinslot/server';
import { type CryptofuseOptions, cryptofuse } from '@coinslot/server/cryptofuse';
import { type KangaCredentials, kanga } from '@coinslot/server/kanga';
import { sqliteStore } from '@coinslot/server/stores/sqlite';
import type { Order } from '../api.ts';
import { consoleLog } from './consoleLog.ts';
import type { Orders } from './createOrders.ts';
import type { Sessions } from './createSessions.ts';

export interface ShopCheckoutOptions {
  /** Where the shop is, as its browsers see it. */
  origin: string;
  secret: string;
  paymentsFile: string;
  /** Here they come from the sandbox; in a real shop, from the providers' dashboards. */
  cryptofuseAccount: CryptofuseOptions;
  kangaAccount: KangaCredentials;
  sessions: Sessions;
  orders: Orders;
  onShipped(orderId: string): void;
  /** A person has to look: with the reasons. */
  onReview(orderId: string, reasons: readonly string[]): void;
}

export type ShopCheckout = ReturnType<typeof createShopCheckout>;

/** All that a shop writes on its server to be paid. */
export function createShopCheckout(options: ShopCheckoutOptions) {
  const { sessions, orders } = options;
  return createCheckout({
    origin: options.origin,
    // Whoever types "localhost" is at the same shop.
    allowedOrigins: [options.origin, options.origin.replace('127.0.0.1', 'localhost')],
    environment: 'sandbox',
    secret: options.secret,
    providers: [
      // Takes the price in US dollars; the shopper pays to an address that the shop's page shows.
      cryptofuse({ ...options.cryptofuseAccount, assets: ['USDTTRC20', 'USDTARB', 'BTC'] }),
      // Takes the price in złoty, 1 : 1 in its own; the shopper pays on its page.
      kanga({
        ...options.kangaAccount,
        settlement: { PLN: 'oPLN' },
        payCurrencies: ['oPLN', 'BTC'],
      }),
    ],
    store: sqliteStore(options.paymentsFile),
    log: consoleLog,

    // The prices come from the shop's own order, and only its owner gets to see it.
    async resolveOrder({ orderId, request }) {
      const session = sessions.of(request);
      if (session === null || orderId === undefined) return null;
      const order = orders.find(session.id, orderId);
      if (order === null) return null;
      return {
        id: order.id,
        prices: pricesOf(order),
        description: order.lines.map(({ name, quantity }) => `${quantity} × ${name}`).join(', '),
      };
    },

    // Told at least once. The shipment's table makes it exactly once.
    async onPayment({ id, type, payment, order }) {
      if (type === 'payment.paid' && orders.ship(order.id, id)) options.onShipped(order.id);
      if (type === 'payment.review') options.onReview(order.id, payment.review);
    },
  });
}

/** In each currency that the order has a price in; a provider that takes none of them says so. */
function pricesOf({ total: { USD, PLN } }: Order): Money[] {
  const prices = [{ amount: USD, currency: 'USD' }];
  return PLN === null ? prices : [...prices, { amount: PLN, currency: 'PLN' }];
}
