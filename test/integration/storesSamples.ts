import { EMPTY_LEDGER, type PaymentRecord } from '@coinslot/core';
import type { Change, Reservation } from '@coinslot/server';

export function record(id: string, orderId: string): PaymentRecord {
  const at = new Date(0).toISOString();
  return {
    id,
    orderId,
    provider: 'testpay',
    providerName: 'Testpay',
    underpayment: 'top_up',
    environment: 'sandbox',
    description: null,
    status: 'created',
    amountStatus: 'none',
    late: false,
    held: false,
    price: { amount: '10.00', currency: 'EUR' },
    due: null,
    received: null,
    remaining: null,
    excess: null,
    action: { type: 'wait' },
    confirmations: null,
    transactions: [],
    refund: null,
    expiresAt: null,
    createdAt: at,
    updatedAt: at,
    supersededBy: null,
    version: 1,
    expected: { amount: '10.00', currency: 'EUR', assetCode: null },
    policy: { tolerance: '0', requirePull: true, latePayment: 'accept' },
    review: [],
    providerStatus: null,
    reference: null,
    private: { count: 0 },
    marks: [],
    ledger: EMPTY_LEDGER,
    revision: 1,
  };
}

export function change(of: PaymentRecord): Change {
  return {
    id: `evt_${of.id}_${of.version}`,
    paymentId: of.id,
    orderId: of.orderId,
    version: of.version,
    from: of.status,
    to: of.status,
    type: 'payment.confirming',
    evidence: 'pull',
    word: null,
    record: of,
    at: 0,
  };
}

export function reservation(id: string, orderId: string): Reservation {
  const of = record(id, orderId);
  return {
    record: of,
    order: { id: orderId, prices: [of.price] },
    change: change(of),
    idempotencyKey: null,
    requestHash: '',
    checkAt: 1,
  };
}
