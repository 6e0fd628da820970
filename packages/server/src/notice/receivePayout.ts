import { CheckoutError } from '@coinslot/core';
import type { ParsedNotice, Provider } from '../provider.ts';
import type { Runtime } from '../runtime.ts';

/**
 * Hands a signed withdrawal notice to the merchant. It is acknowledged only when the merchant's
 * function has taken it, so that the provider keeps it until then.
 */
export async function receivePayout(
  runtime: Runtime,
  provider: Provider,
  { evidence, dedupeKey, payout }: ParsedNotice,
): Promise<void> {
  if (payout === undefined) return;
  if (evidence !== 'signed' || dedupeKey === null) {
    throw new CheckoutError(
      'invalid_notice',
      'A withdrawal notice without a signature counts for nothing.',
    );
  }
  const { withdrawalId, status, raw } = payout;
  const facts = { provider: provider.id, withdrawalId, status };
  if (runtime.onPayout === undefined) {
    runtime.log.warn(facts, 'a withdrawal notice came, and there is no onPayout to take it');
    return;
  }
  await runtime.onPayout({
    id: `evt_${dedupeKey}`,
    provider: provider.id,
    withdrawalId,
    status,
    raw,
  });
  runtime.log.info(facts, 'withdrawal notice delivered');
}
