import { CheckoutError } from '@coinslot/core';
import { fromHex } from '../../crypto/encoding.ts';
import { equalBytes } from '../../crypto/equalBytes.ts';
import { parseExactJson } from '../../http/exactJson.ts';
import { HASHED_FIELDS, type KryptoswapIpnFields, kryptoswapIpnHash } from './ipnHash.ts';
import { assertSecret } from './signRequest.ts';

export interface VerifyKryptoswapIpnOptions {
  /** The form as it came, or its fields as texts. Numbers that were parsed do not fit any more. */
  body: string | Readonly<Record<string, string>>;
  /** The hash that came with it: no document says where. */
  hash: string | null | undefined;
  /** The `ipnSecret` of this very order; several where any of them may have been used. */
  secret: string | readonly string[] | undefined;
}

/** An IPN that was verified. All its fields are texts as they came; `timestamp` is in ms. */
export interface KryptoswapIpn extends KryptoswapIpnFields {
  /**
   * What the hash does not cover: anybody on the way can have changed it. Find your order by your
   * own URL or by `orderId`, never by the number that stands here.
   */
  unsigned: {
    orderUID: string | null;
    toValues: { key: string; name: string; value: string }[];
  };
}

/**
 * Verifies an IPN, and only then reads it. Every field is held to a narrow form first, so that no
 * two notices are joined to one text. Kryptoswap sends an IPN once and it may be an old one that
 * somebody sends again: ask for the order before you ship.
 *
 * @throws CheckoutError `invalid_signature`; `invalid_configuration` without a secret.
 * @see the guide, "IPN"
 * @example
 * const ipn = await verifyKryptoswapIpn({ body: await request.text(), hash, secret: ipnSecret });
 * ipn.orderId; // '5d8e6002b80b7b4cd75a6424'
 * ipn.newStatus; // 'done'
 */
export async function verifyKryptoswapIpn({
  body,
  hash,
  secret,
}: VerifyKryptoswapIpnOptions): Promise<KryptoswapIpn> {
  const secrets = [secret ?? []].flat();
  assertSecret(secrets[0]);
  const fields = readIpnForm(body);
  const hashed = readHashed(fields);
  const given = readHash(hash);
  for (const candidate of secrets) {
    const made = fromHex(await kryptoswapIpnHash(hashed, candidate));
    if (made !== null && equalBytes(made, given)) {
      return { ...hashed, unsigned: readUnsigned(fields) };
    }
  }
  throw invalidSignature(
    'has a hash that does not fit: another secret, or fields that were changed',
  );
}

/** A form's fields, by name. One that came twice is none: nobody could tell which of them counts. */
export function readIpnForm(
  body: string | Readonly<Record<string, unknown>>,
): Map<string, unknown> {
  const entries = typeof body === 'string' ? [...new URLSearchParams(body)] : Object.entries(body);
  const fields = new Map<string, unknown>();
  for (const [name, value] of entries) fields.set(name, fields.has(name) ? undefined : value);
  return fields;
}

// None of them lets a colon in, so the joined text can be taken apart in one way only. Words and
// codes that no document has pass: they are signed like the others.
const AMOUNT = /^\d{1,30}(\.\d{1,30})?([eE][+-]?\d{1,3})?$/;
const CODE = /^[A-Za-z0-9_-]{1,32}$/;
const FORMS: Readonly<Record<keyof KryptoswapIpnFields, RegExp>> = {
  orderId: /^[0-9a-fA-F]{24}$/,
  newStatus: /^[A-Za-z]{1,32}$/,
  inAmount: AMOUNT,
  outAmount: AMOUNT,
  xml_from: CODE,
  xml_to: CODE,
  timestamp: /^\d{1,16}$/,
};

function readHashed(fields: ReadonlyMap<string, unknown>): KryptoswapIpnFields {
  const read = HASHED_FIELDS.map((name) => {
    const value = fields.get(name);
    if (typeof value === 'string' && FORMS[name].test(value)) return [name, value];
    throw invalidSignature(`has no \`${name}\` of the documented form`);
  });
  return Object.fromEntries(read);
}

const HASH_BYTES = 32;

function readHash(hash: unknown): Uint8Array {
  const bytes = typeof hash === 'string' ? fromHex(hash) : null;
  if (bytes?.length === HASH_BYTES) return bytes;
  throw invalidSignature('came without a hash of 64 hexadecimal digits');
}

/** How a form writes the list is documented nowhere: as in the creation, or as one text of JSON. */
function readUnsigned(fields: ReadonlyMap<string, unknown>): KryptoswapIpn['unsigned'] {
  const text = (name: string) => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  const json = parseExactJson(text('toValues'));
  const toValues: KryptoswapIpn['unsigned']['toValues'] = Array.isArray(json)
    ? json.map((entry) => {
        const { key = '', name = '', value = '' } = Object(entry);
        return { key: `${key}`, name: `${name}`, value: `${value}` };
      })
    : [];
  for (let at = `toValues[0]`; fields.has(`${at}[key]`); at = `toValues[${toValues.length}]`) {
    toValues.push({
      key: text(`${at}[key]`),
      name: text(`${at}[name]`),
      value: text(`${at}[value]`),
    });
  }
  return { orderUID: text('orderUID') || null, toValues };
}

function invalidSignature(what: string): CheckoutError {
  const message = `An IPN of Kryptoswap ${what}. It was not believed.`;
  return new CheckoutError('invalid_signature', message, { provider: 'kryptoswap' });
}
