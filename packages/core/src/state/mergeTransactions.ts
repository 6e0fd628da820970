import { compareDecimals } from '../decimals/compareDecimals.ts';
import { parseDecimal } from '../decimals/parseDecimal.ts';
import type { Transaction } from '../payment.ts';

const MOST = 50;

/**
 * Joins two lists by hash. Sorted, so that the list does not depend on the order of the news;
 * what one of the two knows more of a transaction is kept.
 */
export function mergeTransactions(
  known: readonly Transaction[],
  told: readonly Transaction[],
): Transaction[] {
  const byHash = new Map<string, Transaction>();
  for (const { hash, amount, explorerUrl } of [...known, ...told]) {
    const before = byHash.get(hash);
    byHash.set(hash, {
      hash,
      amount: larger(before?.amount ?? null, parseDecimal(amount)),
      explorerUrl: later(before?.explorerUrl ?? null, explorerUrl),
    });
  }
  const sorted = [...byHash.values()].sort((a, b) => (a.hash < b.hash ? -1 : 1));
  return sorted.slice(0, MOST);
}

/** The refund, joined in the same way. */
export function mergeRefund(
  known: { amount: string | null; txHash: string | null } | null,
  told: { amount: string | null; txHash: string | null } | undefined,
): { amount: string | null; txHash: string | null } | null {
  if (told === undefined) return known;
  return {
    amount: larger(known?.amount ?? null, parseDecimal(told.amount)),
    txHash: later(known?.txHash ?? null, told.txHash),
  };
}

function larger(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return compareDecimals(a, b) < 0 ? b : a;
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? b : a;
}
