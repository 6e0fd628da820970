import type { Product } from '../api.ts';
import type { ShopDatabase } from './openDatabase.ts';

export function listProducts(database: ShopDatabase): Product[] {
  return database
    .prepare('select id, shelf, name, note, price from products order by position')
    .all() as Product[];
}
