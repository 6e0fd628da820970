import type { PaymentStatus } from '@coinslot/core';
import type { Generated } from 'kysely';
import type { Change, Payout } from '../../store.ts';

/** All numbers are whole, times are milliseconds since 1970, flags are 0 and 1. */
export interface Tables {
  /** `oldest`: the version that a release has to know at least. */
  coinslot_schema: { version: number; oldest: number | null };
  coinslot_payments: PaymentsTable;
  coinslot_changes: ChangesTable;
  coinslot_payouts: PayoutsTable;
  coinslot_seen: { key: string; payment_id: string };
  coinslot_leases: LeasesTable;
  coinslot_sequences: { key: string; value: number };
}

/** The record as JSON is the truth; the other columns repeat of it what is asked for. */
export interface PaymentsTable {
  /** Order of reservation. */
  seq: Generated<number>;
  id: string;
  order_id: string;
  provider: string;
  reference: string | null;
  status: PaymentStatus;
  held: number;
  /** Holds the order's one place. A payment that comes back to life beside a newer one does not. */
  live: number;
  revision: number;
  idempotency_key: string | null;
  request_hash: string;
  read_at: number | null;
  check_at: number | null;
  checks: number;
  /** `check_at`, or the end of the lease on it: one index finds what is due and free. */
  due_at: number | null;
  /** When the oldest change still to be told is due, or the end of the lease on it. */
  tell_at: number | null;
  record: string;
  order_snapshot: string;
}

export interface ChangesTable {
  seq: Generated<number>;
  id: string;
  payment_id: string;
  order_id: string;
  version: number;
  from_status: Change['from'];
  to_status: Change['to'];
  type: Change['type'];
  evidence: Change['evidence'];
  word: string | null;
  record: string;
  at: number;
  delivered_at: number | null;
  attempts: number;
  next_attempt_at: number | null;
  last_error: string | null;
}

export interface PayoutsTable
  extends Pick<
    ChangesTable,
    'seq' | 'id' | 'at' | 'delivered_at' | 'attempts' | 'next_attempt_at' | 'last_error'
  > {
  provider: string;
  withdrawal_id: string;
  status: Payout['status'];
  raw: string;
  /** When it is due to be told, or the end of the lease on it; null once told. */
  tell_at: number | null;
}

interface LeasesTable {
  key: string;
  owner: string;
  expires_at: number;
  wanted_by: string | null;
  wanted_until: number;
  revision: number;
}
