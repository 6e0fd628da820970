import Libsql from 'libsql';
import { noticeOf, referenceOf, SIGNATURE_HEADER, sign } from './account.ts';
import { openCheckout } from './servers/openCheckout.ts';

/*
 * A shop's database with so many payments: the even ones paid, the odd ones open. One of each goes
 * the real way through the checkout; the others are copies of these two under other names.
 */
export async function seed(file: string, payments: number): Promise<void> {
  const checkout = openCheckout(file);
  const templates: { id: string; reference: string; order: string; paid: boolean }[] = [];
  for (const paid of [true, false]) {
    const order = `template-${paid}`;
    const prices = [{ amount: '100.00', currency: 'USD' }];
    const { payment } = await checkout.payments.create(
      { id: order, prices },
      { asset: 'USDTTRC20' },
    );
    const { reference } = (await checkout.payments.get(payment.id)) ?? {};
    if (!reference) throw new Error('The template has no reference.');
    if (paid) await settle(checkout, reference);
    // The stub gives every creation one reference: the first must leave it free.
    const renamed = referenceOf(paid ? '999999999998' : '999999999999');
    rename(file, payment.id, reference, renamed);
    templates.push({ id: payment.id, reference: renamed, order, paid });
  }
  await checkout.close();
  const database = new Libsql(file);
  // Nothing of it has to outlive a crash.
  database.exec('pragma synchronous = off');
  const copyPayments = database.prepare(copies('coinslot_payments', PAYMENTS, 'id = ?'));
  const copyChanges = database.prepare(copies('coinslot_changes', CHANGES, 'payment_id = ?'));
  for (let first = 0; first < payments; first += SLICE) {
    const last = Math.min(first + SLICE, payments) - 1;
    for (const { id, reference, order, paid } of templates) {
      const values = [paid ? first : first + 1, last, id, reference, order, id];
      copyPayments.run(...values);
      copyChanges.run(...values);
    }
    database.exec('pragma wal_checkpoint(truncate)');
  }
  database.exec('analyze');
  database.exec('pragma wal_checkpoint(truncate)');
  database.close();
}

/** Even, and so many that the log of one slice stays below 200 MB. */
const SLICE = 20_000;

/** Payment `n` of a seeded database. */
export const paymentOf = (n: number) => ({
  id: `pay_${String(n).padStart(22, '0')}`,
  reference: referenceOf(n),
});

const PAYMENTS = [
  'id',
  'order_id',
  'provider',
  'reference',
  'status',
  'held',
  'live',
  'revision',
  'request_hash',
  'read_at',
  'checks',
  'record',
  'order_snapshot',
];
const CHANGES = [
  'id',
  'payment_id',
  'order_id',
  'version',
  'from_status',
  'to_status',
  'type',
  'evidence',
  'word',
  'record',
  'at',
  'delivered_at',
  'attempts',
];

/** Every name of the template becomes the copy's, inside the JSON as well; nothing is due. */
function copies(table: string, columns: readonly string[], where: string): string {
  const named = new Set(['id', 'payment_id', 'order_id', 'reference', 'record', 'order_snapshot']);
  const values = columns.map((column) => {
    const value = `source.${column}`;
    if (!named.has(column)) return value;
    const text = `replace(replace(replace(${value}, template.id, 'pay_' || printf('%022d', n)), template.reference,
      '550e8400-e29b-41d4-a716-' || printf('%012d', n)), template.order_name, 'order-' || n)`;
    // A change's own id is its own; the copy's place tells them apart.
    return table === 'coinslot_changes' && column === 'id' ? `${value} || '-' || n` : text;
  });
  return `with recursive numbers(n) as (select cast(? as integer) union all select n + 2 from numbers where n + 2 <= ?),
    template(id, reference, order_name) as (select ?, ?, ?)
    insert into ${table} (${columns.join(', ')})
    select ${values.join(', ')} from ${table} as source, template, numbers where source.${where}`;
}

async function settle(checkout: ReturnType<typeof openCheckout>, reference: string) {
  const body = noticeOf(reference);
  const { status } = await checkout.handler(
    new Request('https://shop.example/api/checkout/callbacks/cryptofuse', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', [SIGNATURE_HEADER]: sign(body) },
      body,
    }),
  );
  if (status !== 200) throw new Error(`The template's notice was answered with ${status}.`);
}

function rename(file: string, id: string, reference: string, renamed: string) {
  const database = new Libsql(file);
  const set = 'record = replace(record, ?, ?)';
  database
    .prepare(`update coinslot_payments set reference = ?, ${set} where id = ?`)
    .run(renamed, reference, renamed, id);
  database
    .prepare(`update coinslot_changes set ${set} where payment_id = ?`)
    .run(reference, renamed, id);
  database.close();
}
