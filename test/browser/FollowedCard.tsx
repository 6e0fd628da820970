import type { Payment } from '@coinslot/core';
import { Checkout, usePaymentStatus } from '@coinslot/react';
import { FIXTURE_TIME } from '@coinslot/react/testing';

interface FollowedCardProps {
  payment: Payment;
  secret?: string;
}

/** The card of a payment that exists, as a server's page begins with it. */
export function FollowedCard({ payment, secret = 'secret' }: FollowedCardProps) {
  const initial = { payment, serverTime: FIXTURE_TIME };
  return <Checkout payment={usePaymentStatus({ id: payment.id, clientSecret: secret, initial })} />;
}
