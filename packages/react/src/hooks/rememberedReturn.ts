/** As `rememberReturn` writes it. */
const keyOf = (endpoint: string) => `coinslot:return:${endpoint}`;

/** The payment that this tab was left with, or null. */
export function rememberedReturn(endpoint: string): string | null {
  let kept: string | null = null;
  try {
    kept = sessionStorage.getItem(keyOf(endpoint));
  } catch {
    // A browser may refuse to hand it out; a server has none.
  }
  // Anything in the page may have written there.
  return /^pay_[\w-]+$/.exec(kept ?? '')?.[0] ?? null;
}

/** Once one of these payments is over there is nothing left to come back to. */
export function forgetReturn(endpoint: string, ids: readonly string[]): void {
  const remembered = rememberedReturn(endpoint);
  if (remembered !== null && ids.includes(remembered)) {
    sessionStorage.removeItem(keyOf(endpoint));
  }
}
