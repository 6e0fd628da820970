import type { Currency, Prices } from '../../api.ts';
import { createStored } from './createStored.ts';

const currency = createStored('quiet-kettle:currency', (kept): Currency => {
  if (kept === 'USD' || kept === 'PLN') return kept;
  return navigator.language.startsWith('pl') ? 'PLN' : 'USD';
});

/** In which of its two price lists the shopper reads the shop. */
export function useCurrency(): Currency {
  return currency.use();
}

export const chooseCurrency: (chosen: Currency) => void = currency.set;

/** The currency to show a price in: the shopper's, where there is one. */
export function currencyOf({ PLN }: Prices, wanted: Currency): Currency {
  return PLN === null ? 'USD' : wanted;
}
