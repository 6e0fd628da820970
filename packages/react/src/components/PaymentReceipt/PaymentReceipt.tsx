'use client';
import type { Payment } from '@coinslot/core';
import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import { formatDateTime } from '../../formatting/formatDateTime.ts';
import { networkName } from '../../formatting/networkName.ts';
import { type PaymentProp, usePaymentOf } from '../slot/usePaymentOf.ts';
import { useSlot } from '../slot/useSlot.ts';
import { type Text, useText } from '../text/useText.ts';
import { TransactionLink } from './TransactionLink.tsx';

export interface PaymentReceiptProps extends ComponentPropsWithoutRef<'dl'>, PaymentProp {}

/**
 * The facts of a payment as a list: what came, on which network, for which order, when, and in
 * which transaction. Nothing while there is no payment.
 *
 * @example
 * <PaymentReceipt payment={usePaymentStatus({ id, clientSecret })} />
 */
export const PaymentReceipt = forwardRef<HTMLDListElement, PaymentReceiptProps>(
  function PaymentReceipt({ payment: prop, className, ...rest }, ref) {
    const payment = usePaymentOf(prop, 'PaymentReceipt');
    const text = useText('PaymentReceipt');
    const { root, css } = useSlot(
      'payment-receipt',
      { useCase: 'PaymentReceipt', className, payment },
      ref,
    );
    if (payment.data === null) return null;
    const { data } = payment;
    const { receipt } = text.words;
    const network = data.due?.asset.network;
    const hash = data.refund?.txHash ?? data.transactions.at(-1)?.hash;
    const rows: [name: string, value: React.ReactNode][] = [
      ...moneyRows(data, text),
      ...(network ? [[receipt.network, networkName(network)] as [string, string]] : []),
      [receipt.order, data.orderId],
      [
        receipt.when,
        // The server does not know the shopper's time zone.
        <time key="when" dateTime={data.updatedAt} suppressHydrationWarning>
          {formatDateTime(data.updatedAt, text.locale)}
        </time>,
      ],
    ];
    if (hash !== undefined) {
      const url = data.transactions.find((transaction) => transaction.hash === hash)?.explorerUrl;
      rows.push([
        receipt.transaction,
        <TransactionLink key="hash" hash={hash} url={url ?? null} className={css('__link')} />,
      ]);
    }
    return (
      <dl {...rest} {...root}>
        {rows.map(([name, value]) => (
          <div key={name} className={css('__row')}>
            <dt className={css('__name')}>{name}</dt>
            <dd className={css('__value')}>{value}</dd>
          </div>
        ))}
      </dl>
    );
  },
);

function moneyRows(payment: Payment, { words, number }: Text): [string, string][] {
  const { receipt } = words;
  const { price, due, received, refund, status } = payment;
  const coins = (amount: string) => `${number(amount)} ${due?.asset.symbol ?? ''}`;
  const rows: [string, string][] = [];
  if (due !== null) {
    const name = status === 'paid' ? receipt.paid : receipt.received;
    const amount = received ?? (status === 'paid' ? due.amount : null);
    if (amount !== null) rows.push([name, coins(amount)]);
  }
  if (due === null || due.asset.symbol !== price.currency) {
    rows.push([receipt.price, `${number(price.amount)} ${price.currency}`]);
  }
  if (refund?.amount != null) rows.push([receipt.refund, coins(refund.amount)]);
  return rows;
}
