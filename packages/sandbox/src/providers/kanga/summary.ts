import { toPlain } from '../../decimal.ts';
import type { OperationName, PaymentSummary } from '../../emulator.ts';
import type { KangaAccount } from './account.ts';
import { type PayCurrency, payCurrencies } from './currencies.ts';
import { type KangaTransaction, received, type TransactionState, wordFor } from './entities.ts';

/** The payment in the words that all providers share. */
export function summarise(account: KangaAccount, transaction: KangaTransaction): PaymentSummary {
  const { key, choice, onChain, currency, amount } = transaction;
  return {
    provider: 'kanga',
    reference: key,
    orderId: key,
    description: transaction.name,
    status: wordFor(transaction),
    tone: toneOf(transaction.state),
    price: { amount, currency },
    due: choice
      ? { amount: toPlain(choice.due), asset: choice.currency.code }
      : { amount, asset: currency },
    ...(choice ? {} : { payAsset: currencyToPay(transaction).code }),
    received: toPlain(received(transaction)),
    ...(transaction.state === 'ACTIVE' ? { takesRest: true } : {}),
    network: onChain && choice ? choice.currency.network.name : null,
    address: onChain?.address ?? null,
    page: `/tpg/payment/${account.credentials.apiKey}?transactionKey=${encodeURIComponent(key)}`,
    createdAt: new Date(transaction.createdAt).toISOString(),
    expiresAt: null,
    transfers: transaction.deposits.map(({ amount, currency, transfer }) => ({
      hash: transfer.hash,
      amount: toPlain(amount),
      asset: currency.code,
      confirmations: transfer.confirmations(),
      required: transfer.required,
    })),
    otherAsset: otherThan(currencyToPay(transaction)).code,
    can: possibleOperations(account, transaction),
  };
}

export function possibleOperations(
  { callbackUrl }: KangaAccount,
  { state, onChain, deposits }: KangaTransaction,
): OperationName[] {
  const isOpen = state === 'NEW' || state === 'ACTIVE';
  const isUnderWay = state === 'PROCESSING' || state === 'FINALIZING';
  const awaitsBlocks = deposits.some(({ transfer }) => !transfer.isFinal);
  const possible: OperationName[] = [];
  // Nobody can be kept from sending to an address.
  if (isOpen || onChain !== null) possible.push('pay');
  if (isUnderWay || state === 'CANCELLING' || awaitsBlocks) possible.push('confirm');
  if (isOpen) possible.push('expire', 'cancel');
  if (isOpen || isUnderWay) possible.push('fail');
  if (callbackUrl !== null) possible.push('forge');
  possible.push('misreport', 'reword');
  return possible;
}

/** What the payer chose, or would choose. */
export function currencyToPay({ choice, forceCurrency }: KangaTransaction): PayCurrency {
  return choice?.currency ?? forceCurrency ?? payCurrencies[0];
}

function otherThan(currency: PayCurrency): PayCurrency {
  return currency.code === payCurrencies[0].code ? payCurrencies[1] : payCurrencies[0];
}

function toneOf(state: TransactionState): PaymentSummary['tone'] {
  switch (state) {
    case 'NEW':
    case 'ACTIVE':
      return 'waiting';
    case 'PROCESSING':
    case 'FINALIZING':
      return 'active';
    case 'FINALIZED':
      return 'good';
    case 'CANCELLING':
    case 'CANCELED':
      return 'warning';
    case 'FAILED':
      return 'bad';
    default:
      return state satisfies never;
  }
}
