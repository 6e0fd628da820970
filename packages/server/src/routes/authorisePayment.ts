import { CheckoutError } from '@coinslot/core';
import { isClientSecret } from '../clientSecret.ts';
import type { RequestParts } from '../Incoming.ts';
import { isPaymentId } from '../newId.ts';
import type { Runtime } from '../runtime.ts';
import type { StoredPayment } from '../store.ts';

/**
 * The payment that the bearer belongs to. A wrong bearer and an unknown payment are answered alike,
 * and before the store is asked: nobody learns which ids exist.
 * @throws {CheckoutError} `not_found`.
 */
export async function authorisePayment(
  runtime: Runtime,
  request: RequestParts,
  id: string,
): Promise<StoredPayment> {
  const [, bearer] = /^Bearer ([A-Za-z0-9_-]{1,200})$/i.exec(authorization(request)) ?? [];
  const known = bearer !== undefined && isPaymentId(id);
  const ours = known && (await isClientSecret(runtime.secrets, id, bearer));
  const stored = ours ? await runtime.store.get(id) : null;
  if (stored) return stored;
  throw paymentNotFound();
}

function authorization(request: RequestParts): string {
  return request.headers.get('Authorization') ?? '';
}

function paymentNotFound(): CheckoutError {
  return new CheckoutError('not_found', 'There is no such payment for this bearer.');
}
