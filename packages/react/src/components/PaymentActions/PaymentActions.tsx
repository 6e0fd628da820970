'use client';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { safeHref } from '../../formatting/safeHref.ts';
import { viewOf } from '../Checkout/viewOf.ts';
import { useExceptions } from '../exceptions/useExceptions.ts';
import { isUsual } from '../PaymentStatus/usualStatus.ts';
import { usePart } from '../part/usePart.ts';
import { SupportLink } from './SupportLink.tsx';

interface PaymentActionsProps {
  /** Closes what the card stands in; without it a paid card only links to `returnUrl`. */
  onContinue?: (() => void) | undefined;
}

/** What the shopper can do next, beside sending the money. */
export function PaymentActions({ onContinue }: PaymentActionsProps) {
  const { payment, root, css, words, checkout } = usePart<HTMLDivElement>('PaymentActions');
  const returnUrl = safeHref(checkout.returnUrl, true);
  const { data } = payment;
  // Where nobody tells what arrives, the shopper can say that it was sent.
  const usual = isUsual(data) && data?.underpayment !== 'review';
  const More = useExceptions(!usual)?.MoreActions;
  const paid = data?.status === 'paid';
  if (!data) return null;
  // Until the notice around it is loaded, which it may never be: a page may run no script.
  const view = !More && viewOf(payment);
  const link = view === 'redirect' && payment.getRedirectProps();
  return (
    <div {...root}>
      {paid &&
        (returnUrl ? (
          <a className={css('button')} href={returnUrl}>
            {words.action.goOn}
          </a>
        ) : (
          onContinue && (
            <button type="button" className={css('button')} onClick={onContinue}>
              {words.action.goOn}
            </button>
          )
        ))}
      {link && (
        <a {...link} className={css('button')}>
          {fillMessage(words.action.goTo, { provider: data.providerName })}
        </a>
      )}
      {/* As high as the advice that is still to come, so that nothing moves then. */}
      {view === 'transfer' && <div className={css('exchange-advice__summary')} />}
      {More ? <More data={data} /> : !usual && <SupportLink />}
    </div>
  );
}
