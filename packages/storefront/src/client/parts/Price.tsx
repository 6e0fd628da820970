import { type Currency, DIGITS, type Prices } from '../../api.ts';
import { currencyOf, useCurrency } from '../state/useCurrency.ts';
import { LANGUAGES, useLanguage } from '../state/useLanguage.ts';

interface PriceProps {
  prices: Prices;
  /** The shopper's own unless told otherwise. */
  currency?: Currency | undefined;
  className?: string;
}

/** One price, in one currency. Formats the string itself: money never becomes a floating-point number. */
export function Price({ prices, currency, className = 'price' }: PriceProps) {
  const chosen = useCurrency();
  const shown = currencyOf(prices, currency ?? chosen);
  const format = new Intl.NumberFormat(LANGUAGES[useLanguage()].format, {
    style: 'currency',
    currency: shown,
    minimumFractionDigits: DIGITS[shown],
  });
  const amount = prices[shown] as Intl.StringNumericLiteral;
  return <bdi className={className}>{format.format(amount)}</bdi>;
}
