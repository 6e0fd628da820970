import type { Payment } from '@coinslot/core';

const MINUTE = 60_000;

type Step = [until: number, every: number];

/**
 * Of a payment that waits for the shopper, by how long this page has been watching; once more from
 * the beginning when its time is up, for then the card says that it is checking. In ms.
 */
const WAITING: Step[] = [
  [2 * MINUTE, 3_500],
  [10 * MINUTE, 6_000],
  [60 * MINUTE, 12_000],
  // On a provider's page it may take days.
  [Number.POSITIVE_INFINITY, MINUTE],
];
/** Money was seen; the network or the provider is at work. Quick networks are done in a minute. */
const WORKING: Step[] = [
  [MINUTE, 6_000],
  [Number.POSITIVE_INFINITY, 25_000],
];
/** Expired is not the end: money may be under way. */
const EXPIRED = { every: MINUTE, for: 30 * MINUTE };

/** After failures in a row. */
const BACKOFF = [1_000, 2_000, 4_000, 8_000, 15_000];

export interface PollSituation {
  /** By the server's clock, Unix time in ms. */
  now: number;
  /** Since this page watches the payment. */
  watched: number;
}

/** When to read the payment again, in ms before jitter; null: not any more. */
export function pollInterval(payment: Payment, { now, watched }: PollSituation): number | null {
  switch (payment.status) {
    case 'created':
    case 'awaiting_payment':
    case 'partially_paid': {
      const over = now - Date.parse(payment.expiresAt ?? '');
      return step(WAITING, over >= 0 ? over : watched);
    }
    case 'confirming':
    case 'settling':
    case 'refund_pending':
      return step(WORKING, now - Date.parse(payment.updatedAt));
    case 'expired': {
      const ended = Date.parse(payment.expiresAt ?? payment.updatedAt);
      return now < ended + EXPIRED.for ? EXPIRED.every : null;
    }
    case 'paid':
    case 'cancelled':
    case 'failed':
    case 'refunded':
      return null;
    default:
      return payment.status satisfies never;
  }
}

function step(steps: Step[], elapsed: number): number | null {
  // Also with a time that nobody can read.
  return steps.find(([until]) => !(elapsed >= until))?.[1] ?? null;
}

/** How long to wait after `failures` reads in a row failed, in ms before jitter. */
export function backoff(failures: number): number {
  return BACKOFF[Math.min(failures, BACKOFF.length) - 1] ?? 0;
}
