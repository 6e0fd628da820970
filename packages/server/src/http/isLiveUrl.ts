import { isSafeUrl } from './isSafeUrl.ts';

// Parts of names that say what they are: api-sandbox.example, api.testnet.example.
const TEST_BEDS = new Set('localhost local internal sandbox testnet staging test'.split(' '));

/** Whether real money can move there: https, a name, and not that of a test bed. */
export function isLiveUrl(url: string): boolean {
  if (!isSafeUrl(url) || !url.startsWith('https:')) return false;
  const { hostname } = new URL(url);
  const isAddress = hostname.startsWith('[') || /^[\d.]+$/.test(hostname);
  return !isAddress && !hostname.split(/[.-]/).some((part) => TEST_BEDS.has(part));
}
