import {
  addDecimals,
  compareDecimals,
  type FactMoney,
  type ProviderFact,
  parseDecimal,
  type Transaction,
} from '@coinslot/core';
import { explorerUrl } from '../../explorerUrl.ts';
import { networkOf } from './assets.ts';
import type { PaymentFields } from './schemas.ts';
import { claimOf, reviewOf } from './statuses.ts';
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
    review: reviewOf(word, fields.payment_type),
    money: moneyOf(fields),
    echo: {
      paymentId: fields.order_id ?? undefined,
      due: fields.amount_crypto ?? undefined,
      assetCode: fields.currency ?? undefined,
      network: network ?? undefined,
    },
    confirmations: isCount(seen) ? { seen, required: null } : undefined,
    transactions: transactionsOf(fields, network),
    paidAt: paidAt(fields),
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
  // A cap that tells no amount may have rejected as much as the whole excess.
  const capped = fields.amount_limited === true ? fields.overpayment_amount : null;
  const rejected = parseDecimal(fields.rejected_amount ?? capped);
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

/** When the deposits first came to what is due; when the last of them came where they do not. */
function paidAt({ amount_crypto, payment_history }: PaymentFields): string | undefined {
  const due = parseDecimal(amount_crypto);
  const deposits = (payment_history ?? [])
    .map(({ amount, timestamp }) => ({ amount: parseDecimal(amount) ?? '0', at: toIso(timestamp) }))
    .filter((deposit): deposit is { amount: string; at: string } => deposit.at !== null)
    // ISO 8601 in UTC sorts as text.
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  let total = '0';
  for (const { amount, at } of deposits) {
    total = addDecimals(total, amount);
    if (due !== null && compareDecimals(total, due) >= 0) return at;
  }
  return deposits.at(-1)?.at;
}

const isCount = (value: number | null | undefined): value is number =>
  Number.isSafeInteger(value) && (value ?? -1) >= 0;
