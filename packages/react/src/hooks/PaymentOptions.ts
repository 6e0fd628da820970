import type { CheckoutError, Payment } from '@coinslot/core';
import type { CheckoutEvent, OpenChangeReason } from '../session/CheckoutEvent.ts';

/**
 * What a payment hook tells. Each is called once per transition, never while rendering, with the
 * function of the latest render, and only while the component is mounted.
 */
export interface PaymentOptions {
  /** The payment is paid. Ship from the server's `onPayment`, never from here. */
  onSuccess?: ((payment: Payment) => void) | undefined;
  /** There is no payment, or it can not be read any more. `error.code` says why. */
  onError?: ((error: CheckoutError) => void) | undefined;
  /** Its time is up, unpaid. Money that comes late is still found: it may become `paid`. */
  onExpire?: ((payment: Payment) => void) | undefined;
  /** `previous` is null for a payment that was not shown before. */
  onStatusChange?: ((payment: Payment, previous: Payment | null) => void) | undefined;
  /** The modal opened or closed, and what did it. */
  onOpenChange?: ((open: boolean, details: { reason: OpenChangeReason }) => void) | undefined;
  /** All of that, and what the shopper does, for analytics; see `CheckoutEvent`. */
  onEvent?: ((event: CheckoutEvent) => void) | undefined;
}
