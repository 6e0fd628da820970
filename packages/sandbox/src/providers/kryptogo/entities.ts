import type { Transfer } from '../../chain.ts';
import type { Decimal } from '../../decimal.ts';
import type { Json } from '../../json.ts';
import type { FiatCurrency, Token } from './tokens.ts';

/** The documented statuses, all of them. */
export const STATUSES = [
  'pending',
  'success',
  'expired',
  'insufficient_not_refunded',
  'insufficient_refunded',
] as const;

export type IntentStatus = (typeof STATUSES)[number];

export interface Deposit {
  readonly amount: Decimal;
  readonly token: Token;
  readonly transfer: Transfer;
  readonly payer: string;
  /** False for what the intent does not take: another token, or a time at which it is over. */
  readonly credited: boolean;
}

/** What a transfer of the provider's own moved. */
export interface Movement {
  readonly hash: string;
  readonly amount: Decimal;
}

/** What the provider tells in place of what it agreed to. */
export interface Misreport {
  readonly due: Decimal;
  readonly fiatAmount: Decimal;
  readonly token: Token;
}

export interface PaymentIntent {
  /** `payment_intent_id` */
  readonly id: string;
  readonly fiatAmount: Decimal;
  readonly fiatCurrency: FiatCurrency;
  /** `crypto_amount`, in USDT. */
  readonly due: Decimal;
  readonly callbackUrl: string | null;
  readonly orderData: Json;
  readonly groupKey: string | null;
  readonly address: string;
  readonly createdAt: number;
  /** On a full second, as it is told. */
  readonly deadline: number;
  status: IntentStatus;
  /** When it came to that status. */
  since: number;
  deposits: Deposit[];
  aggregation: Movement | null;
  refund: Movement | null;
  /** A status that no document knows, told instead of the true one. */
  unknownWord: string | null;
  misreported: Misreport | null;
}

/** All that has arrived for good and counts. */
export function received({ deposits }: PaymentIntent): Decimal {
  return deposits
    .filter(({ credited, transfer }) => credited && transfer.isFinal)
    .reduce((sum, { amount }) => sum + amount, 0n);
}

/** Whether a transfer that counts waits for its blocks. */
export function isUnderWay({ deposits }: PaymentIntent): boolean {
  return deposits.some(({ credited, transfer }) => credited && !transfer.isFinal);
}

/** The status as the wire tells it. */
export function wordFor({ unknownWord, status }: PaymentIntent): string {
  return unknownWord ?? status;
}
