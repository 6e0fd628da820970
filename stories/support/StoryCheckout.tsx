import {
  type Appearance,
  CheckoutProvider,
  type CheckoutProviderProps,
  paper,
  pop,
} from '@coinslot/react';
import { useState } from 'react';
import { overNetwork } from './network.ts';
import { usePage } from './StoryPage.tsx';
import type { Toolbar } from './toolbar.ts';

export type ShopSettings = Partial<CheckoutProviderProps>;

interface StoryCheckoutProps extends ShopSettings {
  /** The server of the story. */
  fetch: typeof fetch;
}

/** Light and dark are those of the page. */
const LOOKS: Partial<Record<Toolbar['theme'], Appearance>> = {
  paper,
  pop,
  none: { theme: 'none' },
};

/** A `CheckoutProvider` as the toolbar wants it: language, theme, network. */
export function StoryCheckout({ fetch, appearance, ...settings }: StoryCheckoutProps) {
  const { locale, messages, theme } = usePage();
  const [reach] = useState(() => overNetwork(fetch));
  return (
    <CheckoutProvider
      endpoint="/api/checkout"
      merchantName="North Roasters"
      returnUrl="#thanks"
      supportUrl="mailto:help@north.example"
      locale={locale}
      messages={messages}
      {...settings}
      appearance={{ ...LOOKS[theme], ...appearance }}
      fetch={reach}
    />
  );
}
