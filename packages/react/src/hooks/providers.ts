'use client';
import type { AskedParams } from './AskedParams.ts';
import { createPaymentHook } from './createPaymentHook.ts';
import type { ProviderPaymentParams } from './PaymentParams.ts';

/** `asset`: Cryptofuse's code of currency and network, such as `USDTTRC20`. */
export type CryptofuseParams = ProviderPaymentParams;

/**
 * Pays an order through Cryptofuse.
 *
 * @example
 * const { openPaymentModal, isLoading } = useCryptofusePayment();
 * <button onClick={() => openPaymentModal({ orderId: '1042', asset: 'USDTTRC20' })}>Pay now</button>
 */
export const useCryptofusePayment = createPaymentHook<CryptofuseParams>('cryptofuse');

/**
 * `asset`: the code of a coin to pay with, such as `BTC`, where the shop lets the shopper choose it
 * before Kanga's page; without one it is chosen there.
 */
export type KangaParams = ProviderPaymentParams;

/**
 * Pays an order through Kanga: on a page of Kanga, to which the card leads. `usePaymentReturn` is
 * for the page that the shopper comes back to.
 *
 * @example
 * const { openPaymentModal, isLoading } = useKangaPayment();
 * <button onClick={() => openPaymentModal({ orderId: '1042' })}>Pay with Kanga</button>
 */
export const useKangaPayment = createPaymentHook<KangaParams>('kanga');

/**
 * What `usePayment` of KryptoGO's guide takes, and what every hook here takes: `fiat_amount` with
 * `fiat_currency`, an `orderId`, or both. All of it reaches the merchant's `resolveOrder`, as
 * `orderId` and `params`, and none of it is believed: the order and its price are what that
 * returns. An amount that is not the price is refused with `amount_mismatch`, one below 0.01 with
 * `amount_too_small`. Notices go to the merchant's own handler, whatever `callback_url` says, and
 * `order_data` and `group_key` to KryptoGO only as `resolveOrder` returns them.
 */
export type KryptogoParams = Omit<AskedParams, 'provider'> & {
  callback_url?: string | undefined;
  order_data?: object | undefined;
  group_key?: string | undefined;
} & (
    | { fiat_amount: string; fiat_currency: KryptogoCurrency }
    | {
        orderId: string;
        fiat_amount?: string | undefined;
        fiat_currency?: KryptogoCurrency | undefined;
      }
  );

type KryptogoCurrency = 'TWD' | 'USD';

/**
 * Pays an order through KryptoGO. Code that was written for `usePayment` of KryptoGO moves over by
 * its import. Without an `orderId` the merchant's `resolveOrder` decides which order this shopper
 * pays: as long as it answers with the same one, it is the same payment, after a reload as well.
 *
 * @see https://payment.kryptogo.com/docs/payment/implementation
 * @example
 * const { openPaymentModal, isLoading } = useKryptogoPayment();
 * <button onClick={() => openPaymentModal({ fiat_amount: '100', fiat_currency: 'TWD' })}>
 *   Pay Now
 * </button>
 */
export const useKryptogoPayment = createPaymentHook<KryptogoParams>('kryptogo');

/**
 * `routeId`: one of the shop's routes, where it has several. `fields`: what the route asks of the
 * shopper, by key, or `from` as it is where that is one thing alone. `agreement`: the shopper agreed
 * to Kryptoswap's terms, and nobody else may say so. `usePaymentOptions` tells what is needed.
 */
export type KryptoswapParams = ProviderPaymentParams;

/**
 * Pays an order through Kryptoswap: by an exchange whose outcome is the merchant's. What a route
 * needs of the shopper and is not there, the modal asks for; `start` rejects with `fields_required`.
 *
 * @example
 * const { openPaymentModal, isLoading } = useKryptoswapPayment();
 * <button onClick={() => openPaymentModal({ orderId: '1042' })}>Pay with Kryptoswap</button>
 */
export const useKryptoswapPayment = createPaymentHook<KryptoswapParams>('kryptoswap');
