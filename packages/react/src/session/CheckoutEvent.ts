import type { ErrorCode, PaymentStatus } from '@coinslot/core';

/** Why the modal opened or closed. */
export type OpenChangeReason =
  | 'trigger'
  | 'escape'
  | 'backdrop'
  | 'close'
  | 'minimise'
  | 'success'
  | 'programmatic';

/** How a payment stands, and how it stood before: null where this page had not shown it. */
interface StatusFacts {
  paymentId: string;
  orderId: string;
  provider: string;
  status: PaymentStatus;
  previous: PaymentStatus | null;
}

/**
 * What happened, for analytics: identifiers and words, never a secret, an address or a link.
 *
 * `status_change` without a `previous` is a payment that was made, or shown again. `recover` comes
 * after the `status_change` that a shopper missed, who was away from the page.
 */
export type CheckoutEvent =
  | { type: 'create_start'; orderId: string | null; provider: string | null }
  | ({ type: 'status_change' } & StatusFacts)
  | ({ type: 'recover' } & StatusFacts)
  | { type: 'error'; code: ErrorCode; orderId: string | null; paymentId: string | null }
  | { type: 'open_change'; open: boolean; reason: OpenChangeReason }
  | { type: 'method_select'; provider: string; asset: string | null }
  | { type: 'fields_show'; provider: string }
  | { type: 'qr_change'; variant: 'address' | 'link' }
  | { type: 'wallet_open' }
  | { type: 'copy'; what: string; outcome: 'copied' | 'denied' };
