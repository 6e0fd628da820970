import type { PricedCart } from '../../api.ts';
import { setQuantity } from '../state/useCart.ts';
import { currencyOf, useCurrency } from '../state/useCurrency.ts';
import { useWords } from '../state/useLanguage.ts';
import { Price } from './Price.tsx';

export function CartTable({ cart }: { cart: PricedCart }) {
  const words = useWords();
  // Lines and total are told in one currency.
  const currency = currencyOf(cart.total, useCurrency());
  return (
    <table className="lines">
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{words.product}</th>
          <th scope="col">{words.quantity}</th>
          <th scope="col">{words.price}</th>
        </tr>
      </thead>
      <tbody>
        {cart.lines.map(({ product, quantity, total }) => (
          <tr key={product.id}>
            <th scope="row">
              <bdi lang="en">{product.name}</bdi>
            </th>
            <td>
              <input
                className="quantity"
                type="number"
                aria-label={words.quantityOf(product.name)}
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
            {words.total}
          </th>
          <td className="amount">
            <Price prices={cart.total} currency={currency} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
