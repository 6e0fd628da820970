'use client';
import { createPaymentHook } from './createPaymentHook.ts';
import type { PaymentParams } from './PaymentParams.ts';

/**
 * Pays an order, with whatever provider the parameters or the server choose. Where the order can be
 * paid in several ways and the parameters name none, the modal asks the shopper first.
 *
 * @example
 * const { openPaymentModal, isLoading, isSuccess } = usePayment({
 *   onSuccess: (payment) => router.push(`/orders/${payment.orderId}`),
 * });
 * <button onClick={() => openPaymentModal({ orderId: '1042' })}>Pay now</button>
 */
export const usePayment = createPaymentHook<PaymentParams>();
