import type { Money } from '@coinslot/core';
import { createCheckout } from '@coinslot/server';
import { type CryptofuseOptions, cryptofuse } from '@coinslot/server/cryptofuse';
import { type KangaCredentials, kanga } from '@coinslot/server/kanga';
import { type KryptogoCredentials, type KryptogoOrder, kryptogo } from '@coinslot/server/kryptogo';
import { type KryptoswapOptions, kryptoswap } from '@coinslot/server/kryptoswap';
import { sqliteStore } from '@coinslot/server/stores/sqlite';
import { CURRENCIES, type Order } from '../api.ts';
import { askOften } from './askOften.ts';
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
  kryptogoAccount: Omit<KryptogoCredentials, 'siteOrigin'>;
  /** With the routes of exchange that shoppers may pay by, and where each of them pays the shop. */
  kryptoswapAccount: KryptoswapOptions;
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
      cryptofuse({ ...options.cryptofuseAccount, assets: ['USDTTRC20', 'BTC'] }),
      // Takes US dollars and New Taiwan dollars, and sends back what is less than the price.
      kryptogo({ ...options.kryptogoAccount, siteOrigin: options.origin }),
      // An exchange: the shopper pays with what they have, and the shop gets a dollar for a dollar.
      kryptoswap(options.kryptoswapAccount),
      // Takes the price in złoty, 1 : 1 in its own; the shopper pays on its page.
      kanga({
        ...options.kangaAccount,
        settlement: { PLN: 'oPLN' },
        payCurrencies: ['oPLN', 'BTC'],
      }),
    ].map(askOften),
    // Where the page of a provider leads back to.
    returnUrl: '/return',
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
        provider: { kryptogo: forKryptogo(order) },
      };
    },

    // Told at least once. The shipment's table makes it exactly once.
    async onPayment({ id, type, payment, order }) {
      if (type === 'payment.paid' && orders.ship(order.id, id)) options.onShipped(order.id);
      if (type === 'payment.review') options.onReview(order.id, payment.review);
    },
  });
}

/**
 * In each currency that the order has a price in: a provider that takes several gets the first, and
 * one that takes none says so. The shopper's own comes first.
 */
function pricesOf({ total, currency: own }: Order): Money[] {
  const currencies = [own, ...CURRENCIES.filter((currency) => currency !== own)];
  return currencies.flatMap((currency) => {
    const amount = total[currency];
    return amount === null ? [] : [{ amount, currency }];
  });
}

/** What KryptoGO keeps with the payment, and the month under which its own lists show it. */
function forKryptogo({ id, lines, placedAt }: Order): KryptogoOrder {
  const items = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return { orderData: { order_id: id, items }, groupKey: placedAt.slice(0, 7) };
}
