import { encodeJson, type Json } from '../../json.ts';
import type { OutgoingNotice } from '../../outbox.ts';
import type { CryptofuseDialect } from './document.ts';
import type { CryptofusePayment } from './entities.ts';
import { isoSeconds, noticeData, specialFields } from './render.ts';
import { SIGNATURE_HEADER, signWebhook } from './signature.ts';
import { wordFor } from './words.ts';

const EVENT = 'payment_status_update';

export interface NoticeOptions {
  readonly dialect: CryptofuseDialect;
  /** The key that signs; a forger has another one than the merchant's account. */
  readonly secret: string;
  readonly forged: boolean;
  readonly now: number;
}

/** The notice of the payment's present status, or null for a payment without a `callback_url`. */
export function writeNotice(
  payment: CryptofusePayment,
  { dialect, secret, forged, now }: NoticeOptions,
): OutgoingNotice | null {
  if (payment.callbackUrl === null) return null;
  const body = encodeJson(noticeBody(payment, dialect, now), { spaced: true });
  return {
    provider: 'cryptofuse',
    reference: payment.transactionId,
    label: wordFor(payment, dialect),
    method: 'POST',
    url: payment.callbackUrl,
    headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: signWebhook(body, secret) },
    body,
    forged,
    accepts: 'any 2xx',
    retryAfterMs: dialect.retries === 'thrice' ? [10_000, 60_000, 300_000] : [],
  };
}

function noticeBody(payment: CryptofusePayment, dialect: CryptofuseDialect, now: number): Json {
  const status = wordFor(payment, dialect);
  const { final, special } = specialFields(payment, dialect);
  const inData = dialect.specialFields === 'data' ? special : {};
  const atTop = dialect.specialFields === 'top' ? special : {};
  const data = { ...noticeData(payment, dialect), ...inData, ...final };
  const timestamp = isoSeconds(now);
  if (dialect.envelope === 'reference') {
    return {
      event: EVENT,
      data: {
        ...data,
        previous_status: payment.previousStatus,
        metadata: { updated_at: isoSeconds(payment.updatedAt) },
      },
      timestamp,
      ...atTop,
    };
  }
  const transaction_id = payment.transactionId;
  return { transaction_id, event: EVENT, status, timestamp, ...atTop, data };
}
