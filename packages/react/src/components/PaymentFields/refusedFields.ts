import type { CheckoutError } from '@coinslot/core';

/** The keys that a server names in `fields_required`; `agreement` is the consent. */
export function refusedFields(error: CheckoutError | null | undefined): readonly string[] {
  const named = error?.code === 'fields_required' ? error.details?.['fields'] : null;
  return Array.isArray(named) ? named.filter((key) => typeof key === 'string') : [];
}
