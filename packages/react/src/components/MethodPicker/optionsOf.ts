import type { PaymentOption } from '@coinslot/core/wire';
import type { MethodChoice } from './MethodChoice.ts';

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

/** The one that can be chosen and fits what is named; undefined where none does, or several do. */
export function onlyOption(
  options: readonly PaymentOption[] | null,
  { provider, asset, routeId }: { [Key in keyof MethodChoice]?: MethodChoice[Key] | undefined },
): PaymentOption | undefined {
  const fitting = (options ?? []).filter(
    (option) =>
      option.unavailable === null &&
      (provider ?? option.provider) === option.provider &&
      (asset ?? option.asset?.code) === option.asset?.code &&
      (routeId ?? option.routeId) === option.routeId,
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}
