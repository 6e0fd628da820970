import { toPlain } from '../../decimal.ts';
import type { OperationName, PaymentSummary } from '../../emulator.ts';
import type { CryptofuseAccount } from './account.ts';
import { otherThan } from './currencies.ts';
import {
  type CryptofusePayment,
  isFinalised,
  type PaymentState,
  paymentType,
  totalPaid,
} from './entities.ts';
import { shortExpires } from './ledger.ts';
import { isoSeconds, usd2 } from './render.ts';
import { noticeUrl } from './sendNotice.ts';
import { wordFor } from './words.ts';

/** The payment in the words that all providers share. */
export function summarise(account: CryptofuseAccount, payment: CryptofusePayment): PaymentSummary {
  return {
    provider: 'cryptofuse',
    reference: payment.transactionId,
    orderId: payment.orderId,
    description: payment.orderDescription,
    status: wordFor(payment, account.dialect),
    tone: toneOf(payment.state),
    price: { amount: usd2(payment.amountUsd), currency: 'USD' },
    due: { amount: toPlain(payment.amountCrypto), asset: payment.currency.code },
    received: toPlain(totalPaid(payment)),
    ...(payment.state === 'confirming' || payment.state === 'partial' ? { takesRest: true } : {}),
    network: payment.currency.network.name,
    address: payment.address,
    createdAt: isoSeconds(payment.createdAt),
    expiresAt: isoSeconds(payment.expiryTime),
    transfers: payment.deposits.map(({ amount, currency, transfer }) => ({
      hash: transfer.hash,
      amount: toPlain(amount),
      asset: currency.code,
      confirmations: transfer.confirmations(),
      required: transfer.required,
    })),
    otherAsset: otherThan(payment.currency).code,
    can: possibleOperations(account, payment),
  };
}

export function possibleOperations(
  account: CryptofuseAccount,
  payment: CryptofusePayment,
): OperationName[] {
  const { dialect } = account;
  const { state, deposits } = payment;
  const shortAndOver = state === 'partial' && shortExpires(account);
  // Only the flow guide's generation waits for the end of time with a short payment.
  const shortAndOpen =
    state === 'confirming' &&
    paymentType(payment) === 'partial' &&
    dialect.partial === 'partially_completed';
  const possible: OperationName[] = ['pay'];
  if (deposits.some((deposit) => !isFinalised(deposit))) possible.push('confirm');
  if (state === 'waiting' || shortAndOpen || shortAndOver) possible.push('expire');
  if (state === 'waiting' || state === 'confirming') possible.push('fail');
  if (noticeUrl(account, payment.callbackUrl) !== null) possible.push('forge');
  if (deposits.length > 0) possible.push('revert');
  possible.push('misreport', 'reword');
  return possible;
}

function toneOf(state: PaymentState): PaymentSummary['tone'] {
  switch (state) {
    case 'waiting':
      return 'waiting';
    case 'confirming':
    case 'confirmed':
      return 'active';
    case 'completed':
      return 'good';
    case 'partial':
    case 'expired':
      return 'warning';
    case 'failed':
      return 'bad';
    default:
      return state satisfies never;
  }
}
