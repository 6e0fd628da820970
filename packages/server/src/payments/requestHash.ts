import { toHex } from '../crypto/encoding.ts';
import { sha256 } from '../crypto/sha256.ts';
import type { CreateRequest } from './CreateRequest.ts';

/**
 * What an idempotency key stands for.
 *
 * @param told Of `toldHash`.
 */
export async function requestHash(
  orderId: string,
  { provider, asset, routeId, startNew }: CreateRequest,
  told: string | undefined,
): Promise<string> {
  const parts = [orderId, provider, asset, routeId, told, startNew];
  // What is not there is null.
  return toHex(await sha256(JSON.stringify(parts)));
}
