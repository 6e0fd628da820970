/**
 * Keeps the page behind a modal still, and its width, too; returns how to undo it. Through the
 * CSSOM, which a strict content security policy allows.
 */
export function lockScroll(root: HTMLElement): () => void {
  const { style } = root;
  const { overflow, scrollbarGutter } = style;
  const hasScrollbar = window.innerWidth > root.clientWidth;
  style.overflow = 'hidden';
  if (hasScrollbar) style.scrollbarGutter = 'stable';
  return () => {
    style.overflow = overflow;
    style.scrollbarGutter = scrollbarGutter;
  };
}
