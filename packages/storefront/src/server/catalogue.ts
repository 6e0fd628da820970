import type { Product } from '../api.ts';

/** What the shop sells, and for how much. The browser shows these prices, and decides none. */
export const catalogue: readonly Product[] = [
  {
    id: 'first-light',
    shelf: 'coffee',
    name: 'First Light',
    note: 'Washed, light. Apricot, jasmine, honey.',
    prices: { USD: '14.50', PLN: '55.00', TWD: '470' },
  },
  {
    id: 'slow-sunday',
    shelf: 'coffee',
    name: 'Slow Sunday',
    note: 'Natural, medium. Cherry, cocoa, brown sugar.',
    prices: { USD: '13.00', PLN: '49.00', TWD: '420' },
  },
  {
    id: 'night-shift',
    shelf: 'coffee',
    name: 'Night Shift',
    note: 'Espresso, dark. Molasses, walnut, smoke.',
    prices: { USD: '12.25', PLN: '46.50', TWD: '390' },
  },
  {
    id: 'half-asleep',
    shelf: 'coffee',
    name: 'Half Asleep',
    note: 'Decaf, medium. Toffee, red apple, almond.',
    prices: { USD: '13.75', PLN: '52.00', TWD: '450' },
  },
  bench('123.45', 'Paid at once', 'The provider reports the whole amount in the same breath.'),
  bench('234.56', 'Paid after 30 seconds', 'Time enough to close the page and come back.'),
  bench('345.67', 'Paid by half', 'The card says what is missing.'),
  bench('456.78', 'Paid one and a half times', 'The card says what is too much.'),
  bench('567.89', 'Never paid', 'The price expires.'),
  bench('678.90', 'Goes wrong', 'The provider gives the payment up.'),
];

/**
 * A gift card whose price decides how the provider's test environment plays the payment. That is an
 * amount of US dollars, so the other lists have none.
 */
function bench(price: string, name: string, note: string): Product {
  return {
    id: `gift-${price.replace('.', '-')}`,
    shelf: 'bench',
    name,
    note,
    prices: { USD: price, PLN: null, TWD: null },
  };
}
