import { compareDecimals, type Payment } from '@coinslot/core';

/**
 * What fits the types of the wire and may not be shown all the same: the paths of it, as of any
 * misfit. Everything that a wallet is told comes from `action`, so that has to be whole, and the
 * same as what the payment says is due.
 */
export function contradictions(payment: Payment): string[] {
  const { action, due, remaining, createdAt, updatedAt, expiresAt } = payment;
  const wrong: string[] = [];
  const times = { createdAt, updatedAt, expiresAt };
  for (const [path, time] of Object.entries(times)) {
    if (time !== null && !isTime(time)) wrong.push(path);
  }
  if (action.type !== 'transfer') return wrong;
  const { address, amount, asset } = action;
  if (!/^[!-~]+$/.test(address)) wrong.push('action.address');
  const asked = [due?.amount, remaining].some(
    (other) => typeof other === 'string' && compareDecimals(amount, other) === 0,
  );
  if (!/[1-9]/.test(amount) || (due !== null && !asked)) wrong.push('action.amount');
  if (due !== null && JSON.stringify(asset) !== JSON.stringify(due.asset)) {
    wrong.push('action.asset');
  }
  return wrong;
}

/** ISO 8601; `Date.parse` alone takes "12" for a month of 2001. */
function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text));
}
