import { CURRENCIES, type Currency, type Prices } from '../../api.ts';
import { createStored } from './createStored.ts';

const currency = createStored('quiet-kettle:currency', (kept): Currency => {
  const { language } = navigator;
  return (
    CURRENCIES.find((known) => known === kept) ??
    (language.startsWith('pl') ? 'PLN' : language === 'zh-TW' ? 'TWD' : 'USD')
  );
});

/** In which of its price lists the shopper reads the shop. */
export function useCurrency(): Currency {
  return currency.use();
}

export const chooseCurrency: (chosen: Currency) => void = currency.set;

/** The currency to show a price in: the shopper's, where there is one. */
export function currencyOf(prices: Prices, wanted: Currency): Currency {
  return prices[wanted] === null ? 'USD' : wanted;
}
