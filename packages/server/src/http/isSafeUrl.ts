/**
 * Whether credentials may be sent there: https, or http on this machine alone (a sandbox), with
 * nothing but an address: no user, no query, no fragment.
 */
export function isSafeUrl(url: string): boolean {
  return (
    URL.canParse(url) &&
    /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(?![^:/]))[^?#@\s]+$/.test(`${url}/`)
  );
}
