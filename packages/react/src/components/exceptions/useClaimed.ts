'use client';
import { useState } from 'react';
import { useCheckoutContext } from '../../context/CheckoutContext.ts';
import type { Messages } from '../../messages/en.ts';
import type { ToldStatus } from '../PaymentStatus/usualStatus.ts';
import { useBrowserLayoutEffect } from '../part/useBrowserLayoutEffect.ts';

/**
 * Whether the shopper has said that this payment was sent, and a function that says so. Kept in
 * this tab: a page that is loaded again must not ask for the money as if nothing had been said.
 */
export function useClaimed(id: string): [boolean, () => void] {
  const { endpoint } = useCheckoutContext('<PaymentActions>').session;
  const [claimed, setClaimed] = useState<string | null>(null);
  const key = `coinslot:paid:${endpoint}`;
  // After mount: the server that rendered the page could not know.
  useBrowserLayoutEffect(() => {
    try {
      setClaimed(sessionStorage.getItem(key));
    } catch {
      // Switched off: the page remembers for as long as it is open.
    }
  }, [key]);
  const claim = () => {
    setClaimed(id);
    try {
      sessionStorage.setItem(key, id);
    } catch {
      // Switched off, or full.
    }
  };
  return [claimed === id, claim];
}

/** What the card says then. It proves nothing, so that the address stays where it is. */
export function tellClaimed({ title, say }: Messages): ToldStatus {
  const text = `${say.unconfirmed} ${say.noMore} ${say.leave}`;
  return { title: title.returned, text, tone: 'info', icon: 'spinner', urgent: false };
}
