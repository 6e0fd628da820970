import { toHex } from '../crypto/encoding.ts';
import { hmac } from '../crypto/hmac.ts';
import type { Choice } from '../provider.ts';

/**
 * Of what the shopper told the provider, whatever its order and the spaces around it, and whether
 * one thing alone came with its key. Undefined where nothing was told. Keyed, for whoever has the
 * store could try all card numbers against a plain hash.
 */
export async function toldHash(
  secret: string,
  { fields }: Pick<Choice, 'fields'>,
): Promise<string | undefined> {
  const from = toldIn(fields?.from);
  const [only, ...more] = Object.values(from);
  const told = [more.length > 0 ? Object.entries(from) : (only ?? null), toldIn(fields?.route)];
  const text = JSON.stringify(told);
  if (text === '[null,{}]') return undefined;
  return toHex(await hmac('SHA-256', secret, `told:v1:${text}`));
}

function toldIn(list: string | Readonly<Record<string, string>> = {}): Record<string, string> {
  const entries = Object.entries(typeof list === 'string' ? { '': list } : list)
    .map(([key, value]) => [key, value.trim()] as const)
    .filter(([, value]) => value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}
