import { CheckoutError } from '@coinslot/core';

/** What a log line tells of an error. Causes stay out: they may quote a request or an answer. */
export function describeError(error: unknown): Record<string, unknown> {
  if (error instanceof CheckoutError) {
    const { code, message, provider, providerCode, outcomeUnknown } = error;
    return { code, message, provider, providerCode, outcomeUnknown };
  }
  return error instanceof Error
    ? { name: error.name, message: error.message, stack: error.stack }
    : { message: String(error) };
}
