import type { SavedTransfer } from '../../chain.ts';
import { decimal, toPlain } from '../../decimal.ts';
import type { KangaAccount } from './account.ts';
import { findPayCurrency, type PayCurrency } from './currencies.ts';
import type { KangaDialect } from './document.ts';
import type { Deposit, KangaTransaction } from './entities.ts';
import { awaitNext, settle } from './ledger.ts';

type Changed = 'forceCurrency' | 'choice' | 'deposits' | 'fromAccount';

/** A transaction as plain JSON: amounts are decimals, currencies are codes. */
interface SavedTransaction extends Omit<KangaTransaction, Changed> {
  readonly forceCurrency: string | null;
  readonly choice: { readonly currency: string; readonly due: string } | null;
  readonly deposits: readonly SavedDeposit[];
  readonly fromAccount: string;
}

interface SavedDeposit extends SavedTransfer {
  readonly amount: string;
  readonly currency: string;
  readonly credited: boolean;
}

export interface SavedAccount {
  readonly dialect: KangaDialect;
  readonly callbackUrl: string | null;
  readonly lastNonce: number | null;
  readonly paymentTokens: readonly string[];
  readonly transactions: readonly SavedTransaction[];
}

export function saveAccount(account: KangaAccount): SavedAccount {
  return {
    dialect: { ...account.dialect },
    callbackUrl: account.callbackUrl,
    lastNonce: account.lastNonce,
    paymentTokens: [...account.paymentTokens],
    transactions: [...account.transactions.values()].map(saveTransaction),
  };
}

/** Puts what was saved into an empty account, and everything that awaits its moment. */
export function restoreAccount(account: KangaAccount, saved: SavedAccount): void {
  account.dialect = { ...saved.dialect };
  account.callbackUrl = saved.callbackUrl;
  account.lastNonce = saved.lastNonce;
  for (const token of saved.paymentTokens) account.paymentTokens.add(token);
  for (const transaction of saved.transactions) restoreTransaction(account, transaction);
}

function saveTransaction(transaction: KangaTransaction): SavedTransaction {
  const { forceCurrency, choice, deposits, fromAccount } = transaction;
  return {
    ...transaction,
    forceCurrency: forceCurrency?.code ?? null,
    choice: choice && { currency: choice.currency.code, due: toPlain(choice.due) },
    fromAccount: toPlain(fromAccount),
    deposits: deposits.map(({ amount, currency, credited, transfer }) => ({
      amount: toPlain(amount),
      currency: currency.code,
      credited,
      hash: transfer.hash,
      seenAt: transfer.seenAt,
      isFinal: transfer.isFinal,
    })),
  };
}

function restoreTransaction(account: KangaAccount, saved: SavedTransaction): void {
  const { forceCurrency, choice } = saved;
  const transaction: KangaTransaction = {
    ...saved,
    forceCurrency: forceCurrency === null ? null : currencyOf(forceCurrency),
    choice: choice && { currency: currencyOf(choice.currency), due: decimal(choice.due) },
    fromAccount: decimal(saved.fromAccount),
    deposits: [],
  };
  account.transactions.set(transaction.key, transaction);
  transaction.deposits = saved.deposits.map(({ amount, credited, ...transfer }): Deposit => {
    const currency = currencyOf(transfer.currency);
    const onFinal = () => settle(account, transaction);
    const { chain } = account.context;
    return {
      amount: decimal(amount),
      currency,
      credited,
      transfer: chain.restore(currency.network, transfer, onFinal),
    };
  });
  awaitNext(account, transaction);
}

function currencyOf(code: string): PayCurrency {
  const currency = findPayCurrency(code);
  if (currency === undefined) throw new TypeError(`The snapshot has an unknown asset, ${code}.`);
  return currency;
}
