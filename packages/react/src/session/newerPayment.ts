import type { Payment } from '@coinslot/core';

/** The newer of two views; the one already shown where nothing changed. Answers can overtake. */
export function newerPayment(shown: Payment | undefined, answer: Payment): Payment {
  return shown?.id === answer.id && shown.version >= answer.version ? shown : answer;
}
