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

/** What happened, for analytics: identifiers and words, never a secret, an address or a link. */
export type CheckoutEvent =
  | { type: 'create_start'; orderId: string | null; provider: string | null }
  | {
      type: 'status_change';
      paymentId: string;
      orderId: string;
      provider: string;
      status: PaymentStatus;
      previous: PaymentStatus | null;
    }
  | { type: 'error'; code: ErrorCode; orderId: string | null; paymentId: string | null }
  | { type: 'open_change'; open: boolean; reason: OpenChangeReason }
  | { type: 'copy'; what: string; outcome: 'copied' | 'denied' };
