import type { Json } from '../../json.ts';
import type { CryptofuseDialect } from './document.ts';
import type { CryptofusePayment } from './entities.ts';
import { isoSeconds, noticeData, specialFields } from './render.ts';
import { wordFor } from './words.ts';

const EVENT = 'payment_status_update';

/** The notice of the payment's present status. */
export function noticeBody(
  payment: CryptofusePayment,
  dialect: CryptofuseDialect,
  now: number,
): Json {
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
