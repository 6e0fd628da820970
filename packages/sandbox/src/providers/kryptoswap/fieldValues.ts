import type { FieldValue } from './entities.ts';
import type { Field } from './exchange.ts';
import { CODES, Failure, type WrongField, wrongParameter } from './failure.ts';
import type { Fields } from './readCall.ts';

/**
 * `fromValues`, `toValues` or `routeValues`: a list of {key, value}.
 *
 * @throws Failure that names the field which is missing or does not fit its regular expression.
 */
export function readFieldValues(
  body: Fields,
  type: WrongField['type'],
  fields: readonly Field[],
  newId: () => string,
): readonly FieldValue[] {
  const name = `${type}Values`;
  const given = new Map<string, string>();
  for (const item of readList(body, name)) {
    const { key, value } = item;
    const isKnown = fields.some(({ id }) => id === key);
    if (!isKnown) throw wrongParameter(name, 'has a key that is no field of the route.');
    if (typeof value !== 'string') throw wrongParameter(name, 'has a value that is no text.');
    given.set(key as string, value);
  }
  return fields.flatMap((field): FieldValue[] => {
    const value = given.get(field.id) ?? '';
    if (value === '' && !field.required) return [];
    if (!new RegExp(field.regexp).test(value)) throw wrongField(type, field);
    return [{ id: newId(), field: field.id, value }];
  });
}

function readList(body: Fields, name: string): readonly Fields[] {
  const given = body[name] ?? [];
  // Copied, so that a place which a form left out counts as what it is.
  const list: unknown[] = Array.isArray(given) ? [...given] : [null];
  const isList = list.every((item) => typeof item === 'object' && item !== null);
  if (!isList) throw wrongParameter(name, 'must be a list of {key, value}.');
  return list as readonly Fields[];
}

function wrongField(type: WrongField['type'], { id, name, problem }: Field): Failure {
  return new Failure(CODES.parameter, problem.en, { fieldId: id, nameField: name.en, type });
}
