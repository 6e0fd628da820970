/** The ids of faults that titles of tests end with: `it('takes it once (S24, T20)'`. */
export function faultIdsIn(source: string): Set<string> {
  const titles = source.matchAll(/\(([TCS]\d\d(?:, [TCS]\d\d)*)\)['"`]/g);
  return new Set([...titles].flatMap(([, ids = '']) => ids.split(', ')));
}
