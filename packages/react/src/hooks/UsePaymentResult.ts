import type { CheckoutError, Payment, PaymentStatus } from '@coinslot/core';
import type { PaymentIntent } from '../session/Session.ts';
import type { PaymentParams } from './PaymentParams.ts';
import type { PaymentGetters } from './paymentGetters.ts';

/** What a payment hook does; the functions keep their identity over renders. */
export interface PaymentActions<Params = PaymentParams> {
  /**
   * Opens the modal. Resolves when a payment, an error or a question is on the screen: how to pay, or
   * what the provider needs of the shopper. Never rejects. While the shopper answers, `status` is
   * `'idle'`. On a page without a modal, as with the headless entry, there is nothing to ask in: the
   * error is `choice_required` or `fields_required`.
   */
  openPaymentModal(params: Params): Promise<void>;
  /**
   * Without a modal: creates the payment, or gets the order's live one.
   *
   * @throws {CheckoutError} `choice_required`: the order can be paid in several ways, and the
   * parameters name none. `usePaymentOptions` and `MethodPicker` have them. `fields_required`: the
   * provider needs something of the shopper, which `details.fields` names by key, `agreement` being
   * the consent to its terms. `PaymentFields` asks for it.
   */
  start(params: Params): Promise<Payment>;
  closePaymentModal(): void;
  /** Asks the provider now. Resolves when the server has answered; never rejects. */
  refresh(): Promise<void>;
  /** Forgets the payment and closes the modal. On the server the payment goes on. */
  reset(): void;
  /** The shopper's own "I have paid". Proves nothing; the server asks the provider. */
  confirmPaid(): Promise<void>;
  /** Shows a payment that the server created. */
  setPaymentIntent(intent: PaymentIntent): void;
}

interface PaymentFacts extends PaymentGetters {
  /** The hash of the newest transaction that the provider told of. */
  txHash: string | null;
  /** Unix time in ms, by this device, of the last answer. Reading it re-renders at every poll. */
  readonly lastCheckedAt: number | null;
  /** How the last poll went. The payment itself is never touched by it. */
  connection: 'ok' | 'retrying' | 'offline';
  isLoading: boolean;
  isSuccess: boolean;
  isError: boolean;
}

/** Where the payment stands; `status` tells what `data` and `error` are. */
export type PaymentView =
  | { status: 'idle'; data: null; error: null }
  | { status: 'creating'; data: null; error: null }
  | { status: 'error'; data: null; error: CheckoutError }
  | { status: PaymentStatus; data: Payment; error: CheckoutError | null };

/** What every payment hook returns. */
export type UsePaymentResult<Params = PaymentParams> = PaymentView &
  PaymentFacts &
  PaymentActions<Params>;
