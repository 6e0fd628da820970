import { compareDecimals } from '../decimals/compareDecimals.ts';
import { parseDecimal } from '../decimals/parseDecimal.ts';
import { subtractDecimals } from '../decimals/subtractDecimals.ts';
import type { PaymentRecord } from '../paymentRecord.ts';
import { isEnough } from './isEnough.ts';

type Amounts = Pick<PaymentRecord, 'amountStatus' | 'received' | 'remaining' | 'excess'>;

/**
 * How what was received stands to what is due. `remaining` is set only while something is missing
 * and `excess` only when too much came: the tolerance that the merchant allows is neither.
 *
 * @param agreed paid by a provider that tells no amounts
 */
export function amountsOf(
  record: PaymentRecord,
  received: string | null,
  agreed: boolean,
): Amounts {
  const amounts = { received, remaining: null, excess: null };
  if (received === null) return { ...amounts, amountStatus: agreed ? 'exact' : 'none' };
  const due = parseDecimal(record.due?.amount);
  if (due === null || compareDecimals(received, '0') === 0) {
    return { ...amounts, amountStatus: 'none' };
  }
  if (compareDecimals(received, due) > 0) {
    return { ...amounts, amountStatus: 'over', excess: subtractDecimals(received, due) };
  }
  return isEnough(record, received)
    ? { ...amounts, amountStatus: 'exact' }
    : { ...amounts, amountStatus: 'under', remaining: subtractDecimals(due, received) };
}
