import { type Decimal, decimal } from '../../decimal.ts';
import { SandboxError } from '../../SandboxError.ts';
import type { KangaAccount } from './account.ts';
import { findSettlement, type PayCurrency, priceIn } from './currencies.ts';
import {
  type Choice,
  isSettled,
  type KangaTransaction,
  missing,
  type TransactionState,
} from './entities.ts';
import { notify } from './notice.ts';
import type { StartPayment } from './startPayment.ts';

const STEP_MS = 1_000;
/** From the moment at which the payer asks for an address. */
export const AUTO_CANCEL_MS = 24 * 3_600_000;

/** How transactions come into being and move. Each move is told to the merchant by a callback. */
export function openTransaction(account: KangaAccount, start: StartPayment): KangaTransaction {
  const now = account.context.clock.now();
  const { transactionKey, paymentToken: _, ...agreed } = start;
  const transaction: KangaTransaction = {
    ...agreed,
    key: transactionKey,
    createdAt: now,
    emailConfirmed: false,
    state: 'NEW',
    since: now,
    choice: null,
    onChain: null,
    deposits: [],
    fromAccount: 0n,
    unknownWord: null,
    misreported: null,
  };
  account.transactions.set(transaction.key, transaction);
  return transaction;
}

/** The payer said who they are; a payment that leaves no choice of currency goes on by itself. */
export function confirmEmail(
  account: KangaAccount,
  transaction: KangaTransaction,
  email: string,
): void {
  transaction.email = email;
  transaction.emailConfirmed = true;
  const { forceCurrency, state } = transaction;
  if (state === 'NEW' && forceCurrency !== null) choose(account, transaction, forceCurrency);
}

/** Possible until money has arrived. The price of before, and the address, are gone. */
export function choose(
  account: KangaAccount,
  transaction: KangaTransaction,
  currency: PayCurrency,
): void {
  transaction.choice = choiceOf(transaction, currency);
  transaction.onChain = null;
  if (transaction.state === 'NEW') move(account, transaction, 'ACTIVE');
}

/** What the payment costs in a currency. */
export function choiceOf({ amount, currency }: KangaTransaction, paid: PayCurrency): Choice {
  const settlement = findSettlement(currency);
  if (settlement === undefined) throw new TypeError(`There is no currency ${currency}.`);
  return { currency: paid, due: priceIn(paid, decimal(amount), settlement) };
}

/** The payer asks for an address: from now on the payment has 24 hours. */
export function payOnChain(account: KangaAccount, transaction: KangaTransaction): void {
  const { clock, random } = account.context;
  if (transaction.onChain !== null) return;
  const { network } = chosen(transaction);
  transaction.onChain = { address: network.newAddress(random), since: clock.now() };
  awaitNext(account, transaction);
}

/** A transfer is seen at the address. What the payment cannot take goes to a Kanga account. */
export function deposit(
  account: KangaAccount,
  transaction: KangaTransaction,
  amount: Decimal,
  currency: PayCurrency,
): void {
  const transfer = account.context.chain.transfer(currency.network, () =>
    settle(account, transaction),
  );
  const credited = currency.code === chosen(transaction).code && takesMoney(account, transaction);
  transaction.deposits.push({ amount, currency, transfer, credited });
  if (credited) arrive(account, transaction);
}

/** What is missing, at once, out of the payer's balance at Kanga. */
export function payFromAccount(account: KangaAccount, transaction: KangaTransaction): void {
  transaction.fromAccount += missing(transaction);
  arrive(account, transaction);
}

/** What is under way comes to its end now. */
export function confirm(account: KangaAccount, transaction: KangaTransaction): void {
  for (const { transfer } of transaction.deposits) transfer.confirm();
  if (transaction.state === 'CANCELLING') move(account, transaction, 'CANCELED');
  if (transaction.state === 'PROCESSING') move(account, transaction, 'FINALIZING');
  if (transaction.state === 'FINALIZING') move(account, transaction, 'FINALIZED');
}

export function cancel(account: KangaAccount, transaction: KangaTransaction): void {
  move(account, transaction, 'CANCELLING');
}

export function fail(account: KangaAccount, transaction: KangaTransaction): void {
  move(account, transaction, 'FAILED');
}

/** Called as each transfer becomes final; the last one decides. */
export function settle(account: KangaAccount, transaction: KangaTransaction): void {
  if (transaction.state === 'PROCESSING' && isSettled(transaction)) {
    move(account, transaction, 'FINALIZING');
  }
}

/** Plans what the transaction does by itself; once for each state, and after a restart. */
export function awaitNext(account: KangaAccount, transaction: KangaTransaction): void {
  const next = nextOf(transaction);
  if (next === null) return;
  const { clock } = account.context;
  const { state, since, onChain } = transaction;
  clock.schedule(next.at - clock.now(), () => {
    const isStill = transaction.state === state && transaction.since === since;
    if (!isStill || transaction.onChain !== onChain) return;
    if (state === 'ACTIVE' && account.dialect.autoCancel === 'off') return;
    move(account, transaction, next.to);
  });
}

function nextOf(transaction: KangaTransaction): { at: number; to: TransactionState } | null {
  const { state, since, onChain } = transaction;
  switch (state) {
    case 'ACTIVE':
      return onChain && { at: onChain.since + AUTO_CANCEL_MS, to: 'CANCELLING' };
    case 'PROCESSING':
      return isSettled(transaction) ? { at: since + STEP_MS, to: 'FINALIZING' } : null;
    case 'FINALIZING':
      return { at: since + STEP_MS, to: 'FINALIZED' };
    case 'CANCELLING':
      return { at: since + STEP_MS, to: 'CANCELED' };
    case 'NEW':
    case 'FINALIZED':
    case 'CANCELED':
    case 'FAILED':
      return null;
    default:
      return state satisfies never;
  }
}

function arrive(account: KangaAccount, transaction: KangaTransaction): void {
  const isOpen = transaction.state === 'ACTIVE' || transaction.state === 'CANCELED';
  if (isOpen && missing(transaction) === 0n) move(account, transaction, 'PROCESSING');
}

/** Whether a transfer counts: always, but for what comes after the end of a payment without it. */
function takesMoney({ dialect }: KangaAccount, { state }: KangaTransaction): boolean {
  if (state === 'CANCELED') return dialect.lateDeposit === 'credited';
  return state !== 'CANCELLING' && state !== 'FAILED';
}

function move(account: KangaAccount, transaction: KangaTransaction, state: TransactionState): void {
  transaction.state = state;
  transaction.since = account.context.clock.now();
  notify(account, transaction);
  awaitNext(account, transaction);
}

function chosen({ choice, key }: KangaTransaction): PayCurrency {
  if (choice === null) throw new SandboxError(409, `${key} has no payment currency yet.`);
  return choice.currency;
}
