import type { Payment } from '@coinslot/core';

/**
 * What fits the types of the wire and may not be shown all the same: the paths of it, as of any
 * misfit. Everything that a wallet is told comes from `action`, so that has to be whole, and the
 * same as what the payment says is due.
 */
export function contradictions(payment: Payment): string[] {
  const { action, due, remaining } = payment;
  const wrong: string[] = TIMES.filter((path) => !isTime(payment[path]));
  if (action.type === 'transfer') {
    const amount = plain(action.amount);
    if (!/^[!-~]+$/.test(action.address)) wrong.push('action.address');
    if (
      !/[1-9]/.test(action.amount) ||
      (due && amount !== plain(due.amount) && amount !== plain(remaining))
    ) {
      wrong.push('action.amount');
    }
    if (due && JSON.stringify(action.asset) !== JSON.stringify(due.asset)) {
      wrong.push('action.asset');
    }
  }
  return wrong;
}

const TIMES = ['createdAt', 'updatedAt', 'expiresAt'] as const;

/** ISO 8601; `Date.parse` alone takes "12" for a month of 2001. */
function isTime(text: string | null): boolean {
  return text === null || (/^\d{4}-\d\d-\d\dT/.test(text) && Date.parse(text) >= 0);
}

/** With as many decimals as an amount can have, so that equal amounts are equal texts. */
function plain(amount: string | null): string | undefined {
  const [whole, decimals = ''] = amount?.split('.') ?? [];
  return whole && `${whole}.${decimals.padEnd(18, '0')}`;
}
