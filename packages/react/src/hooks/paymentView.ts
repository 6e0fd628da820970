import type { CheckoutError, Payment } from '@coinslot/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { SessionStage } from '../session/Session.ts';
import type { PaymentView } from './UsePaymentResult.ts';

/** What the stage and the last read mean for the card. A payment once seen never goes blank. */
export function paymentView(
  stage: SessionStage,
  query: UseQueryResult<Payment, CheckoutError>,
): PaymentView {
  switch (stage.status) {
    case 'idle':
    case 'choosing':
      return { status: 'idle', data: null, error: null };
    case 'creating':
      return { status: 'creating', data: null, error: null };
    case 'error':
      return { status: 'error', data: null, error: stage.error };
    case 'open': {
      const { data } = query;
      const error = query.error && !query.error.retryable ? query.error : null;
      if (data) return { status: data.status, data, error };
      if (error) return { status: 'error', data: null, error };
      return { status: 'creating', data: null, error: null };
    }
    default:
      return stage satisfies never;
  }
}
