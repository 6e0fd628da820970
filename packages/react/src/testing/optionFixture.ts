import type { PaymentOption } from '@coinslot/core/wire';

/**
 * A way to pay as the server would offer it: about 12.5 USDT on Tron for 12.50 USD, from 10 USDT.
 *
 * @example
 * const tooSmall = optionFixture({ unavailable: 'amount_too_small', minimum: '20' });
 */
export function optionFixture(overrides: Partial<PaymentOption> = {}): PaymentOption {
  return {
    provider: 'example',
    providerName: 'Example Pay',
    asset: { code: 'USDTTRC20', symbol: 'USDT', network: 'tron', contract: null, decimals: 6 },
    price: { amount: '12.50', currency: 'USD' },
    approximate: '12.5',
    minimum: '10',
    maximum: null,
    fields: [],
    termsUrl: null,
    unavailable: null,
    ...overrides,
  };
}
