const HIDDEN = '[aria-hidden="true"]';

/**
 * Frees an open modal from another library's dialog around it or below it, which takes the whole
 * page for its own: hides it from screen readers, makes it deaf to the pointer, keeps it from
 * scrolling, closes on any Escape, and leads Tab around in itself. Returns how to give it back.
 */
export function freeDialog(dialog: HTMLDialogElement): () => void {
  const freed: Element[] = [];
  for (let node = dialog.closest(HIDDEN); node !== null; node = node.closest(HIDDEN)) {
    node.removeAttribute('aria-hidden');
    freed.push(node);
  }
  // Here, for without our sheet it is needed, too.
  dialog.style.pointerEvents = 'auto';
  const heard = new AbortController();
  for (const type of ['keydown', 'wheel', 'touchmove']) {
    const when = { capture: true, signal: heard.signal };
    dialog.ownerDocument.defaultView?.addEventListener(type, hush, when);
  }
  return () => {
    heard.abort();
    // The mark of the library that hides the page for most others: it is not closed yet.
    for (const node of freed) {
      if (node.hasAttribute('data-aria-hidden')) node.setAttribute('aria-hidden', 'true');
    }
  };
}

/** The browser scrolls and does what these keys are for, whatever scripts hear of it. */
function hush(event: Event): void {
  const { key = 'Tab' } = event as Partial<KeyboardEvent>;
  if (/^(Tab|Escape)$/.test(key)) event.stopPropagation();
}
