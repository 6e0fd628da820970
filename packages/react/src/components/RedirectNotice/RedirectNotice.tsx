'use client';
import { type ComponentPropsWithoutRef, useContext, useSyncExternalStore } from 'react';
import { fillMessage } from '../../formatting/fillMessage.ts';
import type { RedirectProps } from '../../hooks/paymentGetters.ts';
import en from '../../messages/en.ts';
import { CardContext } from '../Checkout/CardContext.ts';
import { Icon } from '../Icon/Icon.tsx';
import { PaymentAmount } from '../PaymentAmount/PaymentAmount.tsx';
import { definePart } from '../part/definePart.ts';
import { joinClasses } from '../part/joinClasses.ts';
import { mergeMessages } from '../part/mergeMessages.ts';
import type { PaymentProp } from '../part/usePart.ts';
import { tellLeaving } from './tellLeaving.ts';
import { useLeaving } from './useLeaving.ts';
import { useTold } from './useTold.ts';

export interface RedirectNoticeProps
  extends Omit<ComponentPropsWithoutRef<'div'>, 'children'>,
    PaymentProp {
  /** Where the provider's page opens. Default: this tab. */
  target?: '_self' | '_blank' | '_top' | undefined;
}

const never = () => () => {};
const isFramed = () => window !== window.top;
const notFramed = () => false;

/**
 * The way to a provider's own page: what the order costs, a link, and how to come back. Once the
 * link was followed it says that the payment is being checked; the link stays for who has not paid. Nothing where the
 * payment has no such page, or the shop has to look at it.
 *
 * It is a link that the browser follows, in this tab unless `target` says otherwise: nothing opens
 * a window by script, so that nothing can be blocked. In a frame it leaves the frame.
 *
 * @example
 * <Checkout payment={payment}><PaymentStatus /><RedirectNotice target="_blank" /></Checkout>
 */
export const RedirectNotice = definePart<HTMLDivElement, RedirectNoticeProps>(
  'RedirectNotice',
  function RedirectNotice({ target, ...props }, { payment, root, css, words: usual, checkout }) {
    const { data } = payment;
    const card = useContext(CardContext);
    const framed = useSyncExternalStore(never, isFramed, notFramed);
    const [leaving, leave] = useLeaving(data?.id);
    const words = mergeMessages(en, checkout.messages);
    const newTab = target === '_blank';
    const told = tellLeaving(leaving, newTab, words);
    const link = payment.getRedirectProps();
    // Of a rest, the status says how much it is.
    const whole = data?.status === 'awaiting_payment';
    useTold(link && whole ? told : null);
    if (data === null || link === null) return null;

    const followed: RedirectProps = {
      ...link,
      onClick(event) {
        link.onClick(event);
        leave();
      },
    };
    const before = leaving === 'before';
    const provider = data.providerName;
    return (
      <div {...props} {...root} data-leaving={leaving}>
        {card === null && (
          <p role="status" className={css('__said')}>
            {told ? `${told.title} ${told.text}` : fillMessage(words.title.redirect, { provider })}
          </p>
        )}
        {whole && <PaymentAmount payment={payment} />}
        {/* Back without having paid: the way on is still the main thing. */}
        {!before && whole && <p className={css('__note')}>{words.say.unpaid}</p>}
        <a
          {...followed}
          target={target ?? (framed ? '_top' : undefined)}
          className={joinClasses(css('button'), css('__link'))}
        >
          {fillMessage(words.action.goTo, { provider })}
          <Icon name="external" />
          {newTab && <span className="coinslot-hidden"> ({usual.receipt.newTab})</span>}
        </a>
        {before && !newTab && <p className={css('__note')}>{words.say.sameTab}</p>}
      </div>
    );
  },
);
