import type { Payment } from '@coinslot/core';
import { formatDateTime } from '../../formatting/formatDateTime.ts';
import { networkName } from '../../formatting/networkName.ts';
import type { UsualMessages } from '../../messages/usual.ts';
import type { Part } from '../part/usePart.ts';

type Row = [name: keyof UsualMessages['receipt'], value: string | null | undefined];

/** The facts of a payment, for the shopper: only those that are known. The hash is whole. */
export function receiptRows(
  { price, due, received, refund, transactions, status, orderId, updatedAt }: Payment,
  { number, money, locale }: Pick<Part<HTMLElement>, 'number' | 'money' | 'locale'>,
): [name: keyof UsualMessages['receipt'], value: string][] {
  const paid = status === 'paid';
  const network = due?.asset.network;
  // Without a network it is how the shop is credited, in no coin that the shopper paid with.
  const sum = network ? (received ?? due.amount) : null;
  const coins = (amount: string | null | undefined) =>
    amount && due && `${number(amount)} ${due.asset.symbol}`;
  const arrived: Row = [paid ? 'paid' : 'received', coins(paid ? sum : received)];
  const cost: Row = ['price', money(price)];
  const rows: Row[] = [
    ...(network ? [arrived, cost] : [cost, arrived]),
    ['refund', coins(refund?.amount)],
    ['network', network && networkName(network)],
    ['order', orderId],
    ['when', formatDateTime(updatedAt, locale)],
    ['transaction', refund?.txHash ?? transactions.at(-1)?.hash],
  ];
  return rows.filter((row): row is [Row[0], string] => !!row[1]);
}
