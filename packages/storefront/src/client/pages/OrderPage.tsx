import { useState } from 'react';
import { CURRENCIES, type Currency, type OrderAnswer } from '../../api.ts';
import { Link } from '../parts/Link.tsx';
import { OrderLines } from '../parts/OrderLines.tsx';
import { PaymentPanel } from '../parts/PaymentPanel.tsx';
import { ShipmentPanel } from '../parts/ShipmentPanel.tsx';
import { SignInForm } from '../parts/SignInForm.tsx';
import { refusalIn, ShopRefusal } from '../state/callShop.ts';
import { isEnded } from '../state/isEnded.ts';
import { useWords } from '../state/useLanguage.ts';
import { useOrder } from '../state/useOrder.ts';

export function OrderPage({ orderId }: { orderId: string }) {
  const { data, error, refetch } = useOrder(orderId);
  const words = useWords();
  const [first, setFirst] = useState<OrderAnswer>();
  if (first === undefined && data) setFirst(data);
  return (
    <div className="order" aria-busy={!data && !error}>
      <title>{`${words.order(orderId)} · Quiet Kettle`}</title>
      <h1>{words.order(orderId)}</h1>
      {error && <p role="alert">{refusalIn(words, error)}</p>}
      {error instanceof ShopRefusal && error.status === 404 && (
        <p>
          <Link href="/orders">{words.toOrders}</Link>
        </p>
      )}
      {error instanceof ShopRefusal && error.status === 401 && (
        <SignInForm onSignedIn={() => void refetch()} />
      )}
      {data && (
        <div className="order-columns">
          <section className="panel" aria-label={words.ordered}>
            <OrderLines order={data.order} paidIn={paidIn(data)} />
          </section>
          {data.order.shipment ? (
            <ShipmentPanel
              shipment={data.order.shipment}
              view={data.payment}
              isNews={first?.order.shipment === null}
            />
          ) : (
            <PaymentPanel order={data.order} view={data.payment} />
          )}
        </div>
      )}
    </div>
  );
}

/** An ended payment leaves the order with all of its prices. */
function paidIn({ payment: view }: OrderAnswer): Currency | null {
  if (view === null || isEnded(view.payment)) return null;
  return CURRENCIES.find((currency) => currency === view.payment.price.currency) ?? null;
}
