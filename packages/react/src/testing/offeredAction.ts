import type { NextAction, Payment } from '@coinslot/core';
import { networkFixture } from './networkFixture.ts';

/** How a new payment is paid: to an address of its coin's network, else on a provider's page. */
export function offeredAction(due: Payment['due']): NextAction {
  const address = due && networkFixture(due.asset.network)?.address;
  return address
    ? { type: 'transfer', address, ...due }
    : { type: 'redirect', url: 'https://pay.example/checkout' };
}
