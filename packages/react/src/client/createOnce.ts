import { CheckoutError } from '@coinslot/core';
import type { PaymentParams } from '../hooks/PaymentParams.ts';
import type { PaymentIntent } from '../session/Session.ts';
import type { Client } from './createClient.ts';
import { idempotencyKey } from './idempotencyKey.ts';

/**
 * Creates with one key per attempt. An attempt whose answer was lost keeps its key for the next
 * try with the same parameters, so that the server recognises it and no second address appears.
 */
export function createOnce(client: Client): (params: PaymentParams) => Promise<PaymentIntent> {
  const lost = new Map<string, string>();
  return async (params) => {
    const attempt = JSON.stringify(params);
    const key = lost.get(attempt) ?? idempotencyKey();
    lost.set(attempt, key);
    try {
      const intent = await client.create(params, key);
      lost.delete(attempt);
      return intent;
    } catch (error) {
      if (wasAnswered(error)) lost.delete(attempt);
      throw error;
    }
  };
}

/** Whether the server itself said no: only its own answers carry a request id. */
function wasAnswered(error: unknown): boolean {
  return error instanceof CheckoutError && error.requestId !== null;
}
