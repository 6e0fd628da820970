/** SQLite's name of an error, `SQLITE_FULL` and the like; null for an error that is not SQLite's. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const { code } = error;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : null;
}
