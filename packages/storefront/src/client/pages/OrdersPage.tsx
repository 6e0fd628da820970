import { useQuery } from '@tanstack/react-query';
import { CURRENCIES, type ListedOrder } from '../../api.ts';
import { Link } from '../parts/Link.tsx';
import { Price } from '../parts/Price.tsx';
import { SignInForm } from '../parts/SignInForm.tsx';
import { callShop } from '../state/callShop.ts';
import { useWords } from '../state/useLanguage.ts';
import { useSession } from '../state/useSession.ts';

export function OrdersPage() {
  const shopper = useSession();
  const words = useWords();
  const { data } = useQuery({
    queryKey: ['orders'],
    queryFn: () => callShop<{ orders: ListedOrder[] }>('GET', '/orders'),
    enabled: Boolean(shopper),
  });

  return (
    <div className="narrow" aria-busy={shopper === undefined || (shopper !== null && !data)}>
      <title>{`${words.orders} · Quiet Kettle`}</title>
      <h1>{words.yourOrders}</h1>
      {shopper === null && (
        <div className="panel">
          <SignInForm />
        </div>
      )}
      {shopper && data?.orders.length === 0 && (
        <p>
          {words.noOrders} <Link href="/">{words.toShelves}</Link>
        </p>
      )}
      {shopper && data && data.orders.length > 0 && (
        <ul className="orders panel">
          {data.orders.map((order) => (
            <li key={order.id}>
              <Link href={`/orders/${order.id}`}>{words.order(order.id)}</Link>
              <span className="order-state">{order.shipment ? words.shipped : words.unpaid}</span>
              <Price
                prices={order.total}
                currency={CURRENCIES.find((one) => one === order.paidIn)}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
