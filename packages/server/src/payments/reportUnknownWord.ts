import type { ProviderFact } from '@coinslot/core';
import type { Runtime } from '../runtime.ts';

/** A provider that says a word which its documents do not know may have changed its interface. */
export function reportUnknownWord(
  { log, count }: Runtime,
  of: { paymentId: string; provider: string },
  { claim, word }: Pick<ProviderFact, 'claim' | 'word'>,
): void {
  if (claim !== null) return;
  log.warn({ ...of, word }, 'a provider said an unknown word');
  count('coinslot.provider.unknown_word', { provider: of.provider });
}
