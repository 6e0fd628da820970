'use client';
import { safeHref } from '../../formatting/safeHref.ts';
import { useLocalSlot } from '../part/useLocalSlot.ts';
import { useText } from '../part/useText.ts';

/** The way to somebody who can help. Nothing where the shop names nobody. */
export function SupportLink() {
  const { css, checkout } = useLocalSlot('SupportLink');
  const { words } = useText(checkout);
  const href = safeHref(checkout.supportUrl, true);
  return href ? (
    <a className={css('button-2')} href={href}>
      {words.action.support}
    </a>
  ) : null;
}
