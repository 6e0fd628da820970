import type { Payment } from '@coinslot/core';

/**
 * The newer of two views; the one already shown where nothing changed. Answers can overtake. What
 * was shown as paid stays so, unless it is given back: the state machine knows no other way.
 */
export function newerPayment(shown: Payment | undefined, answer: Payment): Payment {
  if (shown?.id !== answer.id) return answer;
  const unpaid = shown.status === 'paid' && !/^(paid|refund)/.test(answer.status);
  return unpaid || shown.version >= answer.version ? shown : answer;
}
