import { CheckoutError, type ErrorCode } from '@coinslot/core';

/** Plain errors, so that the suite runs under any test runner. */
export function check(truth: boolean, sentence: string): asserts truth {
  if (!truth) throw new Error(sentence);
}

/** Compares as JSON does, whatever the order of the keys. */
export function checkEqual(actual: unknown, expected: unknown, what: string): void {
  const [found, wanted] = [sorted(actual), sorted(expected)];
  check(found === wanted, `${what}: expected ${shorten(wanted)}, got ${shorten(found)}`);
}

export async function checkRefused(
  work: Promise<unknown>,
  code: ErrorCode,
  what: string,
): Promise<void> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  check(error !== null, `${what}: expected a refusal (${code}), but it went through`);
  check(
    error instanceof CheckoutError && error.code === code,
    `${what}: expected CheckoutError ${code}, got ${String(error)}`,
  );
}

function sorted(value: unknown): string {
  const text = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
  return text ?? 'undefined';
}

const shorten = (text: string) => (text.length > 600 ? `${text.slice(0, 600)}…` : text);
