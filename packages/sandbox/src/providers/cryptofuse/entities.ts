import type { Transfer } from '../../chain.ts';
import type { Decimal } from '../../decimal.ts';
import type { Currency } from './currencies.ts';

export interface Deposit {
  readonly depositId: string;
  readonly amount: Decimal;
  readonly currency: Currency;
  readonly transfer: Transfer;
}

/** Our states; the words that stand for them on the wire depend on the dialect. */
export type PaymentState =
  | 'waiting'
  | 'confirming'
  | 'confirmed'
  | 'partial'
  | 'completed'
  | 'expired'
  | 'failed';

export interface CryptofusePayment {
  readonly transactionId: string;
  /** What `data.transaction_id` carries in the dialect in which it differs. */
  readonly otherId: string;
  orderId: string;
  readonly orderDescription: string | null;
  readonly callbackUrl: string | null;
  readonly address: string;
  readonly isFixedRate: boolean;
  readonly isFeePaidByUser: boolean;
  readonly createdAt: number;
  readonly expiryTime: number;
  currency: Currency;
  amountUsd: Decimal;
  amountCrypto: Decimal;
  state: PaymentState;
  /** The word before the last change. */
  previousStatus: string | null;
  /** A status that no document knows, told instead of the true one. */
  unknownWord: string | null;
  updatedAt: number;
  deposits: Deposit[];
  /** The test amount that plays by itself, and how many of its steps were played. */
  play: { readonly amount: string; played: number } | null;
}

export type PaymentType = 'full' | 'partial' | 'overpayment';

/** All that arrived, in the currency that the payment now tells. */
export function totalPaid(payment: CryptofusePayment): Decimal {
  return payment.deposits.reduce((sum, deposit) => sum + deposit.amount, 0n);
}

/** Null until something arrived. */
export function paymentType(payment: CryptofusePayment): PaymentType | null {
  const paid = totalPaid(payment);
  if (paid === 0n) return null;
  if (paid < payment.amountCrypto) return 'partial';
  return paid > payment.amountCrypto ? 'overpayment' : 'full';
}

/** Where an overpayment is capped, so much is accepted and the rest is rejected. */
export function overpaymentLimit({ amountCrypto }: CryptofusePayment): Decimal {
  return amountCrypto + amountCrypto / 5n;
}

export function isFinalised(deposit: Deposit): boolean {
  return deposit.transfer.confirmations() >= deposit.transfer.required;
}
