'use client';
import { usePart } from '../part/usePart.ts';

/** The way to somebody who can help. Nothing where the shop names nobody. */
export function SupportLink() {
  const { css, words, checkout } = usePart('PaymentActions');
  return checkout.supportUrl ? (
    <a className={css('button-2')} href={checkout.supportUrl}>
      {words.action.support}
    </a>
  ) : null;
}
