import type { Payment } from '@coinslot/core';

/** What the shop's server and its pages tell each other. Amounts are decimal strings. */

/** The currencies of the shop's price lists, and how many digits their prices have after the point. */
export const DIGITS = { USD: 2, PLN: 2, TWD: 0 } as const;

export type Currency = keyof typeof DIGITS;

export const CURRENCIES = Object.keys(DIGITS) as readonly Currency[];

/**
 * What something costs by each list, such as '14.50'. No price is ever computed from another. What
 * is sold in US dollars only has null for the rest.
 */
export type Prices = Record<Currency, string | null>;

export interface Product {
  id: string;
  /** `bench` holds the prices that a provider's test environment reacts to. */
  shelf: 'coffee' | 'bench';
  name: string;
  note: string;
  prices: Prices;
}

/** What the browser sends: never a price. */
export interface CartLine {
  productId: string;
  quantity: number;
}

export interface PricedLine {
  product: Product;
  quantity: number;
  total: Prices;
}

export interface PricedCart {
  lines: PricedLine[];
  /** Only in the currencies that all its lines have a price in. */
  total: Prices;
}

export interface Shopper {
  name: string;
}

export interface OrderLine {
  name: string;
  prices: Prices;
  quantity: number;
}

export interface Order {
  id: string;
  lines: OrderLine[];
  /** Fixed when the order was placed. */
  total: Prices;
  /** Of the list that the shopper read: whoever takes several currencies is paid in this one. */
  currency: Currency;
  /** ISO 8601, like `shippedAt`. */
  placedAt: string;
  /** Null until the order is paid. */
  shipment: { parcel: string; shippedAt: string } | null;
}

/** As the list of a shopper's orders has it. */
export interface ListedOrder extends Order {
  /** In which of its currencies it was paid; null until it is. */
  paidIn: string | null;
}

/** What a page needs to follow a payment from its first paint. */
export interface PaymentView {
  payment: Payment;
  clientSecret: string;
  /** ISO 8601. */
  serverTime: string;
}

export interface OrderAnswer {
  order: Order;
  /** Null while nobody has begun to pay. */
  payment: PaymentView | null;
}
