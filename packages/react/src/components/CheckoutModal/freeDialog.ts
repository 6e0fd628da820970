/**
 * Frees an open modal from another library's dialog below it, which takes the whole page for its
 * own: hides the page from screen readers, makes it deaf to the pointer, keeps it from scrolling,
 * and closes on any Escape. Returns how to give it back.
 */
export function freeDialog(dialog: HTMLDialogElement): () => void {
  const view = dialog.ownerDocument.defaultView;
  const hidden: Element[] = [];
  for (let node = dialog.parentElement; node !== null; node = node.parentElement) {
    if (node.getAttribute('aria-hidden') !== 'true') continue;
    node.removeAttribute('aria-hidden');
    hidden.push(node);
  }
  // Here, for without our sheet it is needed, too.
  dialog.style.pointerEvents = 'auto';
  // The browser closes a dialog whatever scripts hear of the key.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') event.stopPropagation();
  };
  view?.addEventListener('keydown', onKeyDown, true);
  for (const scroll of SCROLLS) dialog.addEventListener(scroll, stop);
  return () => {
    view?.removeEventListener('keydown', onKeyDown, true);
    for (const scroll of SCROLLS) dialog.removeEventListener(scroll, stop);
    // The mark of the library that hides the page for most others: it is not closed yet.
    for (const node of hidden) {
      if (node.hasAttribute('data-aria-hidden')) node.setAttribute('aria-hidden', 'true');
    }
  };
}

const SCROLLS = ['wheel', 'touchmove'] as const;

function stop(event: Event): void {
  event.stopPropagation();
}
