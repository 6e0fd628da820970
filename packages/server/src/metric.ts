/** What is counted. Labels hold the provider's id and the outcome, never a payment's id. */
export type MetricName =
  | 'coinslot.request'
  | 'coinslot.payment.created'
  | 'coinslot.payment.changed'
  | 'coinslot.provider.create'
  | 'coinslot.provider.read'
  | 'coinslot.notice'
  | 'coinslot.delivery';

/** One step of a counter. */
export interface Metric {
  name: MetricName;
  value: number;
  labels: Readonly<Record<string, string>>;
}
