import { compareDecimals } from '../decimals/compareDecimals.ts';
import { parseDecimal } from '../decimals/parseDecimal.ts';
import type { Fact } from '../fact.ts';
import type { PaymentRecord } from '../paymentRecord.ts';
import { isEnough } from './isEnough.ts';
import type { ConfirmationsReading, Ledger, MoneyReading, Reading, Rejection } from './ledger.ts';

/** What the fact says of the money, joined to what was known. */
export function readMoney(
  { money: known, paid }: Ledger,
  fact: Fact,
  evidence: 'signed' | 'pull',
  at: number,
): Ledger['money'] {
  const value = moneyOf(fact, evidence);
  // What was paid stays, whatever contradicts it.
  const taken = paid !== null && value?.amount === null && !value.agreed;
  return value === null || taken ? known : read(known, value, evidence, at, moreMoney);
}

export function readConfirmations(
  known: Ledger['confirmations'],
  fact: Fact,
  evidence: 'signed' | 'pull',
  at: number,
): Ledger['confirmations'] {
  if (fact.confirmations === undefined) return known;
  const { seen, required } = fact.confirmations;
  return read(known, { seen, required }, evidence, at, moreConfirmations);
}

/** What the fact says that the provider does not keep, joined to what was known by maximum. */
export function readRejection(known: Rejection | null, fact: Fact): Rejection | null {
  const total = amountOf(fact);
  const amount = fact.money.kind === 'received' ? parseDecimal(fact.money.rejected) : null;
  if (total === null || amount === null || amount === '0') return known;
  if (known === null) return { total, amount };
  const order = compareDecimals(total, known.total) || compareDecimals(amount, known.amount);
  return order > 0 ? { total, amount } : known;
}

/** Whether this fact alone shows that enough money is there. */
export function showsEnough(record: PaymentRecord, fact: Fact): boolean {
  const amount = amountOf(fact);
  if (amount !== null) return isEnough(record, amount) === true;
  return fact.claim === 'confirming' || fact.claim === 'settling' || fact.claim === 'paid';
}

/** The larger of the two; the newer of equal ones. */
export function moreMoney(a: MoneyReading, b: MoneyReading): boolean {
  return compareDecimals(a.amount ?? '0', b.amount ?? '0') > 0;
}

export function moreConfirmations(a: ConfirmationsReading, b: ConfirmationsReading): boolean {
  return a.seen === b.seen ? (a.required ?? 0) > (b.required ?? 0) : a.seen > b.seen;
}

/** Signed readings by maximum, pulls by when they began; a pull ends what was signed before it. */
function read<T extends object>(
  known: Reading<T>,
  value: T,
  evidence: 'signed' | 'pull',
  at: number,
  more: (a: T, b: T) => boolean,
): Reading<T> {
  const { pull, signed } = known;
  if (pull !== null && at < pull.at) return known;
  if (evidence === 'pull') {
    return { pull: { ...value, at }, signed: signed !== null && signed.at > at ? signed : null };
  }
  if (signed === null || more(value, signed)) return { pull, signed: { ...value, at } };
  return more(signed, value) ? known : { pull, signed: { ...signed, at: Math.max(at, signed.at) } };
}

function moneyOf(fact: Fact, evidence: 'signed' | 'pull'): MoneyReading | null {
  const amount = amountOf(fact);
  if (amount !== null) return { amount };
  if (evidence === 'signed') return null; // A signed agreement stays with its claim.
  // Who waits for the money has none, whatever was there before its block was replaced.
  const nothing = fact.claim === 'awaiting_payment' && fact.money.kind === 'unknown';
  const agreed = fact.claim === 'paid' && fact.money.kind === 'agreed';
  return nothing || agreed ? { amount: null, agreed } : null;
}

export function amountOf(fact: Fact): string | null {
  return fact.money.kind === 'received' ? parseDecimal(fact.money.amount) : null;
}
