import { equalBytes } from './crypto/equalBytes.ts';
import { toBytes } from './crypto/toBytes.ts';

/** Whether a text is what is made with one of the secrets. Its time does not tell how much of it. */
export async function madeByAny(
  secrets: readonly string[],
  given: string,
  make: (secret: string) => Promise<string>,
): Promise<boolean> {
  const made = await Promise.all(secrets.map(make));
  return made.some((expected) => equalBytes(toBytes(expected), toBytes(given)));
}
