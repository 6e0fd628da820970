'use client';
import { useContext } from 'react';
import { CardContext } from '../Checkout/CardContext.ts';
import { useLocalSlot } from '../part/useLocalSlot.ts';
import { useText } from '../part/useText.ts';

/** That nothing is paid in earnest, for a form that stands alone; a card says it itself. */
export function TestMode() {
  const isAlone = useContext(CardContext) === null;
  const { css, checkout } = useLocalSlot('Checkout');
  const { words } = useText(checkout);
  return isAlone && checkout.environment === 'sandbox' ? (
    <p className={css('__ribbon')}>{words.testMode}</p>
  ) : null;
}
