'use client';
import { useRef } from 'react';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { useKeepFocus } from '../card/useKeepFocus.ts';
import { Icon } from '../Icon/Icon.tsx';
import { useCss } from '../slot/useCss.ts';
import { usePaymentOf } from '../slot/usePaymentOf.ts';
import { useText } from '../text/useText.ts';

/** The link to the provider's own page. */
export function RedirectView() {
  const payment = usePaymentOf(undefined, 'Checkout');
  const { words } = useText('Checkout');
  const css = useCss('checkout', 'Checkout');
  const body = useRef<HTMLDivElement>(null);
  useKeepFocus(body);
  const link = payment.getRedirectProps();
  if (payment.data === null || link === null) return null;
  return (
    <div ref={body} className={css('__view')}>
      <a {...link} className={css('button')}>
        {fillMessage(words.action.goTo, { provider: payment.data.providerName })}
        <Icon name="external" />
      </a>
    </div>
  );
}
