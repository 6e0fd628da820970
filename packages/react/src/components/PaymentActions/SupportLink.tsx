'use client';
import { safeHref } from '../../formatting/safeHref.ts';
import { usePart } from '../part/usePart.ts';

/** The way to somebody who can help. Nothing where the shop names nobody. */
export function SupportLink() {
  const { css, words, checkout } = usePart('PaymentActions');
  const href = safeHref(checkout.supportUrl, true);
  return href ? (
    <a className={css('button-2')} href={href}>
      {words.action.support}
    </a>
  ) : null;
}
