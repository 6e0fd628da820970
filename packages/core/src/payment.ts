/** Where a payment stands, for the shopper. Order follows its life. */
export const PAYMENT_STATUSES = [
  'created',
  'awaiting_payment',
  'confirming',
  'partially_paid',
  'settling',
  'paid',
  'cancelled',
  'failed',
  'expired',
  'refund_pending',
  'refunded',
] as const;

/**
 * - `created`: asked for; there is nothing to pay to yet.
 * - `awaiting_payment`: the shopper can pay.
 * - `confirming`: money was seen, and is not certain yet.
 * - `partially_paid`: too little came. `underpayment` tells what the provider does with it.
 * - `settling`: the shopper is done; the provider still has to convert it, or the shop to look.
 * - `paid`: ship, from the server's `payment.paid`.
 * - `cancelled`, `failed`, `expired`: over, unpaid. Money that comes late is still watched for.
 * - `refund_pending`, `refunded`: money is on its way back, or there.
 */
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** What a provider does with too little money; the card's words follow it. */
export type UnderpaymentPolicy = 'top_up' | 'refund' | 'hosted' | 'review';

export type Environment = 'sandbox' | 'production';

/** An amount in a price currency. `amount` is a plain decimal string. */
export interface Money {
  amount: string;
  currency: string;
}

/**
 * A coin on a network. "USDT" alone is not an asset: code, network and contract are.
 * `network` is null off-chain or where the provider does not say; a transfer always has one.
 * `decimals` is null where no document states it.
 */
export interface Asset {
  code: string;
  symbol: string;
  network: string | null;
  contract: string | null;
  decimals: number | null;
}

/**
 * What the shopper has to do next.
 *
 * - `transfer`: send exactly `amount` of `asset` to `address`; with the `memo`, where there is one.
 * - `redirect`: finish on the provider's page.
 * - `wait`: nothing, and there is more to come. `none`: nothing.
 */
export type NextAction =
  | { type: 'transfer'; address: string; amount: string; asset: Asset; memo?: string | undefined }
  | { type: 'redirect'; url: string }
  | { type: 'wait' }
  | { type: 'none' };

export interface Transaction {
  hash: string;
  amount: string | null;
  explorerUrl: string | null;
}

/**
 * The only thing that a browser sees of a payment. Plain JSON; amounts are decimal strings,
 * times are ISO 8601 in UTC by the server's clock.
 */
export interface Payment {
  id: string;
  orderId: string;
  provider: string;
  providerName: string;
  underpayment: UnderpaymentPolicy;
  environment: Environment;
  description: string | null;
  status: PaymentStatus;
  amountStatus: 'none' | 'under' | 'exact' | 'over';
  /** Money came after the deadline. */
  late: boolean;
  /** The merchant has to look; the reasons stay on the server. */
  held: boolean;
  /** What the order costs. */
  price: Money;
  /** What has to arrive, never rounded. */
  due: { amount: string; asset: Asset } | null;
  /** In `due.asset`, like `remaining` and `excess`. */
  received: string | null;
  remaining: string | null;
  excess: string | null;
  action: NextAction;
  confirmations: { seen: number; required: number | null } | null;
  transactions: Transaction[];
  refund: { amount: string | null; txHash: string | null } | null;
  /** Until when the price is held; null where nobody sets a deadline. */
  expiresAt: string | null;
  createdAt: string;
  updatedAt: string;
  /** A newer payment of the same order took its place. */
  supersededBy: string | null;
  /** Grows by one per change; the browser ignores an older one. */
  version: number;
}
