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
