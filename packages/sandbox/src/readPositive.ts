import { type Decimal, parseDecimal } from './decimal.ts';
import { SandboxError } from './SandboxError.ts';

/** An amount or a share that somebody typed. Rejects what is none with a `SandboxError`. */
export function readPositive(name: string, text: string): Decimal {
  const value = parseDecimal(text);
  if (value === null || value === 0n) {
    throw new SandboxError(400, `${name} is a decimal above zero, as a string: "12.50".`);
  }
  return value;
}
