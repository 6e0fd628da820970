import type { Store, StoredPayout } from '../../store.ts';
import { isDue } from '../farAhead.ts';
import { copy, UNTOLD } from './rows.ts';

interface Row {
  payout: StoredPayout;
  /** When it is due to be told, or the end of the lease on it; null once told. */
  tellAt: number | null;
}

/** The payouts of a store that forgets, in the order of their arrival. */
export function payoutOutbox(seen: Set<string>) {
  const rows = new Map<string, Row>();

  /** The first of its withdrawal that is still to be told. */
  const isNext = ({ payout }: Row) =>
    [...rows.values()].find(
      (row) => row.tellAt !== null && withdrawalOf(row) === withdrawalOf({ payout }),
    )?.payout === payout;

  return {
    async record(payout, seenKey) {
      if (seen.has(seenKey) || rows.has(payout.id)) return false;
      seen.add(seenKey);
      rows.set(payout.id, { payout: { ...copy(payout), ...UNTOLD }, tellAt: payout.at });
      return true;
    },

    async lease({ now, limit, leaseMs }) {
      const due = [...rows.values()].filter(
        (row) => row.tellAt !== null && isDue(row.tellAt, now) && isNext(row),
      );
      due.sort((a, b) => (a.tellAt ?? 0) - (b.tellAt ?? 0));
      return due
        .slice(0, limit)
        .map((row) => {
          row.tellAt = now + leaseMs;
          row.payout.attempts += 1;
          return copy(row.payout);
        })
        .sort((a, b) => a.at - b.at);
    },

    async acknowledge(id, at) {
      const row = rows.get(id);
      if (!row || row.tellAt === null) return;
      row.tellAt = null;
      Object.assign(row.payout, { deliveredAt: at, nextAttemptAt: null });
    },

    async postpone(id, { nextAttemptAt, error }) {
      const row = rows.get(id);
      if (!row || row.tellAt === null) return;
      row.tellAt = nextAttemptAt;
      Object.assign(row.payout, { nextAttemptAt, lastError: error });
    },
  } satisfies {
    record: Store['recordPayout'];
    lease: Store['leasePayouts'];
  } & Pick<Store, 'acknowledge' | 'postpone'>;
}

const withdrawalOf = ({ payout }: Pick<Row, 'payout'>) =>
  JSON.stringify([payout.provider, payout.withdrawalId]);
