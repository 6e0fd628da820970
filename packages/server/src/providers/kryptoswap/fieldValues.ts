import { CheckoutError } from '@coinslot/core';
import type { PaymentOption } from '@coinslot/core/wire';
import type { Choice } from '../../provider.ts';
import type { KryptoswapValue } from './client.ts';
import { inLanguage } from './inLanguage.ts';
import type { KryptoswapField, KryptoswapRouteInfo } from './schemas.ts';

/** What the shopper has to enter, by list. Where the merchant is paid is the merchant's to say. */
export interface ShopperFields {
  from: readonly KryptoswapField[];
  route: readonly KryptoswapField[];
}

export function fieldsOf({ from, fields }: KryptoswapRouteInfo): ShopperFields {
  return { from: from?.fields ?? [], route: fields ?? [] };
}

/** The fields as a form shows them. */
export function formOf(fields: ShopperFields, lang: string): PaymentOption['fields'] {
  return (['from', 'route'] as const).flatMap((place) =>
    fields[place].map((field) => {
      const text = (packed: string | null | undefined) =>
        packed ? inLanguage(packed, lang) : null;
      return {
        key: field._id,
        label: text(field.name) ?? field._id,
        placeholder: text(field.placeholder),
        // One client of the interface calls it so, and one otherwise.
        pattern: field.regexp ?? field.regex ?? null,
        patternError: text(field.regexp_error),
        required: isRequired(field),
        place,
      };
    }),
  );
}

/**
 * What the shopper entered and agreed to. Only fields of the route are taken; their patterns are the
 * exchange's to check, as they are not ours to run.
 *
 * @param fields Undefined while the route is not known: then the agreement alone is asked for.
 * @throws CheckoutError `fields_required`
 */
export function readValues(
  fields: ShopperFields | undefined,
  { fields: given, agreement }: Choice,
): { fromValues: KryptoswapValue[]; routeValues: KryptoswapValue[] } {
  const { from = [], route = [] } = fields ?? {};
  const [only] = from;
  const single = typeof given?.from === 'string' ? given.from : undefined;
  const byKey = typeof given?.from === 'object' ? given.from : {};
  const entered = single !== undefined && only ? { [only._id]: single } : byKey;
  const missing = [
    ...missingOf(from, entered),
    ...missingOf(route, given?.route ?? {}),
    ...(agreement === true ? [] : ['agreement']),
  ];
  if (missing.length > 0) throw fieldsRequired(missing);
  return { fromValues: valuesOf(from, entered), routeValues: valuesOf(route, given?.route ?? {}) };
}

type Entered = Readonly<Record<string, string>>;

export function fieldsRequired(names: readonly string[]): CheckoutError {
  const message = `Kryptoswap needs what only the shopper can say: ${names.join(', ')}.`;
  return new CheckoutError('fields_required', message, {
    provider: 'kryptoswap',
    details: { fields: names },
  });
}

function missingOf(fields: readonly KryptoswapField[], entered: Entered): string[] {
  return fields
    .filter((field) => isRequired(field) && textOf(field, entered) === '')
    .map(({ _id }) => _id);
}

function valuesOf(fields: readonly KryptoswapField[], entered: Entered): KryptoswapValue[] {
  return fields
    .map((field) => ({ key: field._id, value: textOf(field, entered) }))
    .filter(({ value }) => value !== '');
}

function textOf({ _id }: KryptoswapField, entered: Entered): string {
  return Object.hasOwn(entered, _id) ? (entered[_id]?.trim() ?? '') : '';
}

/** Where it is not said: an empty one would be refused by its pattern. */
function isRequired({ required }: KryptoswapField): boolean {
  return required !== false;
}
