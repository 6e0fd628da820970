import type { CheckoutError, Payment } from '@coinslot/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { SessionStage } from '../session/Session.ts';
import type { PaymentView } from './UsePaymentResult.ts';

/** What the stage and the last read mean for the card. A payment once seen never goes blank. */
export function paymentView(
  stage: SessionStage,
  query: UseQueryResult<Payment, CheckoutError>,
): PaymentView {
  const { status } = stage;
  if (status === 'idle' || status === 'choosing') {
    return { status: 'idle', data: null, error: null };
  }
  if (status === 'error') return { status, data: null, error: stage.error };
  if (status === 'open') {
    const { data } = query;
    // Others pass by themselves.
    const error = query.error?.retryable ? null : query.error;
    if (data) return { status: data.status, data, error };
    if (error) return { status: 'error', data: null, error };
  }
  status satisfies 'creating' | 'open';
  return { status: 'creating', data: null, error: null };
}
