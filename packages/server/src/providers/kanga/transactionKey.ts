import { toHex } from '../../crypto/encoding.ts';
import { sha256 } from '../../crypto/sha256.ts';

/**
 * The payment's name at Kanga. Derived, so that a creation that died half-way is found again; and
 * from an id with 128 random bits or more that no page shows, so that nobody can take the name
 * before us. Plain letters and digits: no document says what else is allowed.
 */
export async function transactionKeyOf(paymentId: string): Promise<string> {
  return toHex(await sha256(paymentId)).slice(0, 32);
}
