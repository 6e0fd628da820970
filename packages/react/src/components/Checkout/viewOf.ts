import { isPayable } from '../../hooks/transferOf.ts';
import type { PaymentView } from '../../hooks/UsePaymentResult.ts';

/** Which layout the card has. */
export type View = 'none' | 'error' | 'creating' | 'transfer' | 'redirect' | 'report';

/**
 * The layout for a payment: what asks the shopper for money (`transfer`, `redirect`), what
 * prepares that, and the report of everything else.
 */
export function viewOf({ status, data }: PaymentView): View {
  if (status === 'idle') return 'none';
  if (status === 'error') return 'error';
  if (data === null) return 'creating';
  if (data.status === 'created') return data.action.type === 'wait' ? 'report' : 'creating';
  const { type } = data.action;
  return isPayable(data) && (type === 'transfer' || type === 'redirect') ? type : 'report';
}
