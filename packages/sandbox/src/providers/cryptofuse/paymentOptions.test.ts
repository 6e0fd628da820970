import { describe, expect, it } from 'vitest';
import { createMerchant, type Merchant } from '../../testing/merchant.ts';
import { bodyOf } from '../../testing/payee.ts';

interface Currency {
  currency: string;
  blockchain: string;
  token: string;
  is_stable: boolean;
  min_amount_usd: string;
  max_amount_usd: string;
}

/** What the guide's `getUserPaymentOptions` does, call by call. */
async function paymentOptions({ get }: Merchant, usd: number) {
  const { currencies } = (await bodyOf(
    get('/currencies/?full=true&min_max=true&include_usd=true'),
  )) as unknown as { currencies: Currency[] };
  const options = [];
  for (const { currency, blockchain, token, is_stable, min_amount_usd } of currencies) {
    if (usd < Number.parseFloat(min_amount_usd)) continue;
    const rate = await bodyOf(
      get(`/rates/?amount=${usd}&currency_from=USD&currency_to=${currency}`),
    );
    const { estimated_amount: amount_crypto } = rate;
    options.push({ currency, blockchain, token, amount_crypto, is_stable });
  }
  return options;
}

describe('the guide’s choice between currencies', () => {
  it('has every currency that the amount is enough for, with what it would be', async () => {
    const merchant = await createMerchant();
    const options = await paymentOptions(merchant, 100);
    expect(options.map(({ currency }) => currency)).toEqual([
      ...['USDTTRC20', 'USDTARB', 'BTC', 'ETH', 'TRX', 'USDTERC20', 'USDCERC20'],
    ]);
    expect(options[0]).toEqual({
      currency: 'USDTTRC20',
      blockchain: 'trx',
      token: 'usdt',
      amount_crypto: 99,
      is_stable: true,
    });
    expect(options[2]).toMatchObject({ currency: 'BTC', is_stable: false });
    expect(options[2]?.amount_crypto).toBeCloseTo(99 / 88_621.06, 10);
  });

  it('leaves out what the amount is too little for, in dollars', async () => {
    const merchant = await createMerchant();
    const codes = async (usd: number) =>
      (await paymentOptions(merchant, usd)).map(({ currency }) => currency);
    expect(await codes(9.99)).toEqual(['USDTARB', 'BTC', 'ETH', 'TRX']);
    expect(await codes(6)).toEqual(['USDTARB', 'TRX']);
    expect(await codes(0.99)).toEqual([]);
  });

  it('offers nothing that a payment of that amount would be refused for', async () => {
    const merchant = await createMerchant();
    for (const usd of [5.64, 6.25, 8.87, 10, 20]) {
      for (const { currency } of await paymentOptions(merchant, usd)) {
        const created = await merchant.post('/payments/', { amount: usd, currency });
        expect([usd, currency, created.status]).toEqual([usd, currency, 201]);
      }
    }
  });

  it('is the same for withdrawals', async () => {
    const { get } = await createMerchant();
    const query = '/currencies/?full=true&min_max=true';
    expect(await bodyOf(get(`${query}&withdrawal=true`))).toEqual(await bodyOf(get(query)));
  });
});
