import { Order } from './Order.js';

/** What `checkout.payments.view(id)` gives for a payment that waits. */
const view = {
  payment: {
    id: 'pay_AAAAAAAAAAAAAAAAAAAAAAAA',
    orderId: '1042',
    provider: 'cryptofuse',
    providerName: 'Cryptofuse',
    underpayment: 'top_up',
    environment: 'sandbox',
    description: null,
    status: 'awaiting_payment',
    amountStatus: 'none',
    late: false,
    held: false,
    price: { amount: '12.50', currency: 'USD' },
    due: {
      amount: '12.5',
      asset: { code: 'USDTTRC20', symbol: 'USDT', network: 'tron', contract: null, decimals: 6 },
    },
    received: null,
    remaining: null,
    excess: null,
    action: {
      type: 'transfer',
      address: 'TXykTMHhUaTgKey5RLAeKCG3Akpf63uwGM',
      amount: '12.5',
      asset: { code: 'USDTTRC20', symbol: 'USDT', network: 'tron', contract: null, decimals: 6 },
    },
    confirmations: null,
    transactions: [],
    refund: null,
    expiresAt: '2026-01-15T10:20:00.000Z',
    createdAt: '2026-01-15T10:00:00.000Z',
    updatedAt: '2026-01-15T10:00:00.000Z',
    supersededBy: null,
    version: 2,
  },
  clientSecret: 'of-the-payment',
  serverTime: '2026-01-15T10:00:00.000Z',
};

/** A server component: the card is in its HTML. */
export default function Page() {
  return <Order view={view} />;
}
