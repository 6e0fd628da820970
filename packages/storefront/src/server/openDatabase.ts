import Database from 'libsql';
import { catalogue } from './catalogue.ts';

export type ShopDatabase = Database.Database;

/** The shop's own tables, in its own file. Coinslot keeps its payments in another. */
const SCHEMA = `
  create table if not exists products (
    id text primary key, position integer not null, shelf text not null,
    name text not null, note text not null, price text not null
  );
  create table if not exists sessions (
    id text primary key, name text not null, started_at text not null
  );
  create table if not exists orders (
    id integer primary key, owner text not null references sessions (id),
    total text not null, currency text not null, placed_at text not null
  );
  create table if not exists order_lines (
    order_id integer not null references orders (id), position integer not null,
    product_id text not null, name text not null, price text not null, quantity integer not null,
    primary key (order_id, position)
  );
  create table if not exists shipments (
    order_id integer primary key references orders (id), event_id text not null unique,
    parcel text not null, shipped_at text not null
  );
  create index if not exists orders_by_owner on orders (owner);
`;

/** What came later: a column for each price by another list, empty in the rows of before. */
const ADDED = [
  { table: 'products', column: 'price_pln' },
  { table: 'orders', column: 'total_pln' },
  { table: 'order_lines', column: 'price_pln' },
  { table: 'products', column: 'price_twd' },
  { table: 'orders', column: 'total_twd' },
  { table: 'order_lines', column: 'price_twd' },
];

/**
 * Opens the file, makes its tables and puts today's catalogue into them. A file of an older shop gets
 * the columns that it lacks.
 */
export function openDatabase(file: string): ShopDatabase {
  const database = new Database(file, { timeout: 5_000 });
  database.pragma('journal_mode = wal');
  database.pragma('foreign_keys = on');
  database.exec(SCHEMA);
  for (const { table, column } of ADDED) addColumn(database, table, column);
  stock(database);
  return database;
}

function addColumn(database: ShopDatabase, table: string, column: string): void {
  const columns = database.prepare(`select name from pragma_table_info('${table}')`).all();
  if ((columns as { name: string }[]).some(({ name }) => name === column)) return;
  database.exec(`alter table ${table} add column ${column} text`);
}

/** What is no longer sold leaves the table; old orders keep their own copy of name and price. */
function stock(database: ShopDatabase): void {
  const insert = database.prepare(
    `insert into products (id, position, shelf, name, note, price, price_pln, price_twd)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  database
    .transaction(() => {
      database.exec('delete from products');
      for (const [position, { id, shelf, name, note, prices }] of catalogue.entries()) {
        const { USD, PLN, TWD } = prices;
        insert.run(id, position, shelf, name, note, USD, PLN, TWD);
      }
    })
    .immediate();
}
