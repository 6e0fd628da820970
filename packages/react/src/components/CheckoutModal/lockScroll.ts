interface Lock {
  count: number;
  undo(): void;
}

const locks = new WeakMap<HTMLElement, Lock>();

/**
 * Keeps the page behind a modal still, and its width, too; returns how to undo it. Several may
 * overlap in any order. Through the CSSOM, which a strict content security policy allows.
 */
export function lockScroll(root: HTMLElement): () => void {
  const lock = locks.get(root) ?? apply(root);
  locks.set(root, lock);
  lock.count += 1;
  return () => {
    lock.count -= 1;
    if (lock.count > 0) return;
    locks.delete(root);
    lock.undo();
  };
}

function apply(root: HTMLElement): Lock {
  const { style } = root;
  const { overflow, scrollbarGutter } = style;
  const hasScrollbar = (root.ownerDocument.defaultView?.innerWidth ?? 0) > root.clientWidth;
  style.overflow = 'hidden';
  if (hasScrollbar) style.scrollbarGutter = 'stable';
  return {
    count: 0,
    undo: () => Object.assign(style, { overflow, scrollbarGutter }),
  };
}
