import { toHex } from '../../crypto/encoding.ts';
import { sha256 } from '../../crypto/sha256.ts';
import { assertSecret } from './signRequest.ts';

/** What the hash of an IPN covers, in its order. `orderUID` and `toValues` are not in it. */
export const HASHED_FIELDS = [
  'orderId',
  'newStatus',
  'inAmount',
  'outAmount',
  'xml_from',
  'xml_to',
  'timestamp',
] as const;

/** The hashed fields, as texts exactly as they came: `2` and `2.0` have two hashes. */
export type KryptoswapIpnFields = Readonly<Record<(typeof HASHED_FIELDS)[number], string>>;

/**
 * The hash of an IPN: the lower-case hex of `sha256(orderId:newStatus:inAmount:outAmount:xml_from:
 * xml_to:timestamp:ipnSecret)`. It is no HMAC, and nothing is escaped: two different notices can
 * have one hash as soon as a field may hold a colon. `verifyKryptoswapIpn` looks at that first.
 *
 * @throws CheckoutError `invalid_configuration` for an empty secret.
 * @see the guide, "Verificación del importe del control de la solicitud (IPN)"
 * @example
 * await kryptoswapIpnHash(
 *   { orderId: '5d8e6002b80b7b4cd75a6424', newStatus: 'inProgress', inAmount: '2', outAmount: '317.42',
 *     xml_from: 'ETH', xml_to: 'WMZ', timestamp: '1571328406072' },
 *   'SECRET123',
 * ); // 'af3acf94…'
 */
export async function kryptoswapIpnHash(
  fields: KryptoswapIpnFields,
  secret: string,
): Promise<string> {
  assertSecret(secret);
  const joined = [...HASHED_FIELDS.map((name) => fields[name]), secret].join(':');
  return toHex(await sha256(joined));
}
