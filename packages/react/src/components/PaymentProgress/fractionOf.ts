/** How much of `whole` a part is, 0 to 1, for the length of a bar only: never for money. */
export function fractionOf(part: string, whole: string): number {
  const fraction = Number(part) / Number(whole);
  return Number.isFinite(fraction) ? Math.min(Math.max(fraction, 0), 1) : 0;
}
