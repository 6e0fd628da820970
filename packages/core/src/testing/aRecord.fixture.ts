import type { Asset } from '../payment.ts';
import type { PaymentRecord } from '../paymentRecord.ts';
import { EMPTY_LEDGER } from '../state/ledger.ts';

const USDT: Asset = {
  code: 'USDTTRC20',
  symbol: 'USDT',
  network: 'tron',
  contract: 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
  decimals: 6,
};

/** A payment of 100 USDT right after its creation, payable until half past ten. */
export function aRecord(changes: Partial<PaymentRecord> = {}): PaymentRecord {
  return {
    id: 'pay_1',
    orderId: '1042',
    provider: 'acme',
    providerName: 'Acme',
    underpayment: 'top_up',
    environment: 'sandbox',
    description: null,
    status: 'awaiting_payment',
    amountStatus: 'none',
    late: false,
    held: false,
    price: { amount: '100.00', currency: 'USD' },
    due: { amount: '100', asset: USDT },
    received: null,
    remaining: null,
    excess: null,
    action: {
      type: 'transfer',
      address: 'TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH',
      amount: '100',
      asset: USDT,
    },
    confirmations: null,
    transactions: [],
    refund: null,
    expiresAt: '2026-03-01T10:30:00Z',
    createdAt: '2026-03-01T10:00:00.000Z',
    updatedAt: '2026-03-01T10:00:00.000Z',
    supersededBy: null,
    version: 1,
    expected: { amount: '100.00', currency: 'USD', assetCode: 'USDTTRC20' },
    policy: { tolerance: '0', requirePull: true, latePayment: 'accept' },
    review: [],
    providerStatus: null,
    reference: 'ref-1',
    private: {},
    marks: [],
    ledger: EMPTY_LEDGER,
    revision: 1,
    ...changes,
  };
}
