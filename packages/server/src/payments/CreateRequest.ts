import type { Choice } from '../provider.ts';

/** What the shopper asks for: how to pay, never how much. */
export interface CreateRequest extends Choice {
  provider?: string | undefined;
  idempotencyKey?: string | undefined;
  /** The shopper's explicit wish to leave a payment whose creation was lost. */
  startNew?: true | undefined;
}
