import { type Decimal, multiply, toFixed } from '../../decimal.ts';
import { type Json, jsonNumber } from '../../json.ts';
import type { CryptofuseDialect } from './document.ts';
import {
  type CryptofusePayment,
  type Deposit,
  overpaymentLimit,
  paymentType,
  totalPaid,
} from './entities.ts';
import { wordFor } from './words.ts';

type JsonObject = { readonly [key: string]: Json | undefined };

// 100 USD paid are worth 99.50, and 50 more 49.75, in the guide's samples.
const AFTER_CONVERSION: Decimal = 995_000_000_000_000_000n;

/** '100.00000000' */
export const crypto8 = (amount: Decimal) => toFixed(amount, 8);
/** '100.00' */
export const usd2 = (amount: Decimal) => toFixed(amount, 2);
/** '2024-12-27T10:05:00Z' */
export const isoSeconds = (at: number) => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

/** The answer to `POST /payments/`. */
export function createdBody(payment: CryptofusePayment, dialect: CryptofuseDialect): JsonObject {
  return {
    transaction_id: payment.transactionId,
    status: wordFor(payment, dialect),
    blockchain_address: payment.address,
    amount_usd: usd2(payment.amountUsd),
    amount_crypto: crypto8(payment.amountCrypto),
    blockchain: payment.currency.blockchain,
    token: payment.currency.token,
    currency: payment.currency.code,
    expiry_time: isoSeconds(payment.expiryTime),
    created_at: isoSeconds(payment.createdAt),
  };
}

/** The answer to `POST /payments/status/`: the address is called `address` here. */
export function statusBody(payment: CryptofusePayment, dialect: CryptofuseDialect): JsonObject {
  return {
    transaction_id: payment.transactionId,
    blockchain: payment.currency.blockchain,
    currency: payment.currency.code,
    status: wordFor(payment, dialect),
    amount_usd: usd2(payment.amountUsd),
    amount_crypto: crypto8(payment.amountCrypto),
    address: payment.address,
    token: payment.currency.token,
    transaction_hash: lastHash(payment),
    order_id: payment.orderId,
    order_description: payment.orderDescription,
    callback_url: payment.callbackUrl,
    expiry_time: isoSeconds(payment.expiryTime),
    created_at: isoSeconds(payment.createdAt),
    updated_at: isoSeconds(payment.updatedAt),
    is_fixed_rate: payment.isFixedRate,
    is_fee_paid_by_user: payment.isFeePaidByUser,
    ...(dialect.statusAmounts === 'present'
      ? {
          confirmations: confirmations(payment),
          payment_type: paymentType(payment),
          payment_history: paymentHistory(payment),
          total_paid_amount: crypto8(totalPaid(payment)),
        }
      : {}),
  };
}

/** One entry of `GET /payments/`. */
export function listEntry(payment: CryptofusePayment, dialect: CryptofuseDialect): JsonObject {
  return {
    transaction_id: payment.transactionId,
    order_id: payment.orderId,
    order_description: payment.orderDescription,
    status: wordFor(payment, dialect),
    price_amount: usd2(payment.amountUsd),
    price_currency: 'USD',
    pay_amount: crypto8(payment.amountCrypto),
    pay_currency: payment.currency.code,
    blockchain_address: payment.address,
    blockchain_network: payment.currency.blockchain,
    provider: 'transaction_manager',
    ...(dialect.listHistory === 'present' ? { payment_type: paymentType(payment) } : {}),
    merchant_received_usd:
      payment.state === 'completed' ? usd2(valueInUsd(payment, totalPaid(payment))) : null,
    ...(dialect.listHistory === 'present' ? { payment_history: paymentHistory(payment) } : {}),
    created_at: isoSeconds(payment.createdAt),
    updated_at: isoSeconds(payment.updatedAt),
    expiry_time: isoSeconds(payment.expiryTime),
  };
}

/** The part of a notice that is the same in every status. */
export function noticeData(payment: CryptofusePayment, dialect: CryptofuseDialect): JsonObject {
  const completed = payment.state === 'completed';
  const whereAndWhat = {
    blockchain: payment.currency.blockchain,
    token: payment.currency.token,
    currency: payment.currency.code,
    address: payment.address,
  };
  return {
    transaction_id: dialect.dataId === 'other' ? payment.otherId : payment.transactionId,
    status: wordFor(payment, dialect),
    amount_usd: usd2(payment.amountUsd),
    amount_crypto: crypto8(payment.amountCrypto),
    ...(completed && dialect.completedData === 'sample' ? {} : whereAndWhat),
    transaction_hash: lastHash(payment),
    confirmations: confirmations(payment),
    payment_history: paymentHistory(payment),
    total_paid_amount: crypto8(totalPaid(payment)),
  };
}

/** What the guide shows for payments that are over: type, value, and what was too much. */
export function specialFields(
  payment: CryptofusePayment,
  dialect: CryptofuseDialect,
): { final: JsonObject; special: JsonObject } {
  const type = paymentType(payment);
  if (type === null || (payment.state !== 'completed' && payment.state !== 'partial')) {
    return { final: {}, special: {} };
  }
  const paid = totalPaid(payment);
  const final =
    payment.state === 'completed'
      ? { final_usd_value: jsonNumber(usd2(valueInUsd(payment, paid))) }
      : {};
  if (type !== 'overpayment') return { final, special: { payment_type: type } };
  const over = paid - payment.amountCrypto;
  const excess = paid - overpaymentLimit(payment);
  const rejected = dialect.overpayment === 'capped' && excess > 0n ? excess : 0n;
  return {
    final,
    special: {
      payment_type: type,
      overpayment_amount: crypto8(over),
      overpayment_usd_value: usd2(valueInUsd(payment, over)),
      ...(rejected > 0n ? { amount_limited: true, rejected_amount: crypto8(rejected) } : {}),
    },
  };
}

function paymentHistory(payment: CryptofusePayment): Json {
  return payment.deposits.map((deposit: Deposit) => ({
    deposit_id: deposit.depositId,
    amount: crypto8(deposit.amount),
    transaction_hash: deposit.transfer.hash,
    confirmations: deposit.transfer.confirmations(),
    timestamp: isoSeconds(deposit.transfer.seenAt),
  }));
}

function lastHash(payment: CryptofusePayment): string | null {
  return payment.deposits.at(-1)?.transfer.hash ?? null;
}

function confirmations(payment: CryptofusePayment): number {
  return payment.deposits.at(-1)?.transfer.confirmations() ?? 0;
}

function valueInUsd(payment: CryptofusePayment, amount: Decimal): Decimal {
  return multiply(multiply(amount, payment.currency.usd), AFTER_CONVERSION);
}
