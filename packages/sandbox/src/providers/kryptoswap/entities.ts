import type { Transfer } from '../../chain.ts';
import type { Decimal } from '../../decimal.ts';
import type { ExchangeCurrency, ExchangeRoute } from './exchange.ts';

/** The guide's list, in its order. */
export const STATUSES = [
  'new',
  'waitPayment',
  'errorPayment',
  'inProgress',
  'inProgressPayout',
  'errorPayout',
  'hold',
  'done',
  'returned',
  'deleted',
] as const;

export type OrderStatus = (typeof STATUSES)[number];

/** What was entered for a field of the route. */
export interface FieldValue {
  readonly id: string;
  /** The field's own id, its `key`. */
  readonly field: string;
  readonly value: string;
}

export interface Deposit {
  readonly amount: Decimal;
  readonly currency: ExchangeCurrency;
  readonly transfer: Transfer;
  /** False for another currency than the order's, and for what comes after its end. */
  readonly credited: boolean;
}

/** What the exchange tells in place of what it agreed to. */
interface Misreported {
  readonly inAmount?: string;
  readonly outAmount?: string;
  readonly xmlFrom?: string;
}

/** What order/create agreed to. */
export interface OrderTerms {
  readonly route: ExchangeRoute;
  readonly partner: string | null;
  readonly inAmount: Decimal;
  readonly outAmount: Decimal;
  /** Which of the two was asked for. */
  readonly asked: 'in' | 'out';
  readonly fromValues: readonly FieldValue[];
  readonly toValues: readonly FieldValue[];
  readonly routeValues: readonly FieldValue[];
  readonly lang: string | null;
  readonly hideOutData: boolean;
  readonly skipPreview: boolean;
  readonly clientCallbackUrl: string | null;
  readonly ipnUrl: string | null;
  readonly ipnSecret: string | null;
  /** Whether it was created by a signed call, and belongs to the account. */
  readonly isOwn: boolean;
}

export interface KryptoswapOrder extends OrderTerms {
  readonly uid: number;
  /** `_id`, which the notices call orderId. */
  readonly id: string;
  readonly rid: string;
  /** Whoever has it can move the order. */
  readonly secret: string;
  readonly address: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  status: OrderStatus;
  /** When it came into that status. */
  since: number;
  deposits: Deposit[];
  /** A status that no document knows, told instead of the true one. */
  unknownWord: string | null;
  misreported: Misreported | null;
}

/** All that was credited. */
export function received({ deposits }: KryptoswapOrder): Decimal {
  return deposits.reduce((sum, { credited, amount }) => sum + (credited ? amount : 0n), 0n);
}

export function missing(order: KryptoswapOrder): Decimal {
  const left = order.inAmount - received(order);
  return left > 0n ? left : 0n;
}

/** Whether enough has arrived that no network can take back. */
export function isSettled(order: KryptoswapOrder): boolean {
  const final = order.deposits.filter(({ transfer }) => transfer.isFinal);
  return missing({ ...order, deposits: final }) === 0n;
}

/** Whether nobody has paid and nobody claims to have: what update-status and the deadline can move. */
export function isOpen({ status }: KryptoswapOrder): boolean {
  return status === 'new' || status === 'waitPayment';
}

/** The status as the wire tells it. */
export function wordFor({ unknownWord, status }: KryptoswapOrder): string {
  return unknownWord ?? status;
}
