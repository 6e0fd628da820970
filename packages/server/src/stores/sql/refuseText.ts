import { CheckoutError } from '@coinslot/core';

/**
 * No database keeps such a text as it is: two different order ids could become one. JSON is not
 * concerned, it writes these characters as escapes.
 */
export function refuseText(value: unknown): void {
  if (typeof value !== 'string' || !/\0|\p{Surrogate}/u.test(value)) return;
  throw new CheckoutError(
    'invalid_request',
    'A text with a NUL character or half a surrogate pair cannot be kept in a database: it would be cut or changed there, and two different order ids could become one. Refuse it where it comes in.',
  );
}
