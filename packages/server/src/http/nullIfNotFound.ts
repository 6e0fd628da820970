import { CheckoutError } from '@coinslot/core';

/** For `catch`: null for what the provider does not know; every other error goes on. */
export function nullIfNotFound(error: unknown): null {
  if (error instanceof CheckoutError && error.code === 'not_found') return null;
  throw error;
}
