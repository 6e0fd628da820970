/**
 * What is wrong with the base URL of a provider, in one sentence, or null. Plain http is for a
 * sandbox on this machine alone: over a network everybody on the way could read the credentials.
 */
export function checkBaseUrl(
  baseUrl: string,
  environment: 'sandbox' | 'production',
  name = 'baseUrl',
): string | null {
  if (!URL.canParse(baseUrl)) return `${name} is not a URL.`;
  const { protocol, hostname, username, password, search, hash } = new URL(baseUrl);
  if (username !== '' || password !== '' || search !== '' || hash !== '') {
    return `${name} must be a plain address, without a user, a query or a fragment.`;
  }
  if (protocol === 'https:') return null;
  if (protocol === 'http:' && environment === 'sandbox' && isLoopback(hostname)) return null;
  return environment === 'sandbox'
    ? `${name} must begin with https:// (http:// only on this machine).`
    : `${name} must begin with https:// in production.`;
}

// RFC 6761 keeps `localhost` and everything below it on the machine itself.
function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}
