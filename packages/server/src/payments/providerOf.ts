import { CheckoutError, type PaymentRecord } from '@coinslot/core';
import type { Provider } from '../provider.ts';
import type { Runtime } from '../runtime.ts';

/** @throws {CheckoutError} `provider_not_supported`, once the merchant has taken it out. */
export function providerOf({ providers }: Runtime, { provider: id }: PaymentRecord): Provider {
  const provider = providers.get(id);
  if (provider) return provider;
  throw new CheckoutError(
    'provider_not_supported',
    `A stored payment belongs to the provider "${id}", which is not in \`providers\` any more, so its state can not be asked for. Keep a provider until its last payment is over.`,
    { provider: id },
  );
}
