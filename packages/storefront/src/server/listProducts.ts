import type { Product } from '../api.ts';
import type { ShopDatabase } from './openDatabase.ts';

interface ProductRow extends Omit<Product, 'prices'> {
  price: string;
  price_pln: string | null;
  price_twd: string | null;
}

export function listProducts(database: ShopDatabase): Product[] {
  const rows = database
    .prepare(
      `select id, shelf, name, note, price, price_pln, price_twd from products order by position`,
    )
    .all() as ProductRow[];
  return rows.map(({ price, price_pln, price_twd, ...product }) => ({
    ...product,
    prices: { USD: price, PLN: price_pln, TWD: price_twd },
  }));
}
