import { compareDecimals } from '../decimals/compareDecimals.ts';
import { parseDecimal } from '../decimals/parseDecimal.ts';
import type { Fact } from '../fact.ts';
import type { PaymentRecord } from '../paymentRecord.ts';
import { isEnough } from './isEnough.ts';
import type { ConfirmationsReading, Ledger, MoneyReading, Reading } from './ledger.ts';

/** What the fact says of the money, joined to what was known. */
export function readMoney(
  known: Ledger['money'],
  fact: Fact,
  evidence: 'signed' | 'pull',
  at: number,
): Ledger['money'] {
  const value = moneyOf(fact, evidence);
  return value === null ? known : read(known, value, evidence, at, moreMoney);
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

/** When enough money was there according to this fact alone; null when it does not show enough. */
export function whenEnough(record: PaymentRecord, fact: Fact, time: number): number | null {
  const amount = amountOf(fact);
  const shown =
    amount === null
      ? fact.claim === 'confirming' || fact.claim === 'settling' || fact.claim === 'paid'
      : isEnough(record, amount);
  return shown === true ? time : null;
}

/** The larger of the two; the newer of equal ones. */
export function moreMoney(a: MoneyReading, b: MoneyReading): boolean {
  const amounts = compareDecimals(a.amount ?? '0', b.amount ?? '0');
  return amounts === 0 ? compareDecimals(a.rejected ?? '0', b.rejected ?? '0') > 0 : amounts > 0;
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
  if (amount !== null && fact.money.kind === 'received') {
    return { amount, rejected: parseDecimal(fact.money.rejected) };
  }
  // A signed agreement stays with its claim; a pulled one takes the place of an older amount.
  const agreed = fact.money.kind === 'agreed' && fact.claim === 'paid' && evidence === 'pull';
  return agreed ? { amount: null, rejected: null } : null;
}

function amountOf(fact: Fact): string | null {
  return fact.money.kind === 'received' ? parseDecimal(fact.money.amount) : null;
}
