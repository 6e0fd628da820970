import { useQuery } from '@tanstack/react-query';
import type { Order } from '../../api.ts';
import { Link } from '../parts/Link.tsx';
import { Price } from '../parts/Price.tsx';
import { SignInForm } from '../parts/SignInForm.tsx';
import { callShop } from '../state/callShop.ts';
import { useSession } from '../state/useSession.ts';

export function OrdersPage() {
  const shopper = useSession();
  const { data } = useQuery({
    queryKey: ['orders'],
    queryFn: () => callShop<{ orders: Order[] }>('GET', '/orders'),
    enabled: Boolean(shopper),
  });

  return (
    <div className="narrow">
      <title>Orders · Quiet Kettle</title>
      <h1>Your orders</h1>
      {shopper === null && (
        <div className="panel">
          <SignInForm />
        </div>
      )}
      {shopper && data?.orders.length === 0 && (
        <p>
          None so far. <Link href="/">Look at the shelves</Link>.
        </p>
      )}
      {shopper && data && data.orders.length > 0 && (
        <ul className="orders panel">
          {data.orders.map((order) => (
            <li key={order.id}>
              <Link href={`/orders/${order.id}`}>Order {order.id}</Link>
              <span className="order-state">{order.shipment ? 'Shipped' : 'Not paid yet'}</span>
              <Price prices={order.total} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
