'use client';
import type { CheckoutError } from '@coinslot/core';
import { PaymentContext } from '../../context/PaymentContext.ts';
import type { AskedParams } from '../../hooks/AskedParams.ts';
import type { UsePaymentResult } from '../../hooks/UsePaymentResult.ts';
import { SupportLink } from '../PaymentActions/SupportLink.tsx';
import { PaymentTools } from '../PaymentTools/PaymentTools.tsx';
import { supportDetails } from '../PaymentTools/supportDetails.ts';
import { usePart } from '../part/usePart.ts';
import type { ErrorExplanation } from './explainError.ts';
import { OtherWays } from './OtherWays.tsx';

interface ErrorActionsProps extends Pick<ErrorExplanation, 'again' | 'elsewhere'> {
  /** Of the notice, which may stand outside any card. */
  payment: UsePaymentResult;
  error: CheckoutError;
  /** What was asked for where no payment was made, or null. */
  failed: AskedParams | null;
}

/** What can be done about an error beside another try: pay in another way, get help. */
export function ErrorActions({ payment, error, failed, again, elsewhere }: ErrorActionsProps) {
  const { session } = usePart('ErrorNotice', { payment }).checkout;
  const details = () => {
    const { stage } = session.getState();
    const known = stage.status === 'open' ? stage.followed.payment : failed;
    return supportDetails(known ?? {}, error);
  };
  return (
    <PaymentContext.Provider value={payment}>
      {failed && <OtherWays params={failed} error={error} elsewhere={elsewhere} main={!again} />}
      <SupportLink />
      {error.requestId !== null && <PaymentTools details={details} />}
    </PaymentContext.Provider>
  );
}
