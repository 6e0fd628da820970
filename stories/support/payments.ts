import type { Asset, Payment } from '@coinslot/core';
import { paymentFixture } from '@coinslot/react/testing';

interface Coin {
  asset: Asset;
  address: string;
  /** What is due, a part of it, and the rest. */
  whole: string;
  part: string;
  rest: string;
}

const USDT: Coin = {
  asset: {
    code: 'USDTTRC20',
    symbol: 'USDT',
    network: 'tron',
    contract: 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
    decimals: 6,
  },
  address: 'TXykTMHhUaTgKey5RLAeKCG3Akpf63uwGM',
  whole: '100',
  part: '60',
  rest: '40',
};
const USDC: Coin = {
  asset: {
    code: 'USDCETH',
    symbol: 'USDC',
    network: 'ethereum',
    contract: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48',
    decimals: 6,
  },
  address: '0x52908400098527886E0F7030069857D2E4169EE7',
  whole: '99.97',
  part: '60',
  rest: '39.97',
};
const BTC: Coin = {
  asset: { code: 'BTC', symbol: 'BTC', network: 'bitcoin', contract: null, decimals: 8 },
  address: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
  whole: '0.0011284',
  part: '0.0008',
  rest: '0.0003284',
};

type MakePayment = (status: Payment['status'], overrides?: Partial<Payment>) => Payment;

/** A payment of 100 USD for order 1042, in any status. */
const payIn =
  ({ asset, address, whole, part, rest }: Coin): MakePayment =>
  (status, overrides) => {
    const payment = paymentFixture(status);
    // Of the fixtures' own 12.5.
    const ours: Record<string, string> = { '12.5': whole, '10': part, '2.5': rest };
    const scale = (amount: string | null) => (amount === null ? null : (ours[amount] ?? amount));
    const { due, action, received, remaining, transactions, refund } = payment;
    return {
      ...payment,
      environment: 'production',
      price: { amount: '100.00', currency: 'USD' },
      due: due && { amount: whole, asset },
      action:
        action.type === 'transfer'
          ? { ...action, address, asset, amount: scale(action.amount) ?? whole }
          : action,
      received: scale(received),
      remaining: scale(remaining),
      transactions: transactions.map((one) => ({ ...one, amount: scale(one.amount) })),
      refund: refund && { ...refund, amount: scale(refund.amount) },
      ...overrides,
    };
  };

export const usdt = payIn(USDT);
export const usdc = payIn(USDC);
export const bitcoin = payIn(BTC);

/** A payment of 100 PLN on a provider's own page; the shop is credited with its own kind of coin. */
export const hosted: MakePayment = (status, overrides) => {
  const asset: Asset = {
    code: 'oPLN',
    symbol: 'oPLN',
    network: null,
    contract: null,
    decimals: null,
  };
  return paymentFixture(status, {
    environment: 'production',
    underpayment: 'hosted',
    price: { amount: '100.00', currency: 'PLN' },
    due: { amount: '100.00', asset },
    received: null,
    remaining: null,
    transactions: [],
    expiresAt: null,
    action:
      status === 'awaiting_payment'
        ? { type: 'redirect', url: 'https://pay.example/1042' }
        : { type: 'none' },
    ...overrides,
  });
};
