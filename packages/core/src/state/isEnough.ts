import { compareDecimals } from '../decimals/compareDecimals.ts';
import { multiplyDecimals } from '../decimals/multiplyDecimals.ts';
import { parseDecimal } from '../decimals/parseDecimal.ts';
import { subtractDecimals } from '../decimals/subtractDecimals.ts';
import type { PaymentRecord } from '../paymentRecord.ts';

/**
 * Whether an amount covers what is due, less the tolerance that the merchant allows; null where
 * nothing is due in an asset that could be compared. Nothing at all is never enough.
 */
export function isEnough(record: PaymentRecord, amount: string): boolean | null {
  const due = parseDecimal(record.due?.amount);
  if (due === null) return null;
  if (compareDecimals(amount, '0') === 0) return false;
  const share = subtractDecimals('1', toleranceOf(record));
  return compareDecimals(amount, multiplyDecimals(due, share)) >= 0;
}

/** An unreadable tolerance allows nothing. */
function toleranceOf(record: PaymentRecord): string {
  const tolerance = parseDecimal(record.policy.tolerance);
  return tolerance === null || compareDecimals(tolerance, '1') > 0 ? '0' : tolerance;
}
