import type { Fields } from './readCall.ts';

/** In a form a truth is a word. */
const BOOLEANS = ['agreement', 'hideOutData', 'skipPreview', 'disableEmailNotify'];

/**
 * The guide's own spelling of order/create: `fromValues[0][key]=…&fromValues[0][value]=…`.
 * `sent` has the texts as they came, `body` what they stand for.
 */
export function readForm(text: string): { body: Fields; sent: Fields } {
  const sent: Record<string, unknown> = {};
  for (const [written, value] of new URLSearchParams(text)) {
    const [, name = written, rest = ''] = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(written) ?? [];
    const path = [...rest.matchAll(/\[([^[\]]*)\]/g)].map(([, part = '']) => part);
    put(sent, name, path, value);
  }
  const body = Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [
      name,
      BOOLEANS.includes(name) ? readBoolean(value) : value,
    ]),
  );
  return { body, sent };
}

/** Sets `value` below `name`; a part of the path that is a number, or empty, is a place of a list. */
function put(into: object, name: string, path: readonly string[], value: string): void {
  const target = into as Record<string, unknown>;
  const [next, ...rest] = path;
  const key = Array.isArray(into) && name === '' ? String(into.length) : name;
  if (next === undefined) {
    define(target, key, value);
    return;
  }
  const existing = Object.hasOwn(target, key) ? target[key] : undefined;
  const inner =
    typeof existing === 'object' && existing !== null ? existing : /^\d{0,2}$/.test(next) ? [] : {};
  define(target, key, inner);
  put(inner, next, rest, value);
}

/** As an own property, whatever its name is. */
function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

function readBoolean(value: unknown): unknown {
  if (value === 'true' || value === '1') return true;
  return value === 'false' || value === '0' ? false : value;
}
