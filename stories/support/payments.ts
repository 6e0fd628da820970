import type { Asset, NextAction, Payment } from '@coinslot/core';
import { paymentFixture } from '@coinslot/react/testing';

const shared: Partial<Payment> = {
  environment: 'production',
  price: { amount: '100.00', currency: 'USD' },
};

/** A payment of 100 USDT on TRON for order 1042, in any status. */
export function usdt(status: Payment['status'], overrides: Partial<Payment> = {}): Payment {
  const payment = paymentFixture(status, shared);
  const scale = (amount: string | null) =>
    amount === null ? null : ({ '12.5': '100', '10': '60', '2.5': '40' }[amount] ?? amount);
  const { due, action, received, remaining, transactions, refund } = payment;
  return {
    ...payment,
    due: due && { ...due, amount: '100' },
    action: action.type === 'transfer' ? { ...action, amount: scale(action.amount) ?? '' } : action,
    received: scale(received),
    remaining: scale(remaining),
    transactions: transactions.map((one) => ({ ...one, amount: scale(one.amount) })),
    refund: refund && { ...refund, amount: scale(refund.amount) },
    ...overrides,
  };
}

const BTC: Asset = {
  code: 'BTC',
  symbol: 'BTC',
  network: 'bitcoin',
  contract: null,
  decimals: 8,
};
const USDC: Asset = {
  code: 'USDCETH',
  symbol: 'USDC',
  network: 'ethereum',
  contract: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48',
  decimals: 6,
};

export function bitcoin(overrides: Partial<Payment> = {}): Payment {
  return transfer(BTC, 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', '0.0011284', overrides);
}

export function usdc(overrides: Partial<Payment> = {}): Payment {
  return transfer(USDC, '0x52908400098527886E0F7030069857D2E4169EE7', '99.97', overrides);
}

function transfer(
  asset: Asset,
  address: string,
  amount: string,
  overrides: Partial<Payment>,
): Payment {
  const action: NextAction = { type: 'transfer', address, amount, asset };
  return usdt('awaiting_payment', {
    due: { amount, asset },
    remaining: amount,
    action,
    ...overrides,
  });
}

/** A payment of 100 PLN on a provider's own page; the shop is credited with its own kind of coin. */
export function hosted(status: Payment['status'], overrides: Partial<Payment> = {}): Payment {
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
}
