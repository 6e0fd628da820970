import type { ErrorCode, PaymentEventType, PaymentStatus } from '@coinslot/core';
import type { ScenarioName } from '@coinslot/sandbox';
import type { PaymentRecord } from '@coinslot/server';

type NameOf<Type> = Type extends `payment.${infer Name}` ? Name : never;

/** Where a scenario leads when the shopper does nothing more and the rounds of the server go on. */
export interface Outcome {
  readonly status: PaymentStatus;
  /** Default: `none`. */
  readonly amountStatus?: PaymentRecord['amountStatus'];
  /** Default: false. */
  readonly late?: boolean;
  /** Whether the merchant has to look before anything goes on. Default: false. */
  readonly held?: boolean;
  /** Default: none. */
  readonly review?: PaymentRecord['review'];
  /** What the merchant is told, in order, besides the creation and the steps before an end. */
  readonly told: readonly NameOf<PaymentEventType>[];
}

/** The sandbox lacks the operation, because no document of the provider knows of it. */
export interface NotOffered {
  readonly notOffered: string;
}

/** The click itself comes to nothing, and leaves nothing behind at the provider. */
interface Refused {
  readonly refused: ErrorCode;
}

/** Why a provider differs from the others. */
interface Reason {
  readonly because: string;
}

const paid = { status: 'paid', amountStatus: 'exact', told: ['paid'] } as const;

/** Where every scenario leads with a provider of which nothing else is known. */
export const sharedOutcomes = {
  exact: paid,
  under: { status: 'partially_paid', amountStatus: 'under', told: ['partially_paid'] },
  over: { status: 'paid', amountStatus: 'over', told: ['paid'] },
  late: { ...paid, late: true, told: ['expired', 'paid'] },
  split: { ...paid, told: ['partially_paid', 'paid'] },
  expire: { status: 'expired', told: ['expired'] },
  cancel: { status: 'cancelled', told: ['cancelled'] },
  refund: { status: 'refunded', amountStatus: 'exact', told: ['paid', 'refunded'] },
  fail: { status: 'failed', told: ['failed'] },
  // Nobody knows whether there is a payment: the card offers to start a new one.
  providerDown: { status: 'created', review: ['create_unknown'], told: ['review'] },
  slow: paid,
  duplicateNotice: paid,
  noNotice: paid,
  lateNotice: paid,
  reorderedNotices: paid,
  forgedNotice: { status: 'awaiting_payment', told: [] },
  wrongAmount: {
    status: 'awaiting_payment',
    held: true,
    review: ['amount_mismatch'],
    told: ['review'],
  },
  wrongAsset: {
    status: 'awaiting_payment',
    held: true,
    review: ['asset_mismatch'],
    told: ['review'],
  },
  unknownWord: {
    status: 'confirming',
    amountStatus: 'exact',
    review: ['unknown_status'],
    told: ['review'],
  },
  tokenExpired: paid,
  nonceReused: paid,
  manual: { status: 'awaiting_payment', told: [] },
  dust: { status: 'partially_paid', amountStatus: 'under', told: ['partially_paid'] },
  underThenExpired: {
    status: 'expired',
    amountStatus: 'under',
    told: ['partially_paid', 'expired'],
  },
  reverted: { status: 'awaiting_payment', told: [] },
  // Hard ends are not asked about again by themselves.
  paidThenReverted: paid,
} as const satisfies Record<ScenarioName, Outcome>;

export type Outcomes = Partial<Record<ScenarioName, ((Outcome | Refused) & Reason) | NotOffered>>;
