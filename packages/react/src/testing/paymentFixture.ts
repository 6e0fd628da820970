import type { Asset, NextAction, Payment, PaymentStatus } from '@coinslot/core';

/** The moment at which fixtures are made, and a fake clock may start. */
export const FIXTURE_TIME = '2026-01-15T10:00:00.000Z';

const MINUTE = 60_000;
const after = (minutes: number) =>
  new Date(Date.parse(FIXTURE_TIME) + minutes * MINUTE).toISOString();

const USDT: Asset = {
  code: 'USDTTRC20',
  symbol: 'USDT',
  network: 'tron',
  contract: 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
  decimals: 6,
};
const ADDRESS = 'TXykTMHhUaTgKey5RLAeKCG3Akpf63uwGM';
const HASH = '9f1c5b7e6a2d4c3b8e7f6a5d4c3b2a190f1e2d3c4b5a69788796a5b4c3d2e1f0';

const BASE: Payment = {
  id: 'pay_fixture0000000000001',
  orderId: '1042',
  provider: 'example',
  providerName: 'Example Pay',
  underpayment: 'top_up',
  environment: 'sandbox',
  description: 'Two coffee cups',
  status: 'awaiting_payment',
  amountStatus: 'none',
  late: false,
  held: false,
  price: { amount: '12.50', currency: 'USD' },
  due: { amount: '12.5', asset: USDT },
  received: null,
  remaining: null,
  excess: null,
  action: { type: 'none' },
  confirmations: null,
  transactions: [],
  refund: null,
  expiresAt: after(20),
  createdAt: FIXTURE_TIME,
  updatedAt: FIXTURE_TIME,
  supersededBy: null,
  version: 1,
};

const transfer = (amount: string): NextAction => ({
  type: 'transfer',
  address: ADDRESS,
  amount,
  asset: USDT,
});
const paidInFull = {
  amountStatus: 'exact',
  received: '12.5',
  transactions: [
    { hash: HASH, amount: '12.5', explorerUrl: `https://tronscan.org/#/transaction/${HASH}` },
  ],
} satisfies Partial<Payment>;
const underpaid = {
  amountStatus: 'under',
  received: '10',
  remaining: '2.5',
  transactions: [
    { hash: HASH, amount: '10', explorerUrl: `https://tronscan.org/#/transaction/${HASH}` },
  ],
} satisfies Partial<Payment>;

const BY_STATUS: Readonly<Record<PaymentStatus, Partial<Payment>>> = {
  created: { due: null, expiresAt: null, action: { type: 'wait' } },
  awaiting_payment: { action: transfer('12.5') },
  confirming: { ...paidInFull, action: { type: 'wait' }, confirmations: { seen: 3, required: 12 } },
  partially_paid: { ...underpaid, action: transfer('2.5') },
  settling: { ...paidInFull, action: { type: 'wait' } },
  paid: paidInFull,
  cancelled: {},
  failed: {},
  expired: { updatedAt: after(20) },
  refund_pending: {
    ...underpaid,
    action: { type: 'wait' },
    refund: { amount: '10', txHash: null },
  },
  refunded: { ...underpaid, refund: { amount: '10', txHash: HASH } },
};

/** A later status has a higher version, as on a server. */
const VERSION: Readonly<Record<PaymentStatus, number>> = {
  created: 1,
  awaiting_payment: 2,
  confirming: 3,
  partially_paid: 3,
  settling: 4,
  cancelled: 5,
  failed: 5,
  expired: 5,
  paid: 6,
  refund_pending: 7,
  refunded: 8,
};

/**
 * A payment as the server would send it, in any status: 12.5 USDT on Tron, made at
 * {@link FIXTURE_TIME}, to be paid within 20 minutes.
 *
 * @example
 * const late = paymentFixture('paid', { late: true });
 */
export function paymentFixture(status: PaymentStatus, overrides: Partial<Payment> = {}): Payment {
  return { ...BASE, status, version: VERSION[status], ...BY_STATUS[status], ...overrides };
}
