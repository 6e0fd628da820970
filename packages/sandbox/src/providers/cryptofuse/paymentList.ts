import type { Json } from '../../json.ts';
import type { CryptofuseAccount } from './account.ts';
import type { CryptofusePayment } from './entities.ts';
import { Refusal } from './errors.ts';
import { invalidField } from './fields.ts';
import { readDecimal, readTime, readWhole } from './query.ts';
import { listEntry } from './render.ts';
import { wordFor } from './words.ts';

type Ordering = (a: CryptofusePayment, b: CryptofusePayment) => number;

const orderings: Readonly<Record<string, Ordering>> = {
  created_at: (a, b) => a.createdAt - b.createdAt,
  updated_at: (a, b) => a.updatedAt - b.updatedAt,
  amount_usd: (a, b) => Number(a.amountUsd - b.amountUsd),
};

/** `GET /payments/`: Django REST framework's page of what the filters leave, newest first. */
export function listPayments(account: CryptofuseAccount, url: URL): Json {
  const query = url.searchParams;
  const found = [...account.payments.values()]
    .reverse()
    .filter(filterFor(account, query))
    .sort(orderingFor(query));
  const size = readWhole(query, 'page_size', { preset: 30, least: 1, most: 100 });
  const page = readWhole(query, 'page', { preset: 1, least: 1, most: 999_999_999 });
  const last = Math.max(1, Math.ceil(found.length / size));
  if (page > last) throw new Refusal('not_found', 'Invalid page.');
  const shown = found.slice((page - 1) * size, page * size);
  return {
    count: found.length,
    next: page < last ? pageUrl(url, page + 1) : null,
    previous: page > 1 ? pageUrl(url, page - 1) : null,
    results: shown.map((payment) => listEntry(payment, account.dialect)),
  };
}

function filterFor(
  { dialect }: CryptofuseAccount,
  query: URLSearchParams,
): (payment: CryptofusePayment) => boolean {
  const status = query.get('status');
  const currency = query.get('pay_currency');
  const orderId = query.get('order_id');
  const after = readTime(query, 'created_after');
  const before = readTime(query, 'created_before');
  const least = readDecimal(query, 'amount_min');
  const most = readDecimal(query, 'amount_max');
  return (payment) =>
    (status === null || wordFor(payment, dialect) === status) &&
    (currency === null || payment.currency.code === currency) &&
    (orderId === null || payment.orderId === orderId) &&
    (after === null || payment.createdAt >= after) &&
    (before === null || payment.createdAt <= before) &&
    (least === null || payment.amountUsd >= least) &&
    (most === null || payment.amountUsd <= most);
}

function orderingFor(query: URLSearchParams): Ordering {
  const name = query.get('ordering');
  if (name === null) return () => 0;
  const ordering = orderings[name.replace(/^-/, '')];
  if (ordering === undefined) throw invalidField('ordering', 'Not one of the available choices.');
  return name.startsWith('-') ? (a, b) => ordering(b, a) : ordering;
}

function pageUrl(url: URL, page: number): string {
  const target = new URL(url);
  target.searchParams.set('page', String(page));
  return target.href;
}
