import type { SendOutcome, SendRequest } from './send.ts';
import { type Failure, type SendErrorOptions, sendError } from './sendError.ts';

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
  // Not every provider says no by the status.
  const isRefusal = options.readRefusal(body, status).code !== null;
  const failure: Failure = isRefusal
    ? { outcome: 'refused', status, body, effect: 'possible' }
    : { outcome: 'invalid', status, reason: 'unknown fields', effect: 'possible' };
  throw sendError(request, failure, options);
}
