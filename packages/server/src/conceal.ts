/** What Node's `inspect`, and with it `console.log`, asks an object for. */
const INSPECT = Symbol.for('nodejs.util.inspect.custom');

/**
 * Lets an object that works with secrets show only `shown`, whoever prints it: `JSON.stringify`, a
 * logger, `console.log`. Its members stay as they are.
 */
export function conceal<T extends object>(object: T, shown: Readonly<Record<string, unknown>>): T {
  const show = { value: () => shown };
  return Object.defineProperties(object, { toJSON: show, [INSPECT]: show });
}
