/**
 * Calls back when the shopper or the network returns: a tab comes to the front, a page comes out of
 * the back/forward cache, the window gets the focus, the connection changes. Returns the way out.
 */
export function watchPage(onReturn: () => void): () => void {
  const signals: [EventTarget, string][] = [
    [document, 'visibilitychange'],
    [window, 'pageshow'],
    [window, 'focus'],
    [window, 'online'],
    [window, 'offline'],
  ];
  const listener = (event: Event) => {
    const left = event.type === 'visibilitychange' && document.visibilityState === 'hidden';
    // A page that is shown for the first time has just read.
    const fresh = event.type === 'pageshow' && !(event as PageTransitionEvent).persisted;
    if (!left && !fresh) onReturn();
  };
  for (const [target, type] of signals) target.addEventListener(type, listener);
  return () => {
    for (const [target, type] of signals) target.removeEventListener(type, listener);
  };
}
