import { optionFixture } from '../../testing/optionFixture.ts';
import type { ShopperField } from './ShopperInput.ts';

export const field = (key: string, overrides: Partial<ShopperField> = {}): ShopperField => ({
  key,
  label: key,
  placeholder: null,
  pattern: null,
  patternError: null,
  required: true,
  place: 'from',
  ...overrides,
});

/** A way to pay that asks for two things, one of which may be left out, and for consent. */
export const asking = optionFixture({
  provider: 'other',
  providerName: 'Other Pay',
  routeId: 'route_1',
  fields: [
    field('f1', { label: 'Refund address', patternError: 'No such address.' }),
    field('f2', { label: 'E-mail', place: 'route', required: false }),
  ],
  termsUrl: 'https://other.example/terms',
});
