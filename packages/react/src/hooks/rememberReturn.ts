/** As `rememberedReturn` reads it, which only a page needs that is come back to. */
const keyOf = (endpoint: string) => `coinslot:return:${endpoint}`;

/**
 * Keeps in this tab which payment it is left with for a provider's page. An id and no secret:
 * whoever reads it still has to be allowed to see the payment.
 */
export function rememberReturn(endpoint: string, id: string): void {
  try {
    sessionStorage.setItem(keyOf(endpoint), id);
  } catch {
    // Switched off, or full: the page that is come back to may name the payment itself.
  }
}

/** Once one of these payments is over there is nothing left to come back to. */
export function forgetReturn(endpoint: string, ids: readonly string[]): void {
  const key = keyOf(endpoint);
  try {
    if (ids.includes(sessionStorage.getItem(key) ?? '')) sessionStorage.removeItem(key);
  } catch {
    // Nor was anything kept.
  }
}
