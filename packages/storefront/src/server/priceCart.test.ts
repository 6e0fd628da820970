import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';
import { priceCart } from './priceCart.ts';
import { ShopError } from './ShopError.ts';

describe('the price of a cart', () => {
  it('is exact where floating point is not', () => {
    const prices = { USD: '0.10', PLN: '0.40', TWD: '3' };
    const product = { id: 'a', shelf: 'coffee', name: 'A', note: '', prices } as const;
    const other = { ...product, id: 'b', prices: { USD: '0.20', PLN: '0.70', TWD: '6' } };
    const cart = priceCart(
      [product, other],
      [
        { productId: 'a', quantity: 3 },
        { productId: 'b', quantity: 3 },
      ],
    );
    expect(cart.lines.map(({ total }) => total)).toEqual([
      { USD: '0.30', PLN: '1.20', TWD: '9' },
      { USD: '0.60', PLN: '2.10', TWD: '18' },
    ]);
    expect(cart.total).toEqual({ USD: '0.90', PLN: '3.30', TWD: '27' });
  });

  it('keeps the digits of each list after the point', () => {
    const two = [{ productId: 'slow-sunday', quantity: 2 }];
    const total = { USD: '26.00', PLN: '98.00', TWD: '840' };
    expect(priceCart(catalogue, two).total).toEqual(total);
    expect(priceCart(catalogue, []).total).toEqual({ USD: '0.00', PLN: '0.00', TWD: '0' });
  });

  it('is told in a currency only where everything in it has such a price', () => {
    const cart = priceCart(catalogue, [
      { productId: 'slow-sunday', quantity: 1 },
      { productId: 'gift-123-45', quantity: 1 },
    ]);
    expect(cart.lines.map(({ total }) => total.PLN)).toEqual(['49.00', null]);
    expect(cart.total).toEqual({ USD: '136.45', PLN: null, TWD: null });
  });

  it('refuses a product that the shop does not have', () => {
    expect(() => priceCart(catalogue, [{ productId: 'gold', quantity: 1 }])).toThrow(
      new ShopError(400, 'There is no product "gold".'),
    );
  });

  it.each(['123.45', '234.56', '345.67', '456.78', '567.89', '678.90'])(
    'reaches the test amount %s with one gift card',
    (amount) => {
      const productId = `gift-${amount.replace('.', '-')}`;
      expect(priceCart(catalogue, [{ productId, quantity: 1 }]).total.USD).toBe(amount);
    },
  );
});
