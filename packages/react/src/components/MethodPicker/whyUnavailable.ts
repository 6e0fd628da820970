import type { Messages } from '../../messages/en.ts';

/** Why a way to pay can not be chosen, by the error code that a quote names. */
export function whyUnavailable(code: string, { error, say }: Messages): string {
  if (code === 'amount_too_small') return error.small;
  if (code === 'amount_too_large') return error.large;
  // To try again is what a shopper does with another one.
  const silent = /^provider_(unavailable|timeout|invalid_response)$/.test(code);
  return silent ? say.unanswered : error.unavailable;
}
