import type { CheckoutError, Payment } from '@coinslot/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Session } from '../session/Session.ts';
import type { PaymentGetters, paymentGetters } from './paymentGetters.ts';
import type { PaymentActions, PaymentView, UsePaymentResult } from './UsePaymentResult.ts';

const none = () => null;
const NOTHING_TO_PAY: PaymentGetters = {
  getAddressProps: none,
  getAmountProps: none,
  getMemoProps: none,
  getQrProps: none,
  getRedirectProps: none,
};

/** Puts together what every payment hook returns. Without a `query` nothing is followed. */
export function paymentResult<Params>(
  view: PaymentView,
  query: UseQueryResult<Payment, CheckoutError>,
  actions: PaymentActions<Params>,
  session: Session,
  getters: typeof paymentGetters | undefined,
): UsePaymentResult<Params> {
  const { data: payment, status, error } = view;
  return {
    ...view,
    ...actions,
    isLoading: status === 'creating',
    isSuccess: status === 'paid',
    isError: error !== null,
    txHash: payment?.transactions.at(-1)?.hash ?? null,
    connection: connectionOf(query.error),
    // Read from the query only here: whoever does not ask is not re-rendered by a poll.
    get lastCheckedAt() {
      return payment && query.dataUpdatedAt > 0 ? query.dataUpdatedAt : null;
    },
    ...(payment && getters ? getters(payment, session) : NOTHING_TO_PAY),
  };
}

/** Errors that pass by themselves are the connection's; the others are the payment's. */
function connectionOf(error: CheckoutError | null): UsePaymentResult['connection'] {
  if (!error?.retryable) return 'ok';
  return error.code === 'offline' ? 'offline' : 'retrying';
}
