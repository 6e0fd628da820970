import type { PaymentOption } from '@coinslot/core/wire';
import type { PaymentParams } from '../../hooks/PaymentParams.ts';

/** What a provider needs of the shopper, as `start` and `openPaymentModal` take it. */
export type ShopperInput = Pick<PaymentParams, 'fields' | 'agreement'>;

export type ShopperField = PaymentOption['fields'][number];

/** What is entered, by the name of the field. */
export type FieldValues = Readonly<Record<string, string>>;

/** The same key may stand in two lists. */
export const nameOf = ({ place, key }: ShopperField): string => `${place} ${key}`;

/** What is known of each field. A lone text is the first field's of its list. */
export function knownValues({ fields }: PaymentOption, known: ShopperInput['fields']): FieldValues {
  const lists = known as Readonly<Record<string, unknown>> | undefined;
  return Object.fromEntries(
    fields.map((field) => {
      const { place, key } = field;
      const list = lists?.[place];
      const isFirst = fields.find((other) => other.place === place) === field;
      const value = isFirst && typeof list === 'string' ? list : entryOf(list, key);
      return [nameOf(field), typeof value === 'string' ? value : ''];
    }),
  );
}

/** Whether a shopper has something to say before a payment can be made in this way. */
export function asksFor(option: PaymentOption, known: ShopperInput): boolean {
  const values = knownValues(option, known.fields);
  const empty = option.fields.filter((field) => isEmpty(field, values));
  const agreed = option.termsUrl === null || known.agreement === true;
  // What may be left out is asked for as well, unless the page itself has answered.
  return !agreed || empty.some(({ required }) => required || known.fields === undefined);
}

/** What is sent. Whatever was left empty is not. */
export function inputOf(option: PaymentOption, values: FieldValues, agreed: boolean): ShopperInput {
  const { fields } = option;
  const filled = fields.filter((field) => !isEmpty(field, values));
  const places = [...new Set(fields.map(({ place }) => place))].map((place) => {
    const list = filled.filter((field) => field.place === place);
    return [place, Object.fromEntries(list.map((field) => [field.key, values[nameOf(field)]]))];
  });
  return {
    ...(fields.length > 0 && { fields: Object.fromEntries(places) }),
    ...(agreed && { agreement: true }),
  };
}

export function isEmpty(field: ShopperField, values: FieldValues): boolean {
  return (values[nameOf(field)] ?? '').trim() === '';
}

function entryOf(list: unknown, key: string): unknown {
  return typeof list === 'object' && list !== null && Object.hasOwn(list, key)
    ? (list as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
