/** Whether two values of plain JSON are equal, whatever the order of their keys. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  // A key with the value undefined is gone from the JSON, so it counts as absent.
  const said = [...right.values()].filter((value) => value !== undefined).length;
  const mine = left.filter(([, value]) => value !== undefined);
  return mine.length === said && mine.every(([key, value]) => isSame(value, right.get(key)));
}
