import type { PaymentRecord } from '@coinslot/server';
import type { OutboundCall } from './openTarget.ts';

/** How often a provider's payment may be asked for: what is not faster than that is not told here. */
const LEAST_MS: Readonly<Record<string, number>> = {
  cryptofuse: 5000,
  kanga: 10_000,
  kryptogo: 5000,
  kryptoswap: 5000,
};

/**
 * Calls for one payment that came faster than its provider may be asked, in sentences; and calls
 * that are of none of the payments, which are one payment's alone.
 *
 * @param callers payments for which the same one may be asked: its own, and one that looks for its
 * reference.
 */
export function outOfPace(
  calls: readonly OutboundCall[],
  payments: readonly PaymentRecord[],
  callers = 1,
): string[] {
  const faults: string[] = [];
  const left = new Set(calls);
  const judge = (name: string, own: readonly OutboundCall[], shared: number) => {
    for (const [index, call] of own.entries()) {
      const later = own[index + shared];
      const least = LEAST_MS[call.provider] ?? 0;
      if (later !== undefined && later.at - call.at < least) {
        faults.push(`${name} was asked for after ${later.at - call.at} ms: ${later.text}`);
      }
    }
  };
  for (const { reference, provider } of payments) {
    if (reference === null) continue;
    const own = calls.filter((call) => call.provider === provider && call.text.includes(reference));
    for (const call of own) left.delete(call);
    judge(reference, own, callers);
  }
  judge('what nobody knows', [...left], 1);
  return faults;
}
