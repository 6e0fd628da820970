import { checkSecret } from '../../crypto/checkSecret.ts';
import { isLiveUrl } from '../../http/isLiveUrl.ts';
import { urlProblem } from '../../http/urlProblem.ts';

/** What KryptoGO gives to a merchant, in its Studio; enough for the client. */
export interface KryptogoCredentials {
  /** Of the OAuth client. `undefined` is reported by name at the first use. */
  clientId: string | undefined;
  /** The Studio's API key. It pays out as well: keep it on the server. */
  apiKey: string | undefined;
  /** The origin that the account is registered for, sent as `Origin`: 'https://shop.example'. */
  siteOrigin: string | undefined;
  /** Default `https://wallet.kryptogo.app`. No document names another one for tests. */
  baseUrl?: string | undefined;
}

/** The options of `kryptogo`. */
export interface KryptogoOptions extends KryptogoCredentials {
  /** A label for KryptoGO's own lists, where an order has none of its own. */
  groupKey?: string | undefined;
  /**
   * The token that the account is paid in, on Arbitrum. Nothing that is sent chooses it; the
   * documents show USDT, and other pages speak of USDC as well. Default 'USDT'.
   */
  token?: string | undefined;
}

/** What `resolveOrder` may return for KryptoGO, as `provider.kryptogo` of an order. */
export interface KryptogoOrder {
  /** Comes back in callbacks unaltered. At most 1000 characters as JSON. */
  orderData?: object | undefined;
  groupKey?: string | undefined;
}

export const DEFAULT_BASE_URL = 'https://wallet.kryptogo.app';

/** What is wrong with the factory's options, in sentences. */
export function optionProblems(
  { clientId, apiKey, siteOrigin, baseUrl = DEFAULT_BASE_URL }: KryptogoOptions,
  environment: 'sandbox' | 'production',
): string[] {
  const origin =
    siteOrigin && URL.canParse(siteOrigin) && new URL(siteOrigin).origin === siteOrigin;
  return [
    clientId?.trim() ? null : '`clientId` is missing.',
    checkSecret(apiKey, '`apiKey`'),
    !origin
      ? '`siteOrigin` must be an origin alone, such as "https://shop.example".'
      : environment === 'production' && !isLiveUrl(siteOrigin)
        ? '`siteOrigin` must be https in production, and no test bed.'
        : null,
    urlProblem('baseUrl', baseUrl, environment),
  ].filter((problem) => problem !== null);
}
