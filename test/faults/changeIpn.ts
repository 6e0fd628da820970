import { HASHED } from './ipnHashes.ts';
import { pickOf } from './pickOf.ts';

export const CHANGES = [
  'word',
  'amount',
  'written otherwise',
  'time',
  'colon',
  'twice',
  'twice before',
  'missing',
  // What the hash does not cover.
  'number of the order',
  'values',
  'more fields',
  'order of the fields',
  'escapes',
] as const;

/** A form with one thing changed, of what its hash covers or of what it does not. */
export function changeIpn(
  form: URLSearchParams,
  { kind, at }: { kind: (typeof CHANGES)[number]; at: number },
  { word, text, numbers }: { word: string; text: string; numbers: readonly string[] },
): URLSearchParams {
  const name = pickOf(HASHED, at);
  const value = form.get(name) ?? '';
  switch (kind) {
    case 'word':
      form.set('newStatus', word);
      break;
    case 'amount':
      form.set(at % 2 === 0 ? 'inAmount' : 'outAmount', text);
      break;
    case 'written otherwise':
      form.set(name, pickOf([`${value}0`, `${value}.0`, ` ${value}`, value.toUpperCase()], at));
      break;
    case 'time':
      form.set('timestamp', `${Number(form.get('timestamp')) + at + 1}`);
      break;
    case 'colon': {
      // Another way to part the same joined text.
      const next = pickOf(HASHED, at + 1);
      form.set(name, `${value}:${form.get(next) ?? ''}`);
      form.set(next, '');
      break;
    }
    case 'twice':
      form.append(name, at % 2 === 0 ? value : text);
      break;
    case 'twice before':
      return new URLSearchParams([[name, text], ...form]);
    case 'missing':
      form.delete(name);
      break;
    case 'number of the order':
      form.set('orderUID', pickOf([text, ...numbers, '..'], at));
      break;
    case 'values':
      form.set('toValues[0][value]', text);
      break;
    case 'more fields':
      form.append(pickOf(['status', 'toValues', '__proto__', 'orderUID', text], at), text);
      break;
    case 'order of the fields':
      return new URLSearchParams([...form].reverse());
    // As it is written out.
    case 'escapes':
      break;
    default:
      kind satisfies never;
  }
  return form;
}
