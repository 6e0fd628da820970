import type { OrderSnapshot, PaymentEventType, PaymentRecord, PaymentStatus } from '@coinslot/core';

/** A payment as it is stored: the record, the order at its creation, and the times of its work. */
export interface StoredPayment {
  record: PaymentRecord;
  order: OrderSnapshot;
  /** When the provider was last asked, ms since 1970; null before the first time. */
  readAt: number | null;
  /** When it is due to be asked again, ms; null when watching is over. */
  checkAt: number | null;
  /** How often the schedule has asked since the last change: its step. Others' questions do not count. */
  checks: number;
}

/** One change of one payment: the audit trail and the outbox in one row. */
export interface Change {
  /** `evt_…`, given to the merchant as the event's id. */
  id: string;
  paymentId: string;
  orderId: string;
  version: number;
  from: PaymentStatus | null;
  to: PaymentStatus;
  /** Null for a change that is only recorded, not told. */
  type: PaymentEventType | null;
  evidence: 'created' | 'signed' | 'pull' | 'operator' | 'server';
  /** The provider's word, or the operator's reason; NUL and half characters may be replaced. */
  word: string | null;
  /** The record as the event tells it. */
  record: PaymentRecord;
  /** Ms since 1970. */
  at: number;
}

/** What has become of telling the merchant. */
export interface Delivery {
  deliveredAt: number | null;
  /** How often it was handed out to be told, the present time included. */
  attempts: number;
  nextAttemptAt: number | null;
  lastError: string | null;
}

/** A change with the state of its delivery. `deliveredAt` null and `type` set: still to be told. */
export interface StoredChange extends Change, Delivery {}

/** What a signed withdrawal notice said: told to `onPayout`, and part of no payment. */
export interface Payout {
  /** `evt_…`, given to the merchant as the event's id. */
  id: string;
  provider: string;
  withdrawalId: string;
  /** The provider's own word. */
  status: string;
  /** The provider's fields, under the provider's names. */
  raw: Record<string, unknown>;
  /** Ms since 1970. */
  at: number;
}

export interface StoredPayout extends Payout, Delivery {}

export interface Reservation {
  record: PaymentRecord;
  order: OrderSnapshot;
  change: Change;
  /** Belongs to its order: another order may use the same. */
  idempotencyKey: string | null;
  /** SHA-256 of what the key stands for (order, provider, asset, fields). */
  requestHash: string;
  checkAt: number | null;
  /** A live payment of the order that this one replaces, in the same transaction. */
  supersedes?: { record: PaymentRecord; expectedRevision: number; change: Change } | undefined;
}

export type ReserveResult =
  | { outcome: 'reserved' }
  /** The order has a live (or paid) payment already, or the key was used for the same request. */
  | { outcome: 'existing'; payment: StoredPayment }
  /** The key was used for another request. */
  | { outcome: 'key_reused' }
  /**
   * `supersedes.expectedRevision` is not true (any more): read again and decide anew. The key is
   * looked at before.
   */
  | { outcome: 'stale' };

export interface Update {
  /** The next state; its `revision` is `expectedRevision + 1`. */
  record: PaymentRecord;
  expectedRevision: number;
  changes: readonly Change[];
  /** Identity of the signed delivery that caused it, written in the same transaction; may repeat. */
  seenKey?: string | undefined;
  /** It makes the order paid: refused while another payment of the order is `paid`. */
  onlyPaid?: boolean | undefined;
  readAt?: number | undefined;
  checkAt: number | null;
  checks: number;
}

export interface ListFilter {
  orderId?: string | undefined;
  status?: PaymentStatus | undefined;
  held?: boolean | undefined;
  /** Payments with a change that the merchant has not been told of. */
  undelivered?: boolean | undefined;
  limit?: number | undefined;
  /** Id of the last payment of the page before; newest first. */
  after?: string | undefined;
}

/**
 * What keeps the truth. All implementations pass one suite (`@coinslot/server/stores/conformance`).
 * No I/O at construction; tables are made and upgraded on first use, under a lock.
 * A payment is *live* while it is not superseded and its status is neither a soft nor a hard end;
 * one order has at most one live payment, by a partial unique index.
 */
export interface Store {
  readonly name: string;
  /** False for a store that forgets (`memoryStore`): refused in production. */
  readonly durable: boolean;
  /**
   * Writes the row and its first change, before any provider is called. Of several payments that
   * stand in the way, the paid one is given back, else the newest live one.
   */
  reserve(reservation: Reservation): Promise<ReserveResult>;
  get(id: string): Promise<StoredPayment | null>;
  findByReference(provider: string, reference: string): Promise<StoredPayment | null>;
  /** All payments of an order, oldest first. */
  findByOrder(orderId: string): Promise<readonly StoredPayment[]>;
  /**
   * Compare-and-set on `revision`, with its changes, in one transaction. False: read again. Of two
   * with `onlyPaid` at the same moment, for payments of one order, one goes through. News of
   * a payment that comes back to life is written even when a newer one has the order's place by now.
   * Rejects with `invalid_payment` when the reference belongs to another payment already.
   */
  update(update: Update): Promise<boolean>;
  /** Times alone: no compare, no revision. What is left out stays as it is, and so does a lease. */
  schedule(
    id: string,
    times: { readAt: number } & Partial<Pick<StoredPayment, 'checkAt' | 'checks'>>,
  ): Promise<void>;
  /**
   * Payments whose `checkAt` has come, oldest first, each held for `leaseMs`. Here and in the other
   * leases a time more than a day ahead, which only a wrong clock can have written, has come.
   */
  leaseDue(input: {
    now: number;
    limit: number;
    leaseMs: number;
  }): Promise<readonly StoredPayment[]>;
  /**
   * Changes still to be told, at most one payment's oldest first (order per payment is kept: the
   * second is not given out before the first is acknowledged), each held for `leaseMs`. One change
   * per payment and call: ask again after the acknowledgement.
   */
  leaseUndelivered(input: {
    now: number;
    limit: number;
    leaseMs: number;
    paymentId?: string | undefined;
  }): Promise<readonly { change: StoredChange; order: OrderSnapshot }[]>;
  /**
   * Writes a payout event with the identity of its notice, in one transaction. False, and nothing
   * written, when the id or the key is known already.
   */
  recordPayout(payout: Payout, seenKey: string): Promise<boolean>;
  /**
   * Payouts still to be told, the longest due first, each held for `leaseMs`; one of a withdrawal at
   * a time, in the order of their arrival.
   */
  leasePayouts(input: {
    now: number;
    limit: number;
    leaseMs: number;
  }): Promise<readonly StoredPayout[]>;
  /** The merchant has been told of this change or payout. Without effect on one that was told. */
  acknowledge(eventId: string, at: number): Promise<void>;
  /** The merchant's function threw: not before `nextAttemptAt` again. */
  postpone(eventId: string, input: { nextAttemptAt: number; error: string }): Promise<void>;
  history(id: string): Promise<readonly StoredChange[]>;
  list(filter: ListFilter): Promise<readonly StoredPayment[]>;
  /**
   * Whether a signed delivery was applied before. Keys stay for as long as the payments do: there is
   * one for each signed notice of a payment that is known, some hundred bytes beside the kilobyte or
   * more of the change that it caused; and a notice that somebody kept for years is still known as a repeat.
   */
  seen(key: string): Promise<boolean>;
  /**
   * Runs `fn` while no other process holds `key`; waits for its turn at most `waitMs`, then rejects
   * with `store_unavailable` and has not run it. After `ttlMs` the key is free whether `fn` has ended
   * or not. An error of `fn` comes through unchanged.
   */
  withLease<T>(
    key: string,
    input: { ttlMs: number; waitMs: number },
    fn: () => Promise<T>,
  ): Promise<T>;
  /** A whole number greater than every one before and at least `atLeast`. */
  nextSequence(key: string, atLeast: number): Promise<number>;
  /** Finishes what has begun. A durable store rejects what comes after it (`store_unavailable`). */
  close(): Promise<void>;
}
