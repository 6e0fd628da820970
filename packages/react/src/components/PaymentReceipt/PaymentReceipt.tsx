'use client';
import type { ComponentPropsWithoutRef } from 'react';
import { definePart } from '../part/definePart.ts';
import type { PaymentProp } from '../part/usePart.ts';
import { receiptRows } from './receiptRows.ts';
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
    const { payment, root, css, words } = part;
    const { data } = payment;
    if (data === null) return null;
    const { transactions, updatedAt } = data;
    return (
      <dl {...props} {...root}>
        {receiptRows(data, part).map(([name, value]) => (
          <div key={name} className={css('__row')}>
            <dt className={css('__name')}>{words.receipt[name]}</dt>
            <dd className={css('__value')}>
              {name === 'when' ? (
                // The server does not know the shopper's time zone.
                <time dateTime={updatedAt} suppressHydrationWarning>
                  {value}
                </time>
              ) : name === 'transaction' ? (
                <TransactionLink
                  hash={value}
                  // Of what went back only the hash is told: it stands in the same explorer as
                  // what came.
                  seen={transactions.find(({ hash }) => hash === value) ?? transactions[0]}
                  newTab={words.receipt.newTab}
                  className={css('__link')}
                />
              ) : (
                // An order "7-A" is none "A-7", from whatever side it is read.
                <bdi>{value}</bdi>
              )}
            </dd>
          </div>
        ))}
      </dl>
    );
  },
);
