import type { PaymentEvent } from '@coinslot/server';
import Libsql from 'libsql';

/** The merchant's own database: what was shipped, and every call of `onPayment`. */
export interface Warehouse {
  /** Before anything else of a call. */
  begin(event: PaymentEvent): number;
  /** Ships, if the order is paid and the event was never handled: one row per order, and no second. */
  ship(event: PaymentEvent): void;
  end(call: number): void;
  shipments(): { order_id: string; event_id: string }[];
  calls(): Call[];
  close(): void;
}

export interface Call {
  event_id: string;
  type: string;
  order_id: string;
  payment_id: string;
  version: number;
  /** The machine's monotonic clock, ns; the end is missing where the process ended first. */
  began: string;
  ended: string | null;
}

export function openWarehouse(file: string): Warehouse {
  // Several servers of the shop write to it.
  const database = new Libsql(file, { timeout: 10_000 });
  database.pragma('journal_mode = wal');
  database.exec(
    `create table if not exists shipments (order_id text not null, event_id text not null unique);
     create table if not exists calls (seq integer primary key, event_id text, type text,
       order_id text, payment_id text, version integer, began text, ended text)`,
  );
  const clock = () => `${process.hrtime.bigint()}`;
  const statement = (text: string) => database.prepare(text);
  const begin = statement(
    'insert into calls (event_id, type, order_id, payment_id, version, began) values (?, ?, ?, ?, ?, ?)',
  );
  const ship = statement('insert or ignore into shipments values (?, ?)');
  const end = statement('update calls set ended = ? where seq = ?');
  return {
    begin: ({ id, type, payment, order }) =>
      Number(begin.run([id, type, order.id, payment.id, payment.version, clock()]).lastInsertRowid),
    ship({ id, type, order }) {
      if (type === 'payment.paid') ship.run([order.id, id]);
    },
    end: (call) => void end.run([clock(), call]),
    shipments: () =>
      statement('select * from shipments').all() as { order_id: string; event_id: string }[],
    calls: () => statement('select * from calls order by seq').all() as Call[],
    close: () => void database.close(),
  };
}
