'use client';
import type { CheckoutError } from '@coinslot/core';
import type { PaymentOption } from '@coinslot/core/wire';
import type { AskedParams } from '../../hooks/AskedParams.ts';
import { usePaymentOptions } from '../../hooks/usePaymentOptions.ts';
import en from '../../messages/en.ts';
import { askedBefore } from '../MethodPicker/lastChoice.ts';
import { mergeMessages } from '../part/mergeMessages.ts';
import { usePart } from '../part/usePart.ts';

/**
 * What an order is asked to be paid in no particular way with. What the shopper told one provider,
 * and agreed with it, is for no other.
 */
export const IN_ANY_WAY = {
  provider: undefined,
  asset: undefined,
  routeId: undefined,
  fields: undefined,
  agreement: undefined,
};

interface OtherWaysProps {
  params: AskedParams;
  error: CheckoutError;
  /** Another way to pay can help. */
  elsewhere: boolean;
  /** Nothing else can be done. */
  main: boolean;
}

/**
 * After a creation that failed: the way to the choice between ways to pay, or to what is missing.
 * Nothing where another way could not help, or there is none.
 */
export function OtherWays({ params, error, elsewhere, main }: OtherWaysProps) {
  const { session } = usePart('ErrorNotice').checkout;
  if (error.code.endsWith('_required')) return <Choose asked={params} main={main} error={error} />;
  const chosen = askedBefore(session, params);
  if (chosen !== null) return <Choose asked={chosen} main={main} />;
  return params.orderId !== undefined && elsewhere ? (
    <ChooseFromOthers params={params} main={main} />
  ) : null;
}

/** The choice, where there is another way to pay than the one that the page asked for. */
export function ChooseFromOthers({ params, main }: Pick<OtherWaysProps, 'params' | 'main'>) {
  const { provider, asset } = params;
  const { data } = usePaymentOptions({ orderId: params.orderId, params: params.params });
  const isOther = (option: PaymentOption) =>
    option.unavailable === null &&
    ((provider !== undefined && option.provider !== provider) ||
      (asset !== undefined && option.asset?.code !== asset));
  return data?.some(isOther) ? <Choose asked={{ ...params, ...IN_ANY_WAY }} main={main} /> : null;
}

interface ChooseProps {
  asked: AskedParams;
  main: boolean;
  error?: CheckoutError;
}

function Choose({ asked, main, error }: ChooseProps) {
  const { css, checkout } = usePart('ErrorNotice');
  const { session, messages } = checkout;
  const { action, picker } = mergeMessages(en, messages);
  const choose = () => {
    // By then the order may have a payment: the server is asked first.
    session.start(asked).catch(() => {});
    session.setModalOpen(true, 'trigger');
  };
  return (
    <button type="button" className={css(main ? 'button' : 'button-2')} onClick={choose}>
      {error?.code === 'fields_required' ? action.goOn : picker.title}
    </button>
  );
}
