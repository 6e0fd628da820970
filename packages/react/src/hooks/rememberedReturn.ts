/** The payment that this tab was left with, or null. `rememberReturn` wrote it. */
export function rememberedReturn(endpoint: string): string | null {
  let kept: string | null = null;
  try {
    kept = sessionStorage.getItem(`coinslot:return:${endpoint}`);
  } catch {
    // A browser may refuse to hand it out; a server has none.
  }
  // Anything in the page may have written there.
  return /^pay_[\w-]+$/.exec(kept ?? '')?.[0] ?? null;
}
