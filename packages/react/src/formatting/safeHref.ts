/** What only a browser that runs on the same machine opens: a sandbox. */
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * What may stand in an `href`, or null: the one way of every link that comes from a provider or
 * from the shop's settings. React lets `data:` and `vbscript:` through, its version 18 even
 * `javascript:`.
 *
 * @param own The shop's own link: also a path of the page, `http:`, `mailto:` or `tel:`.
 */
export function safeHref(url: string | null | undefined, own = false): string | null {
  // A browser trims, drops tabs and line ends and reads "\" as "/": it opens another address.
  if (!url || /^\s|\s$|[\\\p{Cc}]/u.test(url)) return null;
  if (own && /^(mailto:|tel:|(?!\/\/|[a-z][a-z\d+.-]*:))/i.test(url)) return url;
  if (!/^https?:\/\/[^/]/i.test(url)) return null;
  try {
    const { protocol, hostname, username, password } = new URL(url);
    if (username || password) return null;
    return protocol === 'https:' || own || LOOPBACK.test(hostname) ? url : null;
  } catch {
    return null;
  }
}
