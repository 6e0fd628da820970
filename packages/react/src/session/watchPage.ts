/** In ms. While somebody looks at the page, a longer silence of its clock was the device's sleep. */
const TICK = 1_000;
const SLEEP = 5_000;

/**
 * Calls back when the shopper or the network returns: a tab comes to the front, a page comes out of
 * the back/forward cache, the window gets the focus, the connection changes, the device wakes up or
 * its clock was set forward. `stale`: the page stood still, and what it was asking for is lost.
 * Returns the way out.
 */
export function watchPage(
  onReturn: (stale: boolean) => void,
  now: () => number = () => Date.now(),
): () => void {
  const signals: [EventTarget, string][] = [
    [document, 'visibilitychange'],
    [window, 'pageshow'],
    [window, 'focus'],
    [window, 'online'],
    [window, 'offline'],
  ];
  let seen = now();
  const stoodStill = () => {
    const before = seen;
    seen = now();
    return seen - before > SLEEP;
  };
  const listener = (event: Event) => {
    const left = event.type === 'visibilitychange' && document.visibilityState === 'hidden';
    const restored = (event as PageTransitionEvent).persisted;
    // A page that is shown for the first time has just read.
    const fresh = event.type === 'pageshow' && !restored;
    if (!left && !fresh) onReturn(stoodStill() || restored === true);
  };
  const tick = () => {
    // Behind another tab the clock of a page is slowed down, and coming back is a signal.
    if (stoodStill() && document.visibilityState !== 'hidden') onReturn(true);
  };
  for (const [target, type] of signals) target.addEventListener(type, listener);
  const timer = setInterval(tick, TICK);
  return () => {
    clearInterval(timer);
    for (const [target, type] of signals) target.removeEventListener(type, listener);
  };
}
