/**
 * Parses JSON with every number as its own text: `{"rate":1e-8}` gives `{ rate: '1e-8' }`. A
 * double would lose digits of money before anybody looked at it. Undefined for what is no JSON.
 */
export function parseExactJson(text: string): unknown {
  try {
    JSON.parse(text); // What is not JSON ends here, so that the pattern meets JSON alone.
  } catch {
    return undefined;
  }
  return JSON.parse(
    text.replace(STRING_OR_NUMBER, (token) => (token.startsWith('"') ? token : `"${token}"`)),
  );
}

// Strings are matched so that the numbers within them are passed over. The last quote is always
// there: that it need not be keeps the pattern from trying anything twice.
const STRING_OR_NUMBER = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|-?\d[\d.eE+-]*/g;

/**
 * Writes an object whose `decimals` become JSON numbers, digit for digit: a provider that wants
 * the number 123.45 gets exactly that, whatever a double would make of it.
 *
 * @throws RangeError for a decimal that is no plain JSON number.
 */
export function stringifyExactJson(
  fields: Readonly<Record<string, unknown>>,
  decimals: Readonly<Record<string, string>>,
): string {
  const numbers = Object.entries(decimals).map(([name, decimal]) => {
    if (!/^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(decimal)) {
      throw new RangeError(`${name} must be a plain decimal such as "123.45".`);
    }
    return `${JSON.stringify(name)}:${decimal}`;
  });
  const rest = JSON.stringify(fields).slice(1, -1);
  return `{${[...numbers, ...(rest === '' ? [] : [rest])].join(',')}}`;
}
