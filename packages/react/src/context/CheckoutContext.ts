'use client';
import type { Environment } from '@coinslot/core';
import { createContext, useContext } from 'react';
import type { Messages } from '../messages/en.ts';
import type { Session } from '../session/Session.ts';
import type { Appearance } from './Appearance.ts';

/** A pack, or any part of one. */
export type MessagesOverride<T = Messages> = {
  readonly [Key in keyof T]?: T[Key] extends string ? string : MessagesOverride<T[Key]>;
};

/** What `CheckoutProvider` hands down. */
export interface CheckoutContextValue {
  /** Undefined: what the payment itself says. */
  environment: Environment | undefined;
  appearance: Appearance;
  /** A BCP-47 tag, or `'auto'`: known only after mount. `useLocalSlot` resolves it. */
  locale: string;
  messages: MessagesOverride | undefined;
  merchantName: string | undefined;
  supportUrl: string | undefined;
  returnUrl: string | undefined;
  countdown: 'always' | 'last-5-minutes' | 'never';
  nonce: string | undefined;
  /** Which payment is open, the way to the server, its clock, and where events go. */
  session: Session;
}

export const CheckoutContext = createContext<CheckoutContextValue | null>(null);

/**
 * The settings and the session of the nearest `CheckoutProvider`.
 *
 * @param useCase Who asks, for the message: `'usePayment'`, `'CheckoutButton'`.
 * @throws {Error} Without a provider above.
 */
export function useCheckoutContext(useCase: string): CheckoutContextValue {
  const context = useContext(CheckoutContext);
  if (context === null) {
    throw new Error(`${useCase} needs a CheckoutProvider above it.`);
  }
  return context;
}
