import type { Payment } from '@coinslot/core';
import { formatDateTime } from '../../formatting/formatDateTime.ts';
import { networkName } from '../../formatting/networkName.ts';
import type { UsualMessages } from '../../messages/usual.ts';
import type { Part } from '../part/usePart.ts';

/** The facts of a payment, for the shopper: only those that are known. The hash is whole. */
export function receiptRows(
  { price, due, received, refund, transactions, status, orderId, updatedAt }: Payment,
  { number, money, locale }: Pick<Part<HTMLElement>, 'number' | 'money' | 'locale'>,
): [name: keyof UsualMessages['receipt'], value: string][] {
  const paid = status === 'paid';
  const network = due?.asset.network;
  // Without a network it is how the shop is credited; the shopper knows the price.
  const came = received ?? (paid && network ? due.amount : null);
  const coins = (amount: string | null | undefined) =>
    amount && due && `${number(amount)} ${due.asset.symbol}`;
  const rows: [name: keyof UsualMessages['receipt'], value: string | null | undefined][] = [
    [paid ? 'paid' : 'received', coins(came)],
    ['price', money(price)],
    ['refund', coins(refund?.amount)],
    ['network', network && networkName(network)],
    ['order', orderId],
    ['when', formatDateTime(updatedAt, locale)],
    ['transaction', refund?.txHash ?? transactions.at(-1)?.hash],
  ];
  return rows.filter((row): row is [(typeof row)[0], string] => !!row[1]);
}
