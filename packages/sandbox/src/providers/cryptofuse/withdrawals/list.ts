import type { Json } from '../../../json.ts';
import type { CryptofuseAccount } from '../account.ts';
import { blockchainOf } from '../currencies.ts';
import { invalidField } from '../fields.ts';
import { readTime, readWhole } from '../query.ts';
import { type CryptofuseWithdrawal, wordOf } from './entities.ts';
import { listEntry } from './render.ts';

type Order = (a: CryptofuseWithdrawal, b: CryptofuseWithdrawal) => number;

const orders: Readonly<Record<string, Order>> = {
  created_asc: (a, b) => a.createdAt - b.createdAt,
  created_desc: (a, b) => b.createdAt - a.createdAt,
  amount_asc: (a, b) => compare(a.amount, b.amount),
  amount_desc: (a, b) => compare(b.amount, a.amount),
};

/** `GET /withdrawal/`: a page of what the filters leave, and how many they leave. */
export function listWithdrawals(account: CryptofuseAccount, query: URLSearchParams): Json {
  const name = query.get('sort') ?? 'created_desc';
  const order = Object.hasOwn(orders, name) ? orders[name] : undefined;
  if (order === undefined) throw invalidField('sort', 'Not one of the available choices.');
  const all = [...account.withdrawals.values()];
  // Of two that are equal, the one that comes first in the order of their creation.
  const inOrder = name === 'created_desc' ? all.reverse() : all;
  const found = inOrder.filter(filterFor(query)).sort(order);
  const limit = readWhole(query, 'limit', { preset: 20, least: 1, most: 100 });
  const offset = readWhole(query, 'offset', { preset: 0, least: 0, most: 999_999_999 });
  return {
    withdrawals: found
      .slice(offset, offset + limit)
      .map((withdrawal) => listEntry(withdrawal, account.dialect)),
    total: found.length,
  };
}

function filterFor(query: URLSearchParams): (withdrawal: CryptofuseWithdrawal) => boolean {
  const status = query.get('status');
  const blockchain = query.get('blockchain');
  const token = query.get('token');
  const customId = query.get('custom_id');
  const start = readTime(query, 'start_date');
  const end = readTime(query, 'end_date');
  return (withdrawal) =>
    (status === null || wordOf(withdrawal) === status) &&
    (blockchain === null || withdrawal.currency.blockchain === blockchainOf(blockchain)) &&
    (token === null || withdrawal.currency.token === token.toUpperCase()) &&
    (customId === null || withdrawal.customId === customId) &&
    (start === null || withdrawal.createdAt >= start) &&
    (end === null || withdrawal.createdAt <= end);
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
