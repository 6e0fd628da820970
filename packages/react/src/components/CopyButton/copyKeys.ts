/** The keys that copy a selection on this system. Read after a click only, never on the server. */
export function copyKeys(): string {
  return /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘C' : 'Ctrl+C';
}
