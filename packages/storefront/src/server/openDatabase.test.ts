import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';
import { createOrders } from './createOrders.ts';
import { listProducts } from './listProducts.ts';
import { openDatabase } from './openDatabase.ts';
import { priceCart } from './priceCart.ts';

const folder = mkdtempSync(join(tmpdir(), 'quiet-kettle-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The tables of the shop when it had one price list, and an order of that time. */
const OLDER = `
  create table products (
    id text primary key, position integer not null, shelf text not null,
    name text not null, note text not null, price text not null
  );
  create table sessions (id text primary key, name text not null, started_at text not null);
  create table orders (
    id integer primary key, owner text not null references sessions (id),
    total text not null, currency text not null, placed_at text not null
  );
  create table order_lines (
    order_id integer not null references orders (id), position integer not null,
    product_id text not null, name text not null, price text not null, quantity integer not null,
    primary key (order_id, position)
  );
  insert into sessions values ('owner', 'One', '2026-11-01T10:00:00.000Z');
  insert into orders values (1001, 'owner', '26.00', 'USD', '2026-11-01T10:00:00.000Z');
  insert into order_lines values (1001, 0, 'slow-sunday', 'Slow Sunday', '13.00', 2);
`;

it('opens the file of a shop with one price list, whose orders keep their one price', () => {
  const file = join(folder, 'shop.db');
  const older = new Database(file);
  older.exec(OLDER);
  older.close();

  const lines = [{ productId: 'slow-sunday', quantity: 1 }];
  for (const expected of ['1002', '1003']) {
    // The second time the columns are there.
    const database = openDatabase(file);
    const orders = createOrders(database);
    expect(orders.find('owner', '1001')).toMatchObject({
      total: { USD: '26.00', PLN: null, TWD: null },
      currency: 'USD',
      lines: [{ name: 'Slow Sunday', prices: { USD: '13.00', PLN: null, TWD: null }, quantity: 2 }],
    });
    expect(orders.place('owner', priceCart(catalogue, lines), 'TWD')).toBe(expected);
    expect(orders.find('owner', expected)).toMatchObject({
      total: { USD: '13.00', PLN: '49.00', TWD: '420' },
      currency: 'TWD',
    });
    expect(listProducts(database)).toEqual(catalogue);
    database.close();
  }
});
