import { isLive, type PaymentRecord } from '@coinslot/core';
import type { Reservation } from '../store.ts';

/** What of an order's payment decides whether another may be reserved. */
export interface Rival {
  record: PaymentRecord;
  idempotencyKey: string | null;
  requestHash: string;
}

export type ReservationDecision<R extends Rival> =
  | { outcome: 'reserve'; replaced: R | undefined }
  | { outcome: 'existing'; rival: R }
  | { outcome: 'key_reused' }
  | { outcome: 'stale' };

/**
 * Decides a reservation from all payments of its order, oldest first. Every store asks it, inside
 * the transaction that writes: what may be reserved is thereby the same in all of them.
 */
export function decideReservation<R extends Rival>(
  rivals: readonly R[],
  { idempotencyKey, requestHash, supersedes }: Reservation,
): ReservationDecision<R> {
  const sameKey = rivals.find(
    (rival) => idempotencyKey !== null && rival.idempotencyKey === idempotencyKey,
  );
  if (sameKey) {
    return sameKey.requestHash === requestHash
      ? { outcome: 'existing', rival: sameKey }
      : { outcome: 'key_reused' };
  }
  const replaced = rivals.find((rival) => rival.record.id === supersedes?.record.id);
  if (supersedes && replaced?.record.revision !== supersedes.expectedRevision) {
    return { outcome: 'stale' };
  }
  const others = rivals.filter((rival) => rival !== replaced);
  // Two may be live: a soft end comes back to life when its money arrives late. The newer counts.
  const inTheWay =
    others.find((rival) => rival.record.status === 'paid') ??
    others.findLast((rival) => isLive(rival.record));
  return inTheWay ? { outcome: 'existing', rival: inTheWay } : { outcome: 'reserve', replaced };
}
