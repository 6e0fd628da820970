/**
 * Frees an open modal from another library's dialog around it or below it, which takes the whole
 * page for its own: hides it from screen readers, makes it deaf to the pointer, keeps it from
 * scrolling, closes on any Escape, and leads Tab around in itself. Returns how to give it back.
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
  // The browser does what the keys are for, whatever scripts hear of them.
  const heard = new AbortController();
  const { signal } = heard;
  const quiet = (key: string) => (event: KeyboardEvent) => {
    if (event.key === key) event.stopPropagation();
  };
  view?.addEventListener('keydown', quiet('Escape'), { capture: true, signal });
  dialog.addEventListener('keydown', quiet('Tab'), { signal });
  dialog.addEventListener('wheel', stop, { signal });
  dialog.addEventListener('touchmove', stop, { signal });
  return () => {
    heard.abort();
    // The mark of the library that hides the page for most others: it is not closed yet.
    for (const node of hidden) {
      if (node.hasAttribute('data-aria-hidden')) node.setAttribute('aria-hidden', 'true');
    }
  };
}

function stop(event: Event): void {
  event.stopPropagation();
}
