/** Ten per cent to either side, so that what begins together is not repeated together. */
export function jittered(ms: number, random: (bytes: number) => Uint8Array): number {
  return Math.round(ms * (0.9 + ((random(1)[0] ?? 0) / 255) * 0.2));
}
