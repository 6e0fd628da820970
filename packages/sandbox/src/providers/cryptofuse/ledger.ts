import type { Decimal } from '../../decimal.ts';
import type { CryptofuseAccount } from './account.ts';
import type { CreateRequest } from './createRequest.ts';
import type { Currency } from './currencies.ts';
import { type CryptofusePayment, isFinalised, type PaymentState, paymentType } from './entities.ts';
import { noticeBody } from './notice.ts';
import { sendNotice } from './sendNotice.ts';
import { wordFor } from './words.ts';

/** How payments come into being and move. Each move is told to the merchant by a notice. */
export function openPayment(account: CryptofuseAccount, request: CreateRequest): CryptofusePayment {
  const { clock, random } = account.context;
  const { expiryMinutes, orderId, ...agreed } = request;
  const now = clock.now();
  const payment: CryptofusePayment = {
    ...agreed,
    transactionId: random.uuid(),
    otherId: random.uuid(),
    orderId: orderId ?? `order_${random.hex(6)}`,
    address: request.currency.network.newAddress(random),
    createdAt: now,
    updatedAt: now,
    expiryTime: now + expiryMinutes * 60_000,
    state: 'waiting',
    previousStatus: null,
    unknownWord: null,
    deposits: [],
    play: null,
  };
  account.payments.set(payment.transactionId, payment);
  awaitExpiry(account, payment);
  return payment;
}

export function awaitExpiry(account: CryptofuseAccount, payment: CryptofusePayment): void {
  const { clock } = account.context;
  clock.schedule(payment.expiryTime - clock.now(), () => expire(account, payment));
}

/** The timer ran out. Only a payment without enough money can expire. */
export function expire(account: CryptofuseAccount, payment: CryptofusePayment): void {
  const isOpen =
    payment.state === 'waiting' || (payment.state === 'partial' && shortExpires(account));
  if (isOpen) move(account, payment, 'expired');
  else if (isShort(payment) && account.dialect.partial === 'partially_completed') {
    move(account, payment, 'partial');
  }
}

export function deposit(
  account: CryptofuseAccount,
  payment: CryptofusePayment,
  amount: Decimal,
  currency: Currency,
): void {
  const { chain, random } = account.context;
  const onFinal = () => settle(account, payment);
  const transfer = chain.transfer(currency.network, onFinal);
  if (isIgnored(account, payment, currency)) {
    transfer.drop();
    return;
  }
  payment.currency = currency;
  payment.deposits.push({ depositId: `dep_${random.hex(6)}`, amount, currency, transfer });
  if (payment.state === 'completed') {
    // More money on a payment that is over: told again, with the new total.
    transfer.confirm();
    return;
  }
  move(account, payment, 'confirming');
}

/** Confirms at once what would have waited for blocks. */
export function confirm(payment: CryptofusePayment): void {
  for (const { transfer } of payment.deposits) transfer.confirm();
}

export function fail(account: CryptofuseAccount, payment: CryptofusePayment): void {
  for (const { transfer } of payment.deposits) transfer.drop();
  payment.deposits = [];
  move(account, payment, 'failed');
}

/** The blocks are replaced by others that do not have the transfers; no document knows a notice of it. */
export function revert(account: CryptofuseAccount, payment: CryptofusePayment): void {
  for (const { transfer } of payment.deposits) transfer.drop();
  payment.deposits = [];
  payment.state = 'waiting';
  payment.updatedAt = account.context.clock.now();
}

export function shortExpires({ dialect }: CryptofuseAccount): boolean {
  return dialect.partial === 'partially_paid' && dialect.shortExpiry === 'expires';
}

/** Moves the payment and tells the merchant. */
function move(account: CryptofuseAccount, payment: CryptofusePayment, state: PaymentState): void {
  payment.previousStatus = wordFor(payment, account.dialect);
  payment.state = state;
  payment.updatedAt = account.context.clock.now();
  notify(account, payment);
}

/** Sends the notice of what the payment is now; with `claims`, of what somebody else says it is. */
export function notify(
  account: CryptofuseAccount,
  payment: CryptofusePayment,
  claims?: CryptofusePayment,
): void {
  const told = claims ?? payment;
  sendNotice(account, {
    reference: told.transactionId,
    label: wordFor(told, account.dialect),
    url: told.callbackUrl,
    body: noticeBody(told, account.dialect, account.context.clock.now()),
    isClaim: claims !== undefined,
  });
}

/** Called as each deposit becomes final; the last one decides. */
export function settle(account: CryptofuseAccount, payment: CryptofusePayment): void {
  if (!payment.deposits.every(isFinalised)) return;
  if (paymentType(payment) !== 'partial') {
    if (account.dialect.statuses === 'lifecycle') move(account, payment, 'confirmed');
    move(account, payment, 'completed');
    return;
  }
  const over = account.context.clock.now() >= payment.expiryTime;
  // The flow guide keeps a short payment open until its time is over.
  if (account.dialect.partial !== 'partially_completed' || over) move(account, payment, 'partial');
}

function isShort(payment: CryptofusePayment): boolean {
  return payment.state === 'confirming' && paymentType(payment) === 'partial';
}

function isIgnored(
  { dialect }: CryptofuseAccount,
  payment: CryptofusePayment,
  currency: Currency,
): boolean {
  if (currency !== payment.currency && dialect.wrongAsset === 'ignored') return true;
  return payment.state === 'expired' && dialect.lateDeposit === 'ignored';
}
