import { usePayment } from '@coinslot/react';
import { useEffect, useRef } from 'react';
import type { Order, PaymentView } from '../../api.ts';
import { takeFocus } from '../state/takeFocus.ts';
import { LANGUAGES, useLanguage } from '../state/useLanguage.ts';

interface ShipmentPanelProps {
  shipment: NonNullable<Order['shipment']>;
  /** With which it was paid. */
  view: PaymentView | null;
  /** It took the place of what the shopper paid with. */
  isNews: boolean;
}

export function ShipmentPanel({ shipment, view, isNews }: ShipmentPanelProps) {
  const { words, dates } = LANGUAGES[useLanguage()];
  const shippedAt = new Date(shipment.shippedAt);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (isNews) takeFocus(heading.current);
  }, [isNews]);
  usePayment({
    onOpenChange: (open) => {
      if (!open) requestAnimationFrame(() => takeFocus(heading.current));
    },
  });
  return (
    <section className="panel shipped" aria-labelledby="shipped">
      <svg className="shipped-mark" viewBox="0 0 48 48" aria-hidden="true">
        <circle cx="24" cy="24" r="22" />
        <path d="m15 25 6 6 12-13" />
      </svg>
      <h2 id="shipped" ref={heading} tabIndex={-1}>
        {words.paidAndShipped}
      </h2>
      <p>
        {words.parcel} <strong>{shipment.parcel}</strong>
        <br />
        {words.leftOn}{' '}
        <time dateTime={shipment.shippedAt}>
          {shippedAt.toLocaleString(dates, { dateStyle: 'medium', timeStyle: 'short' })}
        </time>
      </p>
      {view && <p className="hint">{words.paidThrough(view.payment.providerName)}</p>}
    </section>
  );
}
