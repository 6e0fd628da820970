/** Enough for some fifty ids. */
const POOL_BYTES = 1024;

/**
 * Random bytes of the platform, each given out once. They are drawn many at a time: a call to the
 * platform costs more than the id that is made of it.
 */
export function createRandom(): (bytes: number) => Uint8Array {
  const pool = new Uint8Array(POOL_BYTES);
  let used = POOL_BYTES;
  return (bytes) => {
    if (bytes > POOL_BYTES) return crypto.getRandomValues(new Uint8Array(bytes));
    if (used + bytes > POOL_BYTES) {
      crypto.getRandomValues(pool);
      used = 0;
    }
    used += bytes;
    const given = pool.slice(used - bytes, used);
    // What was given out is not found here by whoever reads this memory later.
    pool.fill(0, used - bytes, used);
    return given;
  };
}
