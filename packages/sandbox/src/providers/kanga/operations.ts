import { type Decimal, decimal, divide, multiply, roundUp, toPlain } from '../../decimal.ts';
import type { MisreportOptions, OperationName, Operations, PayOptions } from '../../emulator.ts';
import { readPositive } from '../../readPositive.ts';
import { SandboxError } from '../../SandboxError.ts';
import type { KangaAccount } from './account.ts';
import { findPayCurrency, findSettlement, type PayCurrency, unitOf } from './currencies.ts';
import { type Choice, type KangaTransaction, missing } from './entities.ts';
import {
  cancel,
  choiceOf,
  choose,
  confirm,
  deposit,
  fail,
  payFromAccount,
  payOnChain,
} from './ledger.ts';
import { notify } from './notice.ts';
import { currencyToPay, possibleOperations } from './summary.ts';

/** Kanga documents no refund of a finalized payment, and no network that takes its blocks back. */
export function createOperations(
  account: KangaAccount,
  find: (reference: string) => KangaTransaction,
): Operations {
  const take = (reference: string, operation: OperationName): KangaTransaction => {
    const transaction = find(reference);
    if (!possibleOperations(account, transaction).includes(operation)) {
      throw new SandboxError(409, `Cannot ${operation} a payment that is ${transaction.state}.`);
    }
    return transaction;
  };

  return {
    pay: (reference, options = {}) => pay(account, take(reference, 'pay'), options),
    confirm: (reference) => confirm(account, take(reference, 'confirm')),
    expire: (reference) => expire(account, take(reference, 'expire')),
    cancel: (reference) => cancel(account, take(reference, 'cancel')),
    fail: (reference) => fail(account, take(reference, 'fail')),
    forge(reference) {
      notify(account, take(reference, 'forge'), { label: 'FINALIZED', forged: true });
    },
    misreport: (reference, options = {}) => misreport(take(reference, 'misreport'), options),
    reword(reference) {
      const transaction = take(reference, 'reword');
      transaction.unknownWord = 'UNDER_REVIEW';
      notify(account, transaction);
    },
  };
}

/**
 * The payer goes through the page's steps as far as they are still open. Exactly what is missing
 * comes out of a Kanga account unless an address was asked for; everything else goes over the chain.
 */
function pay(account: KangaAccount, transaction: KangaTransaction, options: PayOptions): void {
  const choice = transaction.choice ?? choiceOf(transaction, currencyToPay(transaction));
  const currency = readCurrency(choice, options.asset);
  const amount = amountToPay(choice, currency, missing(transaction, choice), options);
  if (transaction.choice === null) choose(account, transaction, choice.currency);
  const isInstant =
    transaction.state === 'ACTIVE' &&
    transaction.onChain === null &&
    currency.code === choice.currency.code &&
    amount === missing(transaction);
  if (isInstant) {
    payFromAccount(account, transaction);
    return;
  }
  payOnChain(account, transaction);
  deposit(account, transaction, amount, currency);
}

/** The 24 hours are over, which begin when the payer asks for an address. */
function expire(account: KangaAccount, transaction: KangaTransaction): void {
  if (transaction.choice === null) choose(account, transaction, currencyToPay(transaction));
  payOnChain(account, transaction);
  cancel(account, transaction);
}

function readCurrency(choice: Choice, code: string | undefined): PayCurrency {
  if (code === undefined) return choice.currency;
  const currency = findPayCurrency(code);
  if (currency === undefined) throw new SandboxError(400, `There is no asset ${code}.`);
  return currency;
}

function amountToPay(
  { due, currency: right }: Choice,
  currency: PayCurrency,
  left: Decimal,
  { amount, share }: PayOptions,
): Decimal {
  if (amount !== undefined) return readPositive('amount', amount);
  const wanted = share === undefined ? left || due : multiply(due, readPositive('share', share));
  // Somebody who sends the wrong coin sends as much of it as it is worth.
  if (currency.code !== right.code) {
    return roundUp(divide(multiply(wanted, right.usd), currency.usd), currency.decimals);
  }
  const rounded = roundUp(wanted, right.decimals);
  // Two shares that make a whole pay exactly what is due.
  const isRest = left > 0n && rounded > left && rounded - left <= unitOf(right);
  return isRest ? left : rounded;
}

function misreport(transaction: KangaTransaction, options: MisreportOptions): void {
  const { due, price, asset, orderId } = options;
  if (orderId !== undefined) {
    throw new SandboxError(409, 'CHECK PAYMENT tells amount, currency and state, and no order.');
  }
  if (asset !== undefined && !findSettlement(asset) && !findPayCurrency(asset)) {
    throw new SandboxError(400, `There is no asset ${asset}.`);
  }
  const told = due ?? price;
  const amount = told === undefined ? null : readPositive('due', told);
  const hundredth = decimal(transaction.amount) / 100n;
  transaction.misreported = {
    amount: amount !== null ? (told as string) : asset ? transaction.amount : toPlain(hundredth),
    currency: asset ?? transaction.currency,
  };
}
