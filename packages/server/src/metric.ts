/**
 * What is counted. Labels hold a provider's id and an outcome, never a payment's id.
 *
 * | name | labels | counts |
 * |---|---|---|
 * | `coinslot.request` | `route`, `status` | answers of the handler |
 * | `coinslot.notice` | `provider`, `outcome` | notices: `applied`, `seen`, `deferred`, `payout`; a refused one by its error code |
 * | `coinslot.provider.create` | `provider`, `outcome` | creations: `ok`, `refused`, `lost` |
 * | `coinslot.provider.read` | `provider`, `outcome` | questions: `ok`, `unknown`, `failed`; not put: `limited` by the budget, `put_off` in a round while the provider is in trouble |
 * | `coinslot.provider.unknown_word` | `provider` | statements in a word that the provider's documents do not have |
 * | `coinslot.payment.changed` | `provider`, `status` | changes that can be seen from outside |
 * | `coinslot.payment.review` | `provider`, `reason` | reasons to look that came up, mismatches among them |
 * | `coinslot.delivery` | `type`, `outcome` | attempts to tell the merchant: `ok`; still undelivered: `failed`, `hanging`; `unheard`: a payout without an `onPayout` |
 */
export type MetricName =
  | 'coinslot.request'
  | 'coinslot.notice'
  | 'coinslot.provider.create'
  | 'coinslot.provider.read'
  | 'coinslot.provider.unknown_word'
  | 'coinslot.payment.changed'
  | 'coinslot.payment.review'
  | 'coinslot.delivery';

/** One step of a counter. */
export interface Metric {
  name: MetricName;
  value: number;
  labels: Readonly<Record<string, string>>;
}
