import type { Transfer } from '../../chain.ts';
import type { Decimal } from '../../decimal.ts';
import type { PayCurrency } from './currencies.ts';

/** The documented states: one L in CANCELED, two in CANCELLING. */
const STATES = [
  'NEW',
  'ACTIVE',
  'PROCESSING',
  'FINALIZING',
  'FINALIZED',
  'CANCELED',
  'CANCELLING',
  'FAILED',
] as const;

export type TransactionState = (typeof STATES)[number];

export interface Deposit {
  readonly amount: Decimal;
  readonly currency: PayCurrency;
  readonly transfer: Transfer;
  /** False for what cannot be credited and goes to a Kanga account of the payer. */
  readonly credited: boolean;
}

/** What the payer chose to pay with. */
export interface Choice {
  readonly currency: PayCurrency;
  readonly due: Decimal;
}

/** Where the payer sends a transfer to. */
export interface OnChain {
  readonly address: string;
  /** The 24 hours count from here. */
  readonly since: number;
}

export interface KangaTransaction {
  /** The store's own `transactionKey`. */
  readonly key: string;
  /** In the settlement currency, as the URL had it. */
  readonly amount: string;
  readonly currency: string;
  readonly name: string | null;
  readonly forceCurrency: PayCurrency | null;
  readonly createdAt: number;
  email: string | null;
  emailConfirmed: boolean;
  state: TransactionState;
  /** When it came into that state. */
  since: number;
  choice: Choice | null;
  onChain: OnChain | null;
  deposits: Deposit[];
  /** Paid out of a Kanga account, in the chosen currency. */
  fromAccount: Decimal;
  /** A state that no document knows, told instead of the true one. */
  unknownWord: string | null;
  /** What CHECK PAYMENT tells in place of the truth. */
  misreported: { readonly amount: string; readonly currency: string } | null;
}

/** All that was credited, in the chosen currency. */
export function received({ deposits, fromAccount }: KangaTransaction): Decimal {
  return deposits.reduce(
    (sum, { credited, amount }) => sum + (credited ? amount : 0n),
    fromAccount,
  );
}

/** What is still to be paid of the chosen currency, or of what would be chosen. */
export function missing(transaction: KangaTransaction, choice = transaction.choice): Decimal {
  const left = (choice?.due ?? 0n) - received(transaction);
  return left > 0n ? left : 0n;
}

/** What was paid too much, and goes to a Kanga account of the payer. */
export function surplus(transaction: KangaTransaction): Decimal {
  const over = received(transaction) - (transaction.choice?.due ?? 0n);
  return over > 0n ? over : 0n;
}

/** Whether enough has arrived that no network can take back. */
export function isSettled(transaction: KangaTransaction): boolean {
  const final = transaction.deposits.filter(({ transfer }) => transfer.isFinal);
  return missing({ ...transaction, deposits: final }) === 0n;
}

/** The state as the wire tells it. */
export function wordFor({ unknownWord, state }: KangaTransaction): string {
  return unknownWord ?? state;
}
