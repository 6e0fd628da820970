import type { PricedCart } from '../../api.ts';
import { setQuantity } from '../state/useCart.ts';
import { currencyOf, useCurrency } from '../state/useCurrency.ts';
import { Price } from './Price.tsx';

export function CartTable({ cart }: { cart: PricedCart }) {
  // Lines and total are told in one currency.
  const currency = currencyOf(cart.total, useCurrency());
  return (
    <table className="lines">
      <thead className="visually-hidden">
        <tr>
          <th scope="col">Product</th>
          <th scope="col">Quantity</th>
          <th scope="col">Price</th>
        </tr>
      </thead>
      <tbody>
        {cart.lines.map(({ product, quantity, total }) => (
          <tr key={product.id}>
            <th scope="row">{product.name}</th>
            <td>
              <input
                className="quantity"
                type="number"
                aria-label={`Quantity of ${product.name}`}
                min={0}
                max={99}
                value={quantity}
                onChange={({ target }) => setQuantity(product.id, target.valueAsNumber || 0)}
              />
            </td>
            <td className="amount">
              <Price prices={total} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            Total
          </th>
          <td className="amount">
            <Price prices={cart.total} currency={currency} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
