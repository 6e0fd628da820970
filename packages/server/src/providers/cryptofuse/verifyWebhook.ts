import { CheckoutError } from '@coinslot/core';
import { fromHex } from '../../crypto/encoding.ts';
import { equalBytes } from '../../crypto/equalBytes.ts';
import { hmac } from '../../crypto/hmac.ts';
import { toBytes } from '../../crypto/toBytes.ts';
import { type CryptofuseEvent, readEvent } from './event.ts';

export interface VerifyCryptofuseWebhookOptions {
  /** Exactly what came: bytes, or the text of them. Never a parsed and rewritten body. */
  body: Uint8Array | string;
  /** The header `X-Webhook-Signature`. */
  signature: string | null | undefined;
  /** During a rotation both, the new one first. */
  secret: string | readonly string[] | undefined;
}

/**
 * Verifies a notice of Cryptofuse, and only then parses it.
 *
 * The signature covers no time, so an old notice can be sent again by whoever saw it: keep the
 * ids of what you have handled, and ask the interface for the state before you ship.
 *
 * @throws CheckoutError `invalid_signature`; `invalid_notice` when signed bytes are unreadable;
 * `invalid_configuration` without a secret.
 * @see https://docs.cryptofuse.io/pl/guides/integration-guide "Webhook Verification"
 * @example
 * const body = new Uint8Array(await request.arrayBuffer());
 * const signature = request.headers.get('x-webhook-signature');
 * const event = await verifyCryptofuseWebhook({ body, signature, secret });
 * if (event.kind === 'payment') { event.transaction_id; event.status; }
 */
export async function verifyCryptofuseWebhook({
  body,
  signature,
  secret,
}: VerifyCryptofuseWebhookOptions): Promise<CryptofuseEvent> {
  const secrets = typeof secret === 'string' ? [secret] : (secret ?? []);
  if (secrets.length === 0) {
    throw new CheckoutError(
      'invalid_configuration',
      'A notice can not be verified without `webhookSecret`.',
      { provider: 'cryptofuse' },
    );
  }
  // Bytes from the outset: what is verified is what is parsed.
  const bytes = toBytes(body);
  const given = readSignature(signature);
  for (const candidate of secrets) {
    if (equalBytes(await hmac('SHA-256', candidate, bytes), given)) return readEvent(bytes);
  }
  throw invalidSignature('does not fit the body: another secret, or bytes that were changed');
}

const TAG_BYTES = 32;

/**
 * The whole tag. Two headers arrive joined by a comma, which is no hex, or as an array where
 * nobody looked at the types.
 */
function readSignature(signature: unknown): Uint8Array {
  if (!signature || typeof signature !== 'string') throw invalidSignature('is missing');
  const bytes = fromHex(signature);
  if (bytes?.length === TAG_BYTES) return bytes;
  throw invalidSignature('is not 64 hexadecimal digits');
}

function invalidSignature(what: string): CheckoutError {
  const message = `The X-Webhook-Signature of a notice ${what}. It was not read any further.`;
  return new CheckoutError('invalid_signature', message, { provider: 'cryptofuse' });
}
