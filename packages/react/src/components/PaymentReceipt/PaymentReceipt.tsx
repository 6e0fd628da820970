'use client';
import type { Payment } from '@coinslot/core';
import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import { formatDateTime } from '../../formatting/formatDateTime.ts';
import { networkName } from '../../formatting/networkName.ts';
import type { UsualMessages } from '../../messages/usual.ts';
import { definePart } from '../part/definePart.ts';
import type { Part, PaymentProp } from '../part/usePart.ts';
import { TransactionLink } from './TransactionLink.tsx';

export interface PaymentReceiptProps extends ComponentPropsWithoutRef<'dl'>, PaymentProp {}

/**
 * The facts of a payment as a list: what came, on which network, for which order, when, and in
 * which transaction. Nothing while there is no payment.
 *
 * @example
 * <PaymentReceipt payment={usePaymentStatus({ id, clientSecret })} />
 */
export const PaymentReceipt = definePart<HTMLDListElement, PaymentReceiptProps>(
  'PaymentReceipt',
  (props, part) => {
    const { payment, root, css } = part;
    if (payment.data === null) return null;
    return (
      <dl {...props} {...root}>
        {rowsOf(payment.data, part).map(
          ([name, value]) =>
            value !== null && (
              <div key={name} className={css('__row')}>
                <dt className={css('__name')}>{part.words.receipt[name]}</dt>
                <dd className={css('__value')}>
                  {/* An order "7-A" is none "A-7", from whatever side it is read. */}
                  {typeof value === 'string' ? <bdi>{value}</bdi> : value}
                </dd>
              </div>
            ),
        )}
      </dl>
    );
  },
);

function rowsOf(
  payment: Payment,
  { words: { receipt }, number, money, locale, css }: Part<HTMLDListElement>,
): [name: keyof UsualMessages['receipt'], value: ReactNode][] {
  const { price, due, received, refund, transactions, status, updatedAt } = payment;
  const paid = status === 'paid';
  const network = due?.asset.network;
  // Without a network it is how the shop is credited; the shopper knows the price.
  const came = received ?? (paid && network ? due.amount : null);
  const coins = (amount: string | null | undefined) =>
    amount && due ? `${number(amount)} ${due.asset.symbol}` : null;
  const hash = refund?.txHash ?? transactions.at(-1)?.hash;
  // Of what went back only the hash is told: it stands in the same explorer as what came.
  const seen = transactions.find((transaction) => transaction.hash === hash) ?? transactions[0];
  return [
    [paid ? 'paid' : 'received', coins(came)],
    ['price', money(price)],
    ['refund', coins(refund?.amount)],
    ['network', network ? networkName(network) : null],
    ['order', payment.orderId],
    [
      'when',
      // The server does not know the shopper's time zone.
      <time key="when" dateTime={updatedAt} suppressHydrationWarning>
        {formatDateTime(updatedAt, locale)}
      </time>,
    ],
    [
      'transaction',
      hash ? (
        <TransactionLink
          key="hash"
          hash={hash}
          seen={seen}
          newTab={receipt.newTab}
          className={css('__link')}
        />
      ) : null,
    ],
  ];
}
