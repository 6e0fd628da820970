import type { Json } from '../../../json.ts';
import type { CryptofuseDialect } from '../document.ts';
import { crypto8, isoSeconds } from '../render.ts';
import { type CryptofuseWithdrawal, movedAt, wordOf } from './entities.ts';

const EVENT = 'withdrawal_status_update';

/** Guide, "Step 5: Monitor Withdrawal Status"; the other envelope is that of an older reference. */
export function noticeBody(
  withdrawal: CryptofuseWithdrawal,
  { envelope }: CryptofuseDialect,
  now: number,
): Json {
  const data = noticeData(withdrawal);
  const timestamp = isoSeconds(now);
  if (envelope === 'reference') {
    const previous_status = withdrawal.history.at(-2)?.state ?? null;
    const metadata = { updated_at: isoSeconds(movedAt(withdrawal)) };
    return { event: EVENT, data: { ...data, previous_status, metadata }, timestamp };
  }
  const { withdrawalId: withdrawal_id } = withdrawal;
  const status = wordOf(withdrawal);
  return { withdrawal_id, event: EVENT, status, timestamp, data };
}

/** The guide's "completed" has other fields than its "processing"; the other words tell those of the latter. */
function noticeData(withdrawal: CryptofuseWithdrawal) {
  const { withdrawalId: withdrawal_id, transfer, amount, currency } = withdrawal;
  const status = wordOf(withdrawal);
  if (status !== 'completed') {
    return { withdrawal_id, status, amount: crypto8(amount), currency: currency.code };
  }
  return {
    withdrawal_id,
    status,
    transaction_hash: transfer?.hash ?? null,
    confirmations: transfer?.confirmations() ?? 0,
    completed_at: isoSeconds(movedAt(withdrawal)),
  };
}
