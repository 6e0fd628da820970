import { randomInt } from 'node:crypto';
import type { Currency, Order, OrderLine, PricedCart } from '../api.ts';
import type { ShopDatabase } from './openDatabase.ts';

export type Orders = ReturnType<typeof createOrders>;

interface LineRow {
  name: string;
  price: string;
  price_pln: string | null;
  price_twd: string | null;
  quantity: number;
}

interface OrderRow {
  id: number;
  total: string;
  total_pln: string | null;
  total_twd: string | null;
  currency: Currency;
  placed_at: string;
  parcel: string | null;
  shipped_at: string | null;
}

const FIRST_NUMBER = 1001;

/** Orders are numbered in a row: anybody can guess one, so a number alone opens nothing. */
export function createOrders(database: ShopDatabase) {
  const insertOrder = database.prepare(
    `insert into orders (id, owner, total, total_pln, total_twd, currency, placed_at)
     select coalesce(max(id) + 1, ${FIRST_NUMBER}), ?, ?, ?, ?, ?, ? from orders`,
  );
  const insertLine = database.prepare(
    `insert into order_lines (order_id, position, product_id, name, price, price_pln, price_twd, quantity)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const selectOrders = database.prepare(
    `select id, total, total_pln, total_twd, currency, placed_at, parcel, shipped_at
     from orders left join shipments on order_id = id
     where owner = ?1 and (?2 is null or id = ?2) order by id desc`,
  );
  const selectLines = database.prepare(
    `select name, price, price_pln, price_twd, quantity from order_lines
     where order_id = ? order by position`,
  );
  const insertShipment = database.prepare(
    `insert into shipments (order_id, event_id, parcel, shipped_at) values (?, ?, ?, ?)
     on conflict do nothing`,
  );

  const orderOf = (row: OrderRow): Order => ({
    id: String(row.id),
    lines: (selectLines.all(row.id) as LineRow[]).map(lineOf),
    total: { USD: row.total, PLN: row.total_pln, TWD: row.total_twd },
    currency: row.currency,
    placedAt: row.placed_at,
    shipment:
      row.parcel === null || row.shipped_at === null
        ? null
        : { parcel: row.parcel, shippedAt: row.shipped_at },
  });

  return {
    /**
     * Writes the order with the prices of this moment; they are fixed for it. Returns its number.
     *
     * @param currency Of the list that the shopper reads.
     */
    place: (owner: string, cart: PricedCart, currency: Currency): string =>
      database
        .transaction(() => {
          const now = new Date().toISOString();
          const { USD, PLN, TWD } = cart.total;
          const { lastInsertRowid } = insertOrder.run(owner, USD, PLN, TWD, currency, now);
          for (const [position, { product, quantity }] of cart.lines.entries()) {
            const { id, name, prices } = product;
            const { USD, PLN, TWD } = prices;
            insertLine.run(lastInsertRowid, position, id, name, USD, PLN, TWD, quantity);
          }
          return String(lastInsertRowid);
        })
        .immediate(),

    /** Null for an unknown order and for another shopper's, alike. */
    find(owner: string, id: string): Order | null {
      if (!/^[1-9]\d{0,14}$/.test(id)) return null;
      // Not `get`: after `all`, libsql's answers for what was bound before, another shopper's order.
      const [row] = selectOrders.all(owner, Number(id)) as OrderRow[];
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

function lineOf({ name, price, price_pln, price_twd, quantity }: LineRow): OrderLine {
  return { name, prices: { USD: price, PLN: price_pln, TWD: price_twd }, quantity };
}
