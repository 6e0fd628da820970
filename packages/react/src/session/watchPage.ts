/**
 * Calls back when the shopper or the network returns: a tab comes to the front, a page comes out of
 * the back/forward cache, the window gets the focus, the connection changes. Returns the way out.
 */
export function watchPage(onReturn: () => void): () => void {
  const onVisible = () => {
    if (document.visibilityState === 'visible') onReturn();
  };
  const onPageShow = (event: PageTransitionEvent) => {
    if (event.persisted) onReturn();
  };
  document.addEventListener('visibilitychange', onVisible);
  window.addEventListener('pageshow', onPageShow);
  window.addEventListener('focus', onReturn);
  window.addEventListener('online', onReturn);
  window.addEventListener('offline', onReturn);
  return () => {
    document.removeEventListener('visibilitychange', onVisible);
    window.removeEventListener('pageshow', onPageShow);
    window.removeEventListener('focus', onReturn);
    window.removeEventListener('online', onReturn);
    window.removeEventListener('offline', onReturn);
  };
}
