'use client';
import { fillMessage } from '../../formatting/fillMessage.ts';
import { Icon } from '../Icon/Icon.tsx';
import { usePart } from '../part/usePart.ts';

/** The link to the provider's own page. */
export function RedirectView() {
  const { payment, css, words } = usePart('Checkout');
  const link = payment.getRedirectProps();
  if (payment.data === null || link === null) return null;
  return (
    <div className={css('__view')}>
      <a {...link} className={css('button')}>
        {fillMessage(words.action.goTo, { provider: payment.data.providerName })}
        <Icon name="external" />
      </a>
    </div>
  );
}
