import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';
import { priceCart } from './priceCart.ts';
import { ShopError } from './ShopError.ts';

describe('the price of a cart', () => {
  it('is exact where floating point is not', () => {
    const product = { id: 'a', shelf: 'coffee', name: 'A', note: '', price: '0.10' } as const;
    const other = { ...product, id: 'b', price: '0.20' };
    const cart = priceCart(
      [product, other],
      [
        { productId: 'a', quantity: 3 },
        { productId: 'b', quantity: 3 },
      ],
    );
    expect(cart.lines.map(({ total }) => total)).toEqual(['0.30', '0.60']);
    expect(cart.total).toBe('0.90');
  });

  it('keeps two digits after the point', () => {
    expect(priceCart(catalogue, [{ productId: 'slow-sunday', quantity: 2 }]).total).toBe('26.00');
    expect(priceCart(catalogue, []).total).toBe('0.00');
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
      expect(priceCart(catalogue, [{ productId, quantity: 1 }]).total).toBe(amount);
    },
  );
});
