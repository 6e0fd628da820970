import type { SendOutcome, SendRequest } from './send.ts';
import { type SendErrorOptions, sendError } from './sendError.ts';

/** What is read from an answer: a schema of zod, for example. */
export interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

/**
 * The answer's data.
 *
 * @throws CheckoutError for every other outcome, and for an answer that the schema does not know.
 */
export function takeAnswer<T>(
  request: SendRequest,
  outcome: SendOutcome,
  schema: Schema<T>,
  options: SendErrorOptions,
): T {
  if (outcome.outcome !== 'ok') throw sendError(request, outcome, options);
  const { status, body } = outcome;
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const reason = 'unknown fields';
  throw sendError(request, { outcome: 'invalid', status, reason, effect: 'possible' }, options);
}
