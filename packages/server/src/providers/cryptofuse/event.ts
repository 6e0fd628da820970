import { CheckoutError } from '@coinslot/core';
import { looseObject, nullable, optional, string } from 'zod/mini';
import { parseExactJson } from '../../http/exactJson.ts';
import { flag, maybe, paymentFields } from './schemas.ts';

const dataFields = {
  ...paymentFields,
  transaction_id: maybe,
  withdrawal_id: maybe,
  id: maybe,
  status: maybe,
  final_usd_value: maybe,
  overpayment_amount: maybe,
  overpayment_usd_value: maybe,
  amount_limited: flag,
  rejected_amount: maybe,
};
const dataSchema = looseObject(dataFields);

// The guide shows the fields of special cases without saying whether they stand in `data`.
const noticeSchema = looseObject({
  ...dataFields,
  event: string(),
  timestamp: maybe,
  data: optional(nullable(dataSchema)),
});

/** What a notice tells, with numbers as texts (confirmations apart). */
export type CryptofuseEventData = ReturnType<typeof dataSchema.parse>;

interface CommonEvent {
  /** 'payment_status_update', 'withdrawal_status_update', the older 'deposit_received', … */
  event: string;
  /** As it came: the documents' generations have different words, and there may be others. */
  status: string | null;
  timestamp: string | null;
  /** `data`, with fields of special cases that stood beside it. */
  data: CryptofuseEventData;
}

export interface CryptofusePaymentEvent extends CommonEvent {
  kind: 'payment';
  /** The top-level one where both differ, as in the guide's samples and its handler. */
  transaction_id: string | null;
}

export interface CryptofuseWithdrawalEvent extends CommonEvent {
  kind: 'withdrawal';
  withdrawal_id: string | null;
}

/** A notice that was verified. */
export type CryptofuseEvent = CryptofusePaymentEvent | CryptofuseWithdrawalEvent;

/**
 * Reads a notice in either of its documented shapes: with `transaction_id` and `status` at the top
 * and again in `data`, or in `data` alone.
 *
 * @throws CheckoutError `invalid_notice`. Only for bytes whose signature was right.
 */
export function readEvent(body: Uint8Array): CryptofuseEvent {
  const read = noticeSchema.safeParse(parseExactJson(decode(body)));
  if (!read.success) {
    throw unreadable('has other fields than the documents show');
  }
  const { event, timestamp, data: inner, ...top } = read.data;
  // What `data` says counts, except where it says nothing.
  const said = Object.entries(inner ?? {}).filter(([, value]) => value !== null);
  const data = { ...top, ...Object.fromEntries(said) };
  const common = {
    event,
    status: top.status ?? data.status ?? null,
    timestamp: timestamp ?? null,
    data,
  };
  const withdrawal_id = top.withdrawal_id ?? data.withdrawal_id ?? null;
  // 'withdrawal.status_changed' in the oldest reference, where a withdrawal's id is `id`.
  return withdrawal_id !== null || event.startsWith('withdrawal')
    ? { kind: 'withdrawal', withdrawal_id: withdrawal_id ?? inner?.id ?? null, ...common }
    : {
        kind: 'payment',
        transaction_id: top.transaction_id ?? data.transaction_id ?? null,
        ...common,
      };
}

function decode(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw unreadable('is not UTF-8');
  }
}

function unreadable(what: string): CheckoutError {
  const message = `A notice that Cryptofuse signed ${what}. It was not applied.`;
  return new CheckoutError('invalid_notice', message, { provider: 'cryptofuse' });
}
