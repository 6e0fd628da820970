import type { PaymentOption } from '@coinslot/core/wire';

/** The ways to pay of one provider, or of all. */
export function optionsOf(
  options: readonly PaymentOption[] | null,
  provider: string | undefined,
): readonly PaymentOption[] | null {
  if (options === null || provider === undefined) return options;
  return options.filter((option) => option.provider === provider);
}
