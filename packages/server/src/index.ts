export { CheckoutError, type PaymentEvent, type PaymentRecord } from '@coinslot/core';
export type { CheckoutOptions, PayoutEvent } from './CheckoutOptions.ts';
export { type Checkout, createCheckout } from './createCheckout.ts';
export { defineProvider } from './defineProvider.ts';
export type { Log } from './log.ts';
export type { Metric, MetricName } from './metric.ts';
export type { Order, ResolveOrder, ResolveOrderInput } from './order.ts';
export type { CreateRequest } from './payments/CreateRequest.ts';
export type { PaymentsApi } from './payments/paymentsApi.ts';
export type { PaymentView } from './payments/viewPayment.ts';
export type {
  Choice,
  CreateContext,
  CreatedPayment,
  Notice,
  Pace,
  ParsedNotice,
  PaymentReference,
  PricedOrder,
  Provider,
  ProviderContext,
  StatusMeaning,
} from './provider.ts';
export type { ReconcileOptions, ReconcileResult } from './reconcile.ts';
export type {
  Change,
  Delivery,
  ListFilter,
  Payout,
  Reservation,
  ReserveResult,
  Store,
  StoredChange,
  StoredPayment,
  StoredPayout,
  Update,
} from './store.ts';
export { toPublicPayment } from './toPublicPayment.ts';
