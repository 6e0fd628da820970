'use client';
import { useContext, useState } from 'react';
import { useCheckoutContext } from '../../context/CheckoutContext.ts';
import { rememberedReturn } from '../../hooks/rememberedReturn.ts';
import { ReturnContext } from '../PaymentReturn/ReturnContext.ts';
import { useElapsed } from '../PaymentReturn/useElapsed.ts';
import { useBrowserLayoutEffect } from '../part/useBrowserLayoutEffect.ts';

/**
 * How far the shopper is with the provider's page: not there yet, there or back from it (`left`),
 * or so for a while without any news (`long`).
 */
export type Leaving = 'before' | 'left' | 'long';

/** Follows that; the function says that the link was followed. */
export function useLeaving(id: string | undefined): [Leaving, () => void] {
  const { endpoint } = useCheckoutContext('<RedirectNotice>').session;
  const returnedTo = useContext(ReturnContext);
  const [leftFor, setLeftFor] = useState<string>();
  const leave = () => setLeftFor(id);

  // After mount: the server that rendered the page could not know.
  useBrowserLayoutEffect(() => {
    if (id !== undefined && rememberedReturn(endpoint) === id) setLeftFor(id);
  }, [endpoint, id]);

  const left = id !== undefined && (returnedTo === id || leftFor === id);
  const long = useElapsed(left);
  if (!left) return ['before', leave];
  return [long ? 'long' : 'left', leave];
}
