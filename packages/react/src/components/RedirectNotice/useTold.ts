'use client';
import { useContext } from 'react';
import { CardContext } from '../Checkout/CardContext.ts';
import type { ToldStatus } from '../PaymentStatus/usualStatus.ts';
import { useBrowserLayoutEffect } from '../part/useBrowserLayoutEffect.ts';

/** Lets the card's status, the one live region of it, say this for as long as it is not null. */
export function useTold(told: ToldStatus | null): void {
  const tell = useContext(CardContext)?.tell;
  // Before it is seen that the card says anything else. By its words, for `told` is always new.
  useBrowserLayoutEffect(() => {
    if (!tell || told === null) return;
    tell(told);
    return () => tell(null);
  }, [tell, told?.title, told?.text]);
}
