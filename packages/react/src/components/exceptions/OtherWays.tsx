'use client';
import type { CheckoutError } from '@coinslot/core';
import { PaymentContext } from '../../context/PaymentContext.ts';
import type { UsePaymentResult } from '../../hooks/UsePaymentResult.ts';
import en from '../../messages/en.ts';
import type { SessionStage } from '../../session/Session.ts';
import { askedBefore } from '../MethodPicker/lastChoice.ts';
import { SupportLink } from '../PaymentActions/SupportLink.tsx';
import { PaymentTools } from '../PaymentTools/PaymentTools.tsx';
import { supportDetails } from '../PaymentTools/supportDetails.ts';
import { mergeMessages } from '../part/mergeMessages.ts';
import { usePart } from '../part/usePart.ts';

interface OtherWaysProps {
  /** Of the notice, which may stand outside any card. */
  payment: UsePaymentResult;
  error: CheckoutError;
}

/** Where there is no payment to show: what else can be done, and who can help. */
export function OtherWays({ payment, error }: OtherWaysProps) {
  const { checkout } = usePart('ErrorNotice', { payment });
  const { stage } = checkout.session.getState();
  // Else the payment exists and could not be read.
  const failed = stage.status === 'error' && stage.error === error ? stage : null;
  const known = stage.status === 'open' ? stage.followed : null;
  return (
    <PaymentContext.Provider value={payment}>
      {failed && <Choose {...failed} />}
      <SupportLink />
      {error.requestId !== null && (
        <PaymentTools
          details={() => supportDetails(known?.payment ?? failed?.params ?? {}, error)}
        />
      )}
    </PaymentContext.Provider>
  );
}

/** After a creation that failed: the way to the choice between ways to pay, or to what is missing. */
function Choose({ params, error }: Extract<SessionStage, { status: 'error' }>) {
  const { css, checkout } = usePart('ErrorNotice');
  const { session, messages } = checkout;
  const { action, picker } = mergeMessages(en, messages);
  const needsFields = error.code === 'fields_required';
  const open = needsFields || error.code === 'choice_required';
  const asked = open ? params : askedBefore(session, params);
  if (asked === null) return null;
  const choose = () => {
    // By then the order may have a payment: the server is asked first.
    session.start(asked).catch(() => {});
    session.setModalOpen(true, 'trigger');
  };
  return (
    <button type="button" className={css('button-2')} onClick={choose}>
      {needsFields ? action.goOn : picker.title}
    </button>
  );
}
