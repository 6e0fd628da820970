import { isLiveUrl } from './isLiveUrl.ts';
import { isSafeUrl } from './isSafeUrl.ts';

/**
 * What is wrong with the URL of a provider's interface, in one sentence, or null.
 *
 * @param name How the sentence calls it: the option.
 */
export function urlProblem(
  name: string,
  url: string,
  environment: 'sandbox' | 'production',
): string | null {
  return (environment === 'production' ? isLiveUrl(url) : isSafeUrl(url))
    ? null
    : `\`${name}\` must begin with https:// (http:// only on this machine), and in production be no sandbox.`;
}
