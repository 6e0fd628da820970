import {
  addDecimals,
  type FactMoney,
  type ProviderFact,
  parseDecimal,
  type Transaction,
} from '@coinslot/core';
import { explorerUrl } from '../../explorerUrl.ts';
import { networkOf } from './assets.ts';
import type { PaymentFields } from './schemas.ts';
import { claimOf } from './statuses.ts';
import { toIso } from './toIso.ts';

/** One statement, whichever generation of the interface made it. */
export function toFact(
  { reference, word }: { reference: string; word: string },
  fields: PaymentFields,
): ProviderFact {
  const network = networkOf(fields.blockchain);
  const history = fields.payment_history ?? [];
  const seen = fields.confirmations ?? history.at(-1)?.confirmations;
  return {
    reference,
    word,
    claim: claimOf(word, fields.payment_type),
    money: moneyOf(fields),
    echo: {
      paymentId: fields.order_id ?? undefined,
      due: fields.amount_crypto ?? undefined,
      assetCode: fields.currency ?? undefined,
      network: network ?? undefined,
    },
    confirmations: isCount(seen) ? { seen, required: null } : undefined,
    transactions: transactionsOf(fields, network),
    paidAt: history.map(({ timestamp }) => toIso(timestamp)).reduce(later, null) ?? undefined,
  };
}

/** Whether an answer tells what has arrived: the newest status answer does not. */
export function tellsMoney({ total_paid_amount, payment_history }: PaymentFields): boolean {
  return Boolean(total_paid_amount) || Boolean(payment_history?.length);
}

/**
 * `total_paid_amount`, or the sum of the deposits where only they are told. An amount that can not
 * be read makes the whole unknown: a sum without it would be too small.
 */
function moneyOf(fields: PaymentFields): FactMoney {
  const { total_paid_amount: total, payment_history: history } = fields;
  const amount = total ? parseDecimal(total) : sum(history?.map((deposit) => deposit.amount));
  if (amount === null) return { kind: 'unknown' };
  const rejected = parseDecimal(fields.rejected_amount);
  const isRejected = rejected !== null && rejected !== '0';
  return { kind: 'received', amount, ...(isRejected && { rejected }) };
}

function sum(amounts: readonly unknown[] = []): string | null {
  const parsed = amounts.map(parseDecimal);
  const isReadable = parsed.length > 0 && parsed.every((amount) => amount !== null);
  return isReadable ? parsed.reduce(addDecimals, '0') : null;
}

function transactionsOf(
  { payment_history, transaction_hash }: PaymentFields,
  network: string | null,
): Transaction[] {
  const deposits = payment_history?.length ? payment_history : [{ transaction_hash, amount: null }];
  return deposits.flatMap(({ transaction_hash: hash, amount }) =>
    hash ? [{ hash, amount: parseDecimal(amount), explorerUrl: explorerUrl(network, hash) }] : [],
  );
}

// ISO 8601 in UTC sorts as text.
const later = (a: string | null, b: string | null) => ((b ?? '') > (a ?? '') ? b : a);

const isCount = (value: number | null | undefined): value is number =>
  Number.isSafeInteger(value) && (value ?? -1) >= 0;
