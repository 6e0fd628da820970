import type { Order } from '../../api.ts';

export function ShipmentPanel({ shipment }: { shipment: NonNullable<Order['shipment']> }) {
  const shippedAt = new Date(shipment.shippedAt);
  return (
    <section className="panel shipped" aria-labelledby="shipped">
      <svg className="shipped-mark" viewBox="0 0 48 48" aria-hidden="true">
        <circle cx="24" cy="24" r="22" />
        <path d="m15 25 6 6 12-13" />
      </svg>
      <h2 id="shipped">Paid and shipped</h2>
      <p>
        Parcel <strong>{shipment.parcel}</strong> left the roastery on{' '}
        <time dateTime={shipment.shippedAt}>
          {shippedAt.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' })}
        </time>
        .
      </p>
    </section>
  );
}
