import { type Decimal, parseDecimal } from '../../decimal.ts';
import type { Json } from '../../json.ts';
import type { CryptofuseAccount } from './account.ts';
import type { CryptofusePayment } from './entities.ts';
import { Refusal } from './errors.ts';
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
  const size = readWhole(query, 'page_size', 30, 100);
  const page = readWhole(query, 'page', 1, Number.MAX_SAFE_INTEGER);
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
  const least = readAmount(query, 'amount_min');
  const most = readAmount(query, 'amount_max');
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
  if (ordering === undefined) throw invalid('ordering', 'Not one of the available choices.');
  return name.startsWith('-') ? (a, b) => ordering(b, a) : ordering;
}

function readWhole(query: URLSearchParams, name: string, preset: number, most: number): number {
  const text = query.get(name);
  if (text === null) return preset;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > most) throw invalid(name, 'Out of range.');
  return value;
}

function readTime(query: URLSearchParams, name: string): number | null {
  const text = query.get(name);
  if (text === null) return null;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw invalid(name, 'Enter a valid date/time.');
  return time;
}

function readAmount(query: URLSearchParams, name: string): Decimal | null {
  const text = query.get(name);
  if (text === null) return null;
  const amount = parseDecimal(text);
  if (amount === null) throw invalid(name, 'Enter a number.');
  return amount;
}

function pageUrl(url: URL, page: number): string {
  const target = new URL(url);
  target.searchParams.set('page', String(page));
  return target.href;
}

function invalid(name: string, problem: string): Refusal {
  return new Refusal('invalid_request', 'Invalid request.', { [name]: [problem] });
}
