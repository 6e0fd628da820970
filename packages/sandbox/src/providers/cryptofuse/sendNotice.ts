import { encodeJson, type Json } from '../../json.ts';
import type { CryptofuseAccount } from './account.ts';
import { SIGNATURE_HEADER, signWebhook } from './signature.ts';

export interface SignedNotice {
  /** The provider's id of what it tells of. */
  readonly reference: string;
  readonly label: string;
  /** The `callback_url` of what it tells of; the account's own URL stands in for one that is missing. */
  readonly url: string | null;
  readonly body: Json;
  /** Whether somebody else claims it, who has another key than the merchant's account. */
  readonly isClaim: boolean;
}

/** Signs a notice and sends it; nothing is sent where no address was ever given. */
export function sendNotice(
  account: CryptofuseAccount,
  { reference, label, url, body, isClaim }: SignedNotice,
): void {
  const { context, credentials, dialect } = account;
  const receiver = noticeUrl(account, url);
  if (receiver === null) return;
  const forged = isClaim || context.faults.current.notices === 'forge';
  const secret = forged ? `not ${credentials.webhookSecret}` : credentials.webhookSecret;
  const bytes = encodeJson(body, { spaced: true });
  context.send({
    provider: 'cryptofuse',
    reference,
    label,
    method: 'POST',
    url: receiver,
    headers: {
      'content-type': 'application/json',
      [SIGNATURE_HEADER]: signWebhook(bytes, secret),
    },
    body: bytes,
    forged,
    accepts: 'any 2xx',
    retryAfterMs: dialect.retries === 'thrice' ? [10_000, 60_000, 300_000] : [],
  });
}

/** Webhook reference: a payment's own URL overrides the account's. */
export function noticeUrl(account: CryptofuseAccount, own: string | null): string | null {
  return own ?? account.webhookUrl;
}
