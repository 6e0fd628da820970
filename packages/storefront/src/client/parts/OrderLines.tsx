import type { Currency, Order } from '../../api.ts';
import { currencyOf, useCurrency } from '../state/useCurrency.ts';
import { Price } from './Price.tsx';

interface OrderLinesProps {
  order: Order;
  /** In which currency it is being paid, or was; null while both prices stand. */
  paidIn: Currency | null;
}

export function OrderLines({ order, paidIn }: OrderLinesProps) {
  const chosen = useCurrency();
  const currency = currencyOf(order.total, paidIn ?? chosen);
  const other = currency === 'USD' ? 'PLN' : 'USD';
  return (
    <table className="lines">
      <thead className="visually-hidden">
        <tr>
          <th scope="col">Product</th>
          <th scope="col">Price</th>
        </tr>
      </thead>
      <tbody>
        {order.lines.map(({ name, prices, quantity }) => (
          <tr key={name}>
            <th scope="row">
              {quantity} × {name}
            </th>
            <td className="amount">
              <Price prices={prices} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          <td className="amount">
            <Price prices={order.total} currency={currency} />{' '}
            {paidIn === null && order.total[other] !== null && (
              <span className="or">
                or <Price prices={order.total} currency={other} />
              </span>
            )}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
