const TRIES = 20;

/**
 * Calls `listen` with the wanted port, and with the ones after it while each is taken. 0 lets the
 * system choose.
 */
export async function onFreePort<T>(
  wanted: number,
  listen: (port: number) => Promise<T>,
): Promise<T> {
  for (let port = wanted; ; port += 1) {
    try {
      return await listen(port);
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || port >= wanted + TRIES || port >= 65_535) throw error;
    }
  }
}
