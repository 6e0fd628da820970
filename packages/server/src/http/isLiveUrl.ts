import { isSafeUrl } from './isSafeUrl.ts';

// Bare addresses, and names that say what they are: shop-sandbox.example, api.testnet.example.
const TEST_BED =
  /^(?:\[.*\]|[\d.]+)$|(?:^|[.-])(?:localhost|local|internal|sandbox|testnet|staging|test)(?:[.-]|$)/;

/** Whether real money can move there: https, and not a test bed by its name. */
export function isLiveUrl(url: string): boolean {
  return isSafeUrl(url) && url.startsWith('https:') && !TEST_BED.test(new URL(url).hostname);
}
