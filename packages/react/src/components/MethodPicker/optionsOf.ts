import type { PaymentOption } from '@coinslot/core/wire';

/** The ways to pay of one provider, or of all; with one coin, if that can be had. */
export function optionsOf(
  options: readonly PaymentOption[] | null,
  provider: string | undefined,
  asset?: string,
): readonly PaymentOption[] | null {
  if (options === null) return null;
  const all = options.filter((option) => (provider ?? option.provider) === option.provider);
  const named = all.filter((option) => asset !== undefined && option.asset?.code === asset);
  return named.some(({ unavailable }) => unavailable === null) ? named : all;
}
