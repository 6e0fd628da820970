import type { Payment, PaymentStatus } from '@coinslot/core';

/** What happens to a payment, `after` so many ms from its creation. */
export interface TestStep extends Partial<Omit<Payment, 'status'>> {
  after: number;
  status: PaymentStatus;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** The stories that a test checkout knows by name; their steps are plain data. */
export const TEST_SCENARIOS = {
  /** Nobody pays, and the time never runs out. */
  waiting: [],
  exact: [
    { after: 10 * SECOND, status: 'confirming' },
    { after: 40 * SECOND, status: 'paid' },
  ],
  under: [{ after: 10 * SECOND, status: 'partially_paid' }],
  topUp: [
    { after: 10 * SECOND, status: 'partially_paid' },
    { after: 40 * SECOND, status: 'paid' },
  ],
  over: [
    { after: 10 * SECOND, status: 'confirming' },
    { after: 40 * SECOND, status: 'paid', amountStatus: 'over' },
  ],
  expire: [{ after: 20 * MINUTE, status: 'expired' }],
  late: [
    { after: 20 * MINUTE, status: 'expired' },
    { after: 25 * MINUTE, status: 'paid', late: true },
  ],
  fail: [{ after: 10 * SECOND, status: 'failed' }],
  cancel: [{ after: 10 * SECOND, status: 'cancelled' }],
  refund: [
    { after: 10 * SECOND, status: 'refund_pending' },
    { after: 40 * SECOND, status: 'refunded' },
  ],
} as const satisfies Record<string, readonly TestStep[]>;

export type TestScenario = keyof typeof TEST_SCENARIOS;
