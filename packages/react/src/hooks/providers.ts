'use client';
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
