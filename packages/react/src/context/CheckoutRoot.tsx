'use client';
import type { Environment } from '@coinslot/core';
import { QueryClient } from '@tanstack/react-query';
import { type ReactNode, useInsertionEffect, useMemo, useRef, useState } from 'react';
import type { CheckoutEvent } from '../session/CheckoutEvent.ts';
import { createSession } from '../session/createSession.ts';
import type { Appearance } from './Appearance.ts';
import {
  CheckoutContext,
  type CheckoutContextValue,
  type MessagesOverride,
} from './CheckoutContext.ts';

export interface CheckoutProviderProps {
  /** Where the merchant's handler answers: a path of this origin, or a URL. */
  endpoint: string;
  /** `sandbox` shows a ribbon. Default: what the payment itself says. */
  environment?: Environment | undefined;
  appearance?: Appearance | undefined;
  /**
   * A BCP-47 tag (`'pl'`, `'es-MX'`), or `'auto'`: the language of the page (`<html lang>`), else
   * the first of the browser's that there are words for. Its words are loaded when they are needed.
   * A language that there are none for is spoken to in English, with its own separators in amounts.
   * Digits are always 0 to 9, as in what is copied and in wallets. Words in Arabic and Hebrew are
   * written from right to left whatever the page says; a page in them says `dir="rtl"` itself, so
   * that its HTML from a server is right before it runs. Default `'en'`.
   */
  locale?: string | undefined;
  /**
   * A locale pack, or any part of one, typed; goes before the words of `locale`. A page that is
   * rendered on a server gives its pack here, since nothing can be loaded there: without it its
   * HTML is in English until the page runs.
   *
   * @example
   * import pl from '@coinslot/react/locales/pl';
   * <CheckoutProvider endpoint="/api/checkout" locale="pl" messages={pl}><Shop /></CheckoutProvider>
   */
  messages?: MessagesOverride | undefined;
  /** Takes the place of the browser's `fetch`: for a header of your own, or for tests. */
  fetch?: typeof globalThis.fetch | undefined;
  /** Shares a client of yours; its default options do not reach the checkout. */
  queryClient?: QueryClient | undefined;
  /** For the one `<style>` of a themed page under a strict Content Security Policy. */
  nonce?: string | undefined;
  /** Who is paid: at the top of the card, on the receipt, and where the shop can help. */
  merchantName?: string | undefined;
  /** Where a shopper finds help, also on the receipt: a page or a `mailto:`. Without one none is offered. */
  supportUrl?: string | undefined;
  /** Where "Continue" on the receipt leads. */
  returnUrl?: string | undefined;
  /** When the time left is shown. Default `'always'`. */
  countdown?: 'always' | 'last-5-minutes' | 'never' | undefined;
  /** Everything that happens, for analytics. Holds no secret and no address. */
  onEvent?: ((event: CheckoutEvent) => void) | undefined;
  children?: ReactNode;
}

const NO_APPEARANCE: Appearance = {};

/**
 * Holds the open payment for everything below it. It keeps a query client of its own and puts none
 * around your tree: your queries stay yours.
 *
 * @example
 * <CheckoutProvider endpoint="/api/checkout" locale="pl">
 *   <Shop />
 * </CheckoutProvider>
 */
export function CheckoutRoot({
  endpoint,
  environment,
  appearance = NO_APPEARANCE,
  locale = 'en',
  messages,
  fetch,
  queryClient,
  nonce,
  merchantName,
  supportUrl,
  returnUrl,
  countdown = 'always',
  onEvent,
  children,
}: CheckoutProviderProps) {
  const latest = useRef({ fetch, onEvent });
  useInsertionEffect(() => {
    latest.current = { fetch, onEvent };
  });

  const [ownClient] = useState(() => queryClient ?? new QueryClient());
  const client = queryClient ?? ownClient;
  const make = () =>
    createSession({
      endpoint,
      queryClient: client,
      fetch: (...request) => (latest.current.fetch ?? globalThis.fetch)(...request),
    });
  const [session, setSession] = useState(make);
  // Another server knows nothing of this one's payments.
  if (session.endpoint !== endpoint || session.queryClient !== client) setSession(make);

  // Before the effects of what is below, where a page may open the modal.
  useInsertionEffect(
    () => session.listen(({ event }) => latest.current.onEvent?.(event)),
    [session],
  );

  const settings: CheckoutContextValue = {
    environment,
    appearance,
    locale,
    messages,
    merchantName,
    supportUrl,
    returnUrl,
    countdown,
    nonce,
    session,
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: all of them, always in this order.
  const value = useMemo(() => settings, Object.values(settings));

  return <CheckoutContext.Provider value={value}>{children}</CheckoutContext.Provider>;
}
