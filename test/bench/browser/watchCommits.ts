/** What one commit of React rendered, each by its name, or by that of the nearest above with one. */
export interface Commit {
  rendered: string[];
  /** How many of those stand above `PaymentCountdown`. */
  parents: number;
}

export interface Watched {
  commits: Commit[];
  /** Texts that came into live regions. */
  spoken: string[];
}

declare global {
  /** Forgets what was seen, and looks from now on. */
  var watchPage: () => void;
  /** What was seen since; looks no longer. */
  var takeWatched: () => Watched;
}

interface Fiber {
  tag: number;
  flags: number;
  type: { displayName?: string; name?: string } | null;
  child: Fiber | null;
  sibling: Fiber | null;
  return: Fiber | null;
  alternate: Fiber | null;
}

/**
 * Runs in a page before its own scripts. Stands where React's developer tools do, which a production
 * build tells of every commit, too, and reads as they do what was rendered. Everything on the page
 * counts, not only what somebody thought of watching.
 */
export function watchCommits(): void {
  /** Function, class, forwardRef, memo, memo of a plain function; and React's mark for "has rendered". */
  const components = new Set([0, 1, 11, 14, 15]);
  const PERFORMED_WORK = 1;
  const LIVE = '[aria-live="polite"], [aria-live="assertive"], [role="status"], [role="alert"]';
  let watching = false;
  let commits: Commit[] = [];
  let spoken: string[] = [];

  const visit = (fiber: Fiber, found: Fiber[]) => {
    if (components.has(fiber.tag) && fiber.flags & PERFORMED_WORK) found.push(fiber);
    // The same child as before: nothing below was touched, and its marks are old ones.
    if (fiber.alternate !== null && fiber.child === fiber.alternate.child) return;
    for (let child = fiber.child; child !== null; child = child.sibling) visit(child, found);
  };
  // In a production build only what we name ourselves has one.
  const nameOf = (fiber: Fiber): string => {
    let named: Fiber | null = fiber;
    while (named && !named.type?.displayName) named = named.return;
    return named?.type?.displayName ?? fiber.type?.name ?? `tag ${fiber.tag}`;
  };
  const onCommitFiberRoot = (_: number, root: { current: Fiber }) => {
    if (!watching) return;
    const found: Fiber[] = [];
    visit(root.current, found);
    const countdown = found.find((fiber) => nameOf(fiber) === 'PaymentCountdown');
    let parents = 0;
    for (let above = countdown?.return; above; above = above.return) {
      if (found.includes(above)) parents += 1;
    }
    commits.push({ rendered: found.map(nameOf), parents });
  };
  Object.assign(globalThis, {
    __REACT_DEVTOOLS_GLOBAL_HOOK__: { supportsFiber: true, inject: () => 1, onCommitFiberRoot },
  });

  new MutationObserver((changes) => {
    if (!watching) return;
    for (const { target } of changes) {
      const region = (target as Element).closest?.(LIVE) ?? target.parentElement?.closest(LIVE);
      if (region) spoken.push(region.textContent);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });

  globalThis.watchPage = () => {
    commits = [];
    spoken = [];
    watching = true;
  };
  globalThis.takeWatched = () => {
    watching = false;
    return { commits, spoken };
  };
}
