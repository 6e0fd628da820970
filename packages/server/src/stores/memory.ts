import type { PaymentRecord } from '@coinslot/core';
import type { Change, ListFilter, Store, StoredChange, StoredPayment } from '../store.ts';
import { createLeases, type Lease } from './createLeases.ts';
import { decideReservation } from './decideReservation.ts';
import { isDue } from './farAhead.ts';
import { payoutOutbox } from './memory/payoutOutbox.ts';
import { copy, UNTOLD } from './memory/rows.ts';
import { pageSize } from './pageSize.ts';
import { type StoreOptions, storeDefaults } from './StoreOptions.ts';
import { paymentExists, referenceTaken } from './storeErrors.ts';

interface Row extends StoredPayment {
  /** `checkAt`, or the end of the lease on it. */
  dueAt: number | null;
  /** When the oldest change still to be told is due, or the end of the lease on it. */
  tellAt: number | null;
  idempotencyKey: string | null;
  requestHash: string;
  changes: StoredChange[];
}

/**
 * A store that forgets: for stories, tests and the first minutes. `createCheckout` refuses it in
 * production. Everything goes in and comes out as a copy, as it would with a database.
 *
 * @example
 * const checkout = createCheckout({ store: memoryStore(), environment: 'sandbox', … });
 */
export function memoryStore(options: StoreOptions = {}): Store {
  const means = storeDefaults(options);
  /** Oldest first. */
  const rows = new Map<string, Row>();
  const idsByOrder = new Map<string, string[]>();
  const idByReference = new Map<string, string>();
  const rowByChange = new Map<string, Row>();
  const seen = new Set<string>();
  const sequences = new Map<string, number>();
  const payouts = payoutOutbox(seen);

  const ofOrder = (orderId: string) =>
    (idsByOrder.get(orderId) ?? []).flatMap((id) => rows.get(id) ?? []);

  const checkReference = (record: PaymentRecord) => {
    const owner = record.reference === null ? undefined : idByReference.get(referenceKey(record));
    if (owner !== undefined && owner !== record.id) throw referenceTaken(record);
  };

  const write = (row: Row, record: PaymentRecord, changes: readonly Change[]) => {
    idByReference.delete(referenceKey(row.record));
    row.record = copy(record);
    if (record.reference !== null) idByReference.set(referenceKey(record), record.id);
    for (const change of changes) {
      row.changes.push({ ...copy(change), ...UNTOLD });
      rowByChange.set(change.id, row);
      if (change.type !== null) row.tellAt ??= change.at;
    }
  };

  const untold = (changeId: string) => {
    const row = rowByChange.get(changeId);
    const change = row?.changes.find(({ id }) => id === changeId);
    return row && change?.deliveredAt === null ? { row, change } : null;
  };

  return {
    name: 'memory',
    durable: false,

    async reserve(reservation) {
      const { record, change, supersedes, idempotencyKey, requestHash, checkAt } = reservation;
      const rivals = ofOrder(record.orderId);
      const decision = decideReservation(rivals, reservation);
      if (decision.outcome === 'existing') {
        return { outcome: 'existing', payment: toPayment(decision.rival) };
      }
      if (decision.outcome !== 'reserve') return decision;
      if (rows.has(record.id)) throw paymentExists(record);
      checkReference(record);
      if (decision.replaced && supersedes) {
        write(decision.replaced, supersedes.record, [supersedes.change]);
      }
      const times = { readAt: null, checkAt, checks: 0, dueAt: checkAt, tellAt: null };
      const order = copy(reservation.order);
      const row: Row = { record, order, ...times, idempotencyKey, requestHash, changes: [] };
      rows.set(record.id, row);
      idsByOrder.set(record.orderId, [...rivals.map((rival) => rival.record.id), record.id]);
      write(row, record, [change]);
      return { outcome: 'reserved' };
    },

    async get(id) {
      const row = rows.get(id);
      return row ? toPayment(row) : null;
    },

    async findByReference(provider, reference) {
      const row = rows.get(idByReference.get(referenceKey({ provider, reference })) ?? '');
      return row ? toPayment(row) : null;
    },

    async findByOrder(orderId) {
      return ofOrder(orderId).map(toPayment);
    },

    async update({ record, expectedRevision, changes, seenKey, readAt, onlyPaid, ...times }) {
      const row = rows.get(record.id);
      if (row?.record.revision !== expectedRevision) return false;
      const others = ofOrder(record.orderId).filter((other) => other !== row);
      if (onlyPaid && others.some((other) => other.record.status === 'paid')) return false;
      checkReference(record);
      write(row, record, changes);
      const { checkAt, checks } = times;
      Object.assign(row, { readAt: readAt ?? row.readAt, checkAt, checks, dueAt: checkAt });
      if (seenKey !== undefined) seen.add(seenKey);
      return true;
    },

    async schedule(id, times) {
      const row = rows.get(id);
      if (row) Object.assign(row, times, 'checkAt' in times && { dueAt: times.checkAt });
    },

    async leaseDue({ now, limit, leaseMs }) {
      const due = [...rows.values()].filter(({ dueAt }) => dueAt !== null && isDue(dueAt, now));
      due.sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0));
      const leased = due.slice(0, limit);
      for (const row of leased) row.dueAt = now + leaseMs;
      return leased.map(toPayment).sort((a, b) => (a.checkAt ?? 0) - (b.checkAt ?? 0));
    },

    async leaseUndelivered({ now, limit, leaseMs, paymentId }) {
      const due = [...rows.values()].filter(
        ({ record, tellAt }) =>
          tellAt !== null && isDue(tellAt, now) && (paymentId ?? record.id) === record.id,
      );
      due.sort((a, b) => (a.tellAt ?? 0) - (b.tellAt ?? 0));
      return due.slice(0, limit).flatMap((row) => {
        row.tellAt = now + leaseMs;
        const change = row.changes.find(isUntold);
        if (!change) return [];
        change.attempts += 1;
        return [{ change: copy(change), order: copy(row.order) }];
      });
    },

    recordPayout: payouts.record,
    leasePayouts: payouts.lease,

    async acknowledge(eventId, at) {
      const found = untold(eventId);
      if (!found) return payouts.acknowledge(eventId, at);
      Object.assign(found.change, { deliveredAt: at, nextAttemptAt: null });
      found.row.tellAt = found.row.changes.find(isUntold)?.at ?? null;
    },

    async postpone(eventId, input) {
      const found = untold(eventId);
      if (!found) return payouts.postpone(eventId, input);
      const { nextAttemptAt, error } = input;
      Object.assign(found.change, { nextAttemptAt, lastError: error });
      found.row.tellAt = nextAttemptAt;
    },

    async history(id) {
      return copy(rows.get(id)?.changes ?? []);
    },

    async list(filter) {
      const newestFirst = [...rows.values()].reverse();
      const from = newestFirst.findIndex(({ record }) => record.id === filter.after);
      if (filter.after !== undefined && from < 0) return [];
      const matching = newestFirst.slice(from + 1).filter((row) => matches(row, filter));
      return matching.slice(0, pageSize(filter.limit)).map(toPayment);
    },

    async seen(key) {
      return seen.has(key);
    },

    withLease: createLeases(leaseTable(), means),

    async nextSequence(key, atLeast) {
      const next = Math.max((sequences.get(key) ?? Number.NEGATIVE_INFINITY) + 1, atLeast);
      sequences.set(key, next);
      return next;
    },

    async close() {},
  };
}

const toPayment = ({ record, order, readAt, checkAt, checks }: Row): StoredPayment =>
  copy({ record, order, readAt, checkAt, checks });

const isUntold = ({ type, deliveredAt }: StoredChange) => type !== null && deliveredAt === null;

const referenceKey = (of: { provider: string; reference: string | null }) =>
  JSON.stringify([of.provider, of.reference]);

function matches({ record, tellAt }: Row, filter: ListFilter): boolean {
  return (
    (filter.orderId ?? record.orderId) === record.orderId &&
    (filter.status ?? record.status) === record.status &&
    (filter.held ?? record.held) === record.held &&
    (filter.undelivered ?? tellAt !== null) === (tellAt !== null)
  );
}

function leaseTable() {
  const leases = new Map<string, Lease>();
  return {
    async read(key: string) {
      return leases.get(key) ?? null;
    },
    async replace(key: string, previous: Lease | null, next: Lease) {
      if (leases.get(key) !== (previous ?? undefined)) return false;
      leases.set(key, next);
      return true;
    },
    async release(key: string, owner: string) {
      const lease = leases.get(key);
      if (lease?.owner !== owner) return;
      if (lease.wantedBy === null) leases.delete(key);
      else leases.set(key, { ...lease, expiresAt: 0, revision: lease.revision + 1 });
    },
  };
}
