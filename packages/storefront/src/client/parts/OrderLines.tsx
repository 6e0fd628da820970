import { CURRENCIES, type Currency, type Order } from '../../api.ts';
import { currencyOf, useCurrency } from '../state/useCurrency.ts';
import { useWords } from '../state/useLanguage.ts';
import { Price } from './Price.tsx';

interface OrderLinesProps {
  order: Order;
  /** In which currency it is being paid, or was; null while all its prices stand. */
  paidIn: Currency | null;
}

export function OrderLines({ order, paidIn }: OrderLinesProps) {
  const chosen = useCurrency();
  const words = useWords();
  const currency = currencyOf(order.total, paidIn ?? chosen);
  const others = CURRENCIES.filter((one) => one !== currency && order.total[one] !== null);
  return (
    <table className="lines">
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{words.product}</th>
          <th scope="col">{words.price}</th>
        </tr>
      </thead>
      <tbody>
        {order.lines.map(({ name, prices, quantity }) => (
          <tr key={name}>
            <th scope="row">
              <bdi lang="en">
                {quantity} × {name}
              </bdi>
            </th>
            <td className="amount">
              <Price prices={prices} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.total}</th>
          <td className="amount">
            <Price prices={order.total} currency={currency} />{' '}
            {paidIn === null &&
              others.map((other) => (
                <span key={other} className="or">
                  {words.or} <Price prices={order.total} currency={other} />{' '}
                </span>
              ))}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
