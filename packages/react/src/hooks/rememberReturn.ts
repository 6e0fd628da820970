/** Where a tab keeps which payment it was left with for a provider's page. */
export const returnKey = (endpoint: string) => `coinslot:return:${endpoint}`;

/**
 * Keeps in this tab which payment it is left with. An id and no secret: whoever reads it still has
 * to be allowed to see the payment.
 */
export function rememberReturn(endpoint: string, id: string): void {
  try {
    sessionStorage.setItem(returnKey(endpoint), id);
  } catch {
    // Switched off, or full: the page that is come back to may name the payment itself.
  }
}
