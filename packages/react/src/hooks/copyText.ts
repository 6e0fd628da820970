/** Puts text on the clipboard. False where the browser has none or refuses; never throws. */
export async function copyText(text: string): Promise<boolean> {
  try {
    // Missing on pages without TLS; permission policies and lost focus refuse.
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Selects what an element shows, so that the shopper can copy it by keyboard. */
export function selectContents(element: Element): void {
  element.ownerDocument.getSelection()?.selectAllChildren(element);
}
