/**
 * Keeps in this tab which payment it is left with for a provider's page. An id and no secret:
 * whoever reads it still has to be allowed to see the payment. `rememberedReturn` reads it; it
 * stands apart, for only a page that is come back to needs that.
 */
export function rememberReturn(endpoint: string, id: string): void {
  try {
    sessionStorage.setItem(`coinslot:return:${endpoint}`, id);
  } catch {
    // Switched off, or full: the page that is come back to may name the payment itself.
  }
}
