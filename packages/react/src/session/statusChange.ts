import type { Payment } from '@coinslot/core';
import type { CheckoutEvent } from './CheckoutEvent.ts';
import type { SessionNotice } from './Session.ts';

/** With the one event that tells of it. */
interface StatusNotice extends SessionNotice {
  event: Extract<CheckoutEvent, { type: 'status_change' }>;
}

/** The notice of a payment that came, or whose status moved. `id` is the one that is followed. */
export function statusChange(id: string, payment: Payment, previous: Payment | null): StatusNotice {
  const { id: paymentId, orderId, provider, status } = payment;
  return {
    id,
    event: {
      type: 'status_change',
      paymentId,
      orderId,
      provider,
      status,
      previous: previous?.status ?? null,
    },
    payment,
    previous,
  };
}
