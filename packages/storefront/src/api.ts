import type { Payment } from '@coinslot/core';

/** What the shop's server and its pages tell each other. Amounts are decimal strings in USD. */

export interface Product {
  id: string;
  /** `bench` holds the prices that a provider's test environment reacts to. */
  shelf: 'coffee' | 'bench';
  name: string;
  note: string;
  /** '14.50' */
  price: string;
}

/** What the browser sends: never a price. */
export interface CartLine {
  productId: string;
  quantity: number;
}

export interface PricedLine {
  product: Product;
  quantity: number;
  total: string;
}

export interface PricedCart {
  lines: PricedLine[];
  total: string;
  currency: string;
}

export interface Shopper {
  name: string;
}

export interface OrderLine {
  name: string;
  price: string;
  quantity: number;
}

export interface Order {
  id: string;
  lines: OrderLine[];
  total: string;
  currency: string;
  /** ISO 8601, like `shippedAt`. */
  placedAt: string;
  /** Null until the order is paid. */
  shipment: { parcel: string; shippedAt: string } | null;
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
