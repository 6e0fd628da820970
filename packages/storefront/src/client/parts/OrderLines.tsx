import type { Order } from '../../api.ts';
import { Price } from './Price.tsx';

export function OrderLines({ order }: { order: Order }) {
  return (
    <table className="lines">
      <thead className="visually-hidden">
        <tr>
          <th scope="col">Product</th>
          <th scope="col">Price</th>
        </tr>
      </thead>
      <tbody>
        {order.lines.map(({ name, price, quantity }) => (
          <tr key={name}>
            <th scope="row">
              {quantity} × {name}
            </th>
            <td className="amount">
              <Price amount={price} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          <td className="amount">
            <Price amount={order.total} currency={order.currency} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
