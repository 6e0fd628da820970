import type { ExchangeRoute } from './exchange.ts';

/** The English name of a field of the route. */
export function nameOf({ from, to, fields }: ExchangeRoute, id: string): string {
  const all = [...from.fieldsIn, ...to.fieldsOut, ...fields];
  return all.find((field) => field.id === id)?.name.en ?? '';
}
