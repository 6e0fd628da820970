import type { Payment } from '@coinslot/core';
import { Checkout, usePaymentStatus } from '@coinslot/react';
import { FIXTURE_TIME, type TestCheckout, type TestFailure } from '@coinslot/react/testing';
import { type ReactNode, useState } from 'react';
import { Starting } from './Starting.tsx';
import { type ShopSettings, StoryCheckout } from './StoryCheckout.tsx';
import { useTestServer, useTrueTime } from './useTestServer.ts';

export interface SceneProps extends ShopSettings {
  /** What the server says of the payment. Without one it is being created. */
  told?: Payment | undefined;
  /** What the page knew before it asked. Default: what the server says. */
  known?: Payment | undefined;
  /** A later payment of the same order. */
  next?: Payment | undefined;
  /** How many seconds ago the payment was made, by the server's clock. */
  seconds?: number | undefined;
  /** How every request fails. */
  failure?: TestFailure | undefined;
  /** The shopper presses "Pay", in place of coming back to a payment. */
  pressed?: boolean | undefined;
  /** Handed the server, for a story's play function to move. */
  onServer?: ((server: TestCheckout) => void) | undefined;
  /** Replaces the card's ready layout. */
  children?: ReactNode;
}

/** One card of a shop whose server says what the story wants. */
export function Scene(props: SceneProps) {
  // Another payment is another story.
  const { told, known, seconds, failure, pressed } = props;
  return <Shown key={JSON.stringify([told, known, seconds, failure, pressed])} {...props} />;
}

function Shown({ told, known = told, next, seconds = 8, children, ...rest }: SceneProps) {
  const { failure, pressed = known === undefined, onServer, ...settings } = rest;
  const now = useTrueTime();
  const [offset] = useState(() => now() - seconds * 1000 - Date.parse(FIXTURE_TIME));
  const payments = [next, told].filter((one) => one !== undefined);
  const server = useTestServer(
    {
      payment: { environment: 'production' },
      payments: payments.map((one) => moveBy(one, offset)),
      ...(failure && { failure }),
    },
    onServer,
  );
  return (
    <StoryCheckout {...settings} fetch={server.fetch}>
      {pressed || known === undefined ? (
        <Starting>{children}</Starting>
      ) : (
        <Following server={server} payment={moveBy(known, offset)}>
          {children}
        </Following>
      )}
    </StoryCheckout>
  );
}

/** The same payment, made at another time. */
function moveBy(payment: Payment, ms: number): Payment {
  const moved = (time: string) => new Date(Date.parse(time) + ms).toISOString();
  return {
    ...payment,
    createdAt: moved(payment.createdAt),
    updatedAt: moved(payment.updatedAt),
    expiresAt: payment.expiresAt && moved(payment.expiresAt),
  };
}

function Following({
  server,
  payment,
  children,
}: {
  server: TestCheckout;
  payment: Payment;
  children: ReactNode;
}) {
  const [options] = useState(() => ({
    id: payment.id,
    clientSecret: server.intent(payment.id).clientSecret,
    initial: { payment, serverTime: new Date(server.now()).toISOString() },
  }));
  return <Checkout payment={usePaymentStatus(options)}>{children}</Checkout>;
}
