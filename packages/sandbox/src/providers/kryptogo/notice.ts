import { encodeJson } from '../../json.ts';
import type { KryptogoAccount } from './account.ts';
import { type PaymentIntent, wordFor } from './entities.ts';
import { callbackBody } from './render.ts';

/**
 * Calls the intent's `callback_url` with what the intent is now; with `claims`, with what somebody
 * else says it is. Nothing in the call tells who wrote it: no document knows of a signature.
 */
export function notify(
  account: KryptogoAccount,
  intent: PaymentIntent,
  claims?: PaymentIntent,
): void {
  const { id, callbackUrl } = intent;
  if (callbackUrl === null) return;
  const told = claims ?? intent;
  const forged = claims !== undefined;
  account.context.send({
    provider: 'kryptogo',
    reference: id,
    label: wordFor(told),
    method: 'POST',
    url: callbackUrl,
    headers: { 'content-type': 'application/json' },
    body: encodeJson(callbackBody(account, told)),
    forged,
    accepts: 'exactly 200',
    retryAfterMs: account.dialect.retries === 'thrice' ? [10_000, 60_000, 300_000] : [],
  });
}
