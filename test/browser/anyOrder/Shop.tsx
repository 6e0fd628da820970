import {
  Checkout,
  CheckoutButton,
  type CheckoutButtonProps,
  CheckoutModal,
  CheckoutProvider,
  usePayment,
} from '@coinslot/react';
import { type MouseEvent, useLayoutEffect, useState } from 'react';
import type { World } from './World.tsx';

export interface PageState {
  locale: string;
  theme: 'auto' | 'light' | 'dark';
  color: string;
  merchantName: string;
  /** The first order's button is on the page. */
  opener: boolean;
  /** The page's own modal is, where it has one. */
  host: boolean;
}

export const ORDERS = ['1042', '2077', '3003'] as const;

/** Three orders: one to be paid in several ways, one in one, one that asks something. */
export function Shop({ world }: { world: World }) {
  const [page, setPage] = useState<PageState>({
    locale: 'en',
    theme: 'auto',
    color: '#0a7',
    merchantName: 'Cup & Co',
    opener: true,
    host: true,
  });
  useLayoutEffect(() => {
    world.change = (more) => setPage((before) => ({ ...before, ...more }));
  }, [world]);
  const Pay = world.kind === 'inline' ? StartButton : CheckoutButton;
  const wish = (orderId: string) => ({
    orderId,
    'data-order': orderId,
    onClick: () => {
      world.wished = orderId;
      world.pressed = world.kind !== 'inline';
    },
  });
  return (
    <CheckoutProvider
      endpoint="/api/checkout"
      fetch={world.fetch}
      locale={page.locale}
      appearance={{ theme: page.theme, variables: { colorPrimary: page.color } }}
      merchantName={page.merchantName}
      supportUrl="mailto:help@shop.example"
      onEvent={world.hear}
    >
      <main>
        {page.opener && <Pay {...wish('1042')}>Pay now</Pay>}
        <Pay {...wish('2077')} asset="BTC">
          Pay the second
        </Pay>
        <Pay {...wish('3003')} asset="ETH">
          Pay the third
        </Pay>
        <a href="#top">Terms</a>
      </main>
      <PageHook world={world} />
      {world.kind === 'hosted' && page.host && <CheckoutModal />}
    </CheckoutProvider>
  );
}

/** Of a page that has the card in itself. */
function StartButton({ orderId, asset, onClick, ...rest }: CheckoutButtonProps) {
  const { start } = usePayment();
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    onClick?.(event);
    start({ orderId, asset }).catch(() => {});
  };
  return <button {...rest} type="button" onClick={press} />;
}

/** What the page itself does with a payment. */
function PageHook({ world }: { world: World }) {
  const payment = usePayment();
  useLayoutEffect(() => {
    world.payment = payment;
  });
  return world.kind === 'inline' ? <Checkout payment={payment} /> : null;
}
