import { randomInt } from 'node:crypto';
import type { Order, OrderLine, PricedCart } from '../api.ts';
import type { ShopDatabase } from './openDatabase.ts';

export type Orders = ReturnType<typeof createOrders>;

interface OrderRow {
  id: number;
  total: string;
  currency: string;
  placed_at: string;
  parcel: string | null;
  shipped_at: string | null;
}

const FIRST_NUMBER = 1001;

/** Orders are numbered in a row: anybody can guess one, so a number alone opens nothing. */
export function createOrders(database: ShopDatabase) {
  const insertOrder = database.prepare(
    `insert into orders (id, owner, total, currency, placed_at)
     select coalesce(max(id) + 1, ${FIRST_NUMBER}), ?, ?, ?, ? from orders`,
  );
  const insertLine = database.prepare(
    `insert into order_lines (order_id, position, product_id, name, price, quantity)
     values (?, ?, ?, ?, ?, ?)`,
  );
  const selectOrders = database.prepare(
    `select id, total, currency, placed_at, parcel, shipped_at
     from orders left join shipments on order_id = id
     where owner = ?1 and (?2 is null or id = ?2) order by id desc`,
  );
  const selectLines = database.prepare(
    'select name, price, quantity from order_lines where order_id = ? order by position',
  );
  const insertShipment = database.prepare(
    `insert into shipments (order_id, event_id, parcel, shipped_at) values (?, ?, ?, ?)
     on conflict do nothing`,
  );

  const orderOf = (row: OrderRow): Order => ({
    id: String(row.id),
    lines: selectLines.all(row.id) as OrderLine[],
    total: row.total,
    currency: row.currency,
    placedAt: row.placed_at,
    shipment:
      row.parcel === null || row.shipped_at === null
        ? null
        : { parcel: row.parcel, shippedAt: row.shipped_at },
  });

  return {
    /** Writes the order with the prices of this moment; they are fixed for it. Returns its number. */
    place: (owner: string, cart: PricedCart): string =>
      database
        .transaction(() => {
          const now = new Date().toISOString();
          const { lastInsertRowid } = insertOrder.run(owner, cart.total, cart.currency, now);
          for (const [position, { product, quantity }] of cart.lines.entries()) {
            const { id, name, price } = product;
            insertLine.run(lastInsertRowid, position, id, name, price, quantity);
          }
          return String(lastInsertRowid);
        })
        .immediate(),

    /** Null for an unknown order and for another shopper's, alike. */
    find(owner: string, id: string): Order | null {
      if (!/^[1-9]\d{0,14}$/.test(id)) return null;
      const row = selectOrders.get(owner, Number(id)) as OrderRow | undefined;
      return row === undefined ? null : orderOf(row);
    },

    /** Newest first. */
    list: (owner: string): Order[] =>
      (selectOrders.all(owner, null) as OrderRow[]).map((row) => orderOf(row)),

    /**
     * Ships an order once, however often it is told of the payment: an event comes at least once,
     * and the table takes one row per order and per event. False when it was shipped before.
     */
    ship(orderId: string, eventId: string): boolean {
      const parcel = `QK-${randomInt(100_000, 1_000_000)}`;
      const shippedAt = new Date().toISOString();
      return insertShipment.run(Number(orderId), eventId, parcel, shippedAt).changes === 1;
    },
  };
}
