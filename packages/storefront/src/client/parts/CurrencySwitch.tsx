import { CURRENCIES, type Currency } from '../../api.ts';
import { chooseCurrency, useCurrency } from '../state/useCurrency.ts';

const NAMES: Record<Currency, string> = {
  USD: 'US dollars',
  PLN: 'Polish złoty',
  TWD: 'New Taiwan dollars',
};

/** In which currency the shop shows its prices. What is paid is chosen with the way to pay. */
export function CurrencySwitch() {
  const current = useCurrency();
  return (
    <fieldset className="currency">
      <legend className="visually-hidden">Prices in</legend>
      {CURRENCIES.map((currency) => (
        <label key={currency} className="currency-choice" title={NAMES[currency]}>
          <input
            type="radio"
            name="currency"
            value={currency}
            checked={currency === current}
            onChange={() => chooseCurrency(currency)}
          />
          {currency}
        </label>
      ))}
    </fieldset>
  );
}
