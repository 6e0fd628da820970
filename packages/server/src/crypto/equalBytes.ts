/**
 * Compares without telling by its time where the first difference is. Lengths are no secret: every
 * tag has one. Reads through the views, never the whole buffers behind them.
 */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  // The index stays within both: `?? 0` is for the compiler alone.
  for (let index = 0; index < a.length; index += 1) {
    difference |= (a[index] ?? 0) ^ (b[index] ?? 0);
  }
  return difference === 0;
}
