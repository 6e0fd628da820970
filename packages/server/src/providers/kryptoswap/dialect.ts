import { compareDecimals, type Expected, type ProviderFact, parseDecimal } from '@coinslot/core';
import type { KryptoswapCreatedOrder, KryptoswapOrder } from './schemas.ts';
import { meaningOf } from './statuses.ts';

/** What was ordered, to hold against it what is said later. */
export interface Terms {
  from: string;
  to: string;
  amountIs: 'in' | 'out';
  /** What the merchant gets, as the creation said it. */
  outAmount: string | null;
  /** Whether the shopper pays on the shop's own page. */
  isInline: boolean;
}

/** What has to be known of an order again, and never leaves the server. */
export interface Kept {
  /** Whoever has it controls the order. */
  orderSecret: string;
  terms: Terms;
}

/** Null where the answer to the creation was lost, and the order's secret with it. */
export function keptOf(kept: Readonly<Record<string, unknown>>): Kept | null {
  return typeof kept.orderSecret === 'string' ? (kept as unknown as Kept) : null;
}

/** What is said of an order, by whichever call. */
export interface Told {
  word?: string | null | undefined;
  inAmount?: string | null | undefined;
  outAmount?: string | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
  expiresAt?: string | null | undefined;
}

/** The amounts stand beside the identifiers in one client's types, and in `route` in another's. */
export function toldBy(order: KryptoswapCreatedOrder | KryptoswapOrder): Told {
  const { route } = order as KryptoswapOrder;
  return {
    word: order.status ?? route?.status,
    inAmount: order.inAmount ?? route?.inAmount,
    outAmount: order.outAmount ?? route?.outAmount,
    from: route?.from?.xml,
    to: route?.to?.xml,
    expiresAt: order.expiresAt ?? route?.expiresAt,
  };
}

/**
 * What the exchange says of an order, to be held against the one that was made. It never tells what
 * arrived: that it is done counts for the amounts that were agreed.
 */
export function toFact(
  reference: string,
  { word = null, inAmount, outAmount, from, to }: Told,
  terms: Terms,
  { currency }: Expected,
): ProviderFact {
  const money = { kind: word === 'done' ? 'agreed' : 'unknown' } as const;
  const fact = { reference, word, money, echo: {} };
  // With nothing to compare, a status proves nothing.
  if (!word || !inAmount || !outAmount)
    return { ...fact, claim: null, review: ['incomplete_pull'] };
  const meaning = meaningOf(word);
  const isOtherOut = terms.outAmount !== null && !isSame(outAmount, terms.outAmount);
  const priced = terms.amountIs === 'in' ? inAmount : outAmount;
  // A pair is no code and no amount: nothing equals it.
  const echo = {
    due: inAmount,
    assetCode: to && to !== terms.to ? `${from}:${to}` : (from ?? undefined),
    price: { amount: isOtherOut ? `${inAmount}:${outAmount}` : priced, currency },
  };
  const review = meaning?.review && [meaning.review];
  return { ...fact, claim: meaning?.claim ?? null, review, echo };
}

/** Whether it is the order that was asked for, as far as it is told. */
export function isOrdered(
  { inAmount, outAmount, from, to }: Told,
  terms: Pick<Terms, 'from' | 'to' | 'amountIs'>,
  price: string,
): boolean {
  const priced = terms.amountIs === 'in' ? inAmount : outAmount;
  const isPriced = !priced || isSame(priced, price);
  return isPriced && (from ?? terms.from) === terms.from && (to ?? terms.to) === terms.to;
}

/** Whether two texts are one amount. */
export function isSame(one: string, other: string): boolean {
  const [left, right] = [parseDecimal(one), parseDecimal(other)];
  return left !== null && right !== null && compareDecimals(left, right) === 0;
}
