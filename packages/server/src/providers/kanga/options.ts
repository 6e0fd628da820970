import { checkSecret } from '../../crypto/checkSecret.ts';
import { isLiveUrl } from '../../http/isLiveUrl.ts';
import { urlProblem } from '../../http/urlProblem.ts';

/** What Kanga gives to a merchant, under "Payment gateway API"; enough for the client. */
export interface KangaCredentials {
  /** Public: it stands in the address of the payment page. `undefined` is reported at the first use. */
  apiKey: string | undefined;
  apiSecret: string | undefined;
  /** Of signed calls. Default `https://api.kanga.exchange`. */
  baseUrl?: string | undefined;
  /** Of the payment page. Default `https://kanga.exchange`. */
  webUrl?: string | undefined;
  /** Of GET PRICE ESTIMATE. Default: the guide's two addresses, one after the other. */
  estimateUrl?: string | undefined;
}

/** The options of `kanga`. */
export interface KangaOptions extends KangaCredentials {
  /**
   * What each currency of your prices is settled in, 1 : 1, in Kanga's spelling: `{ PLN: 'oPLN' }`.
   * Nothing is converted.
   */
  settlement: Readonly<Record<string, string>>;
  /** What shoppers may pay in, in this order: `['BTC', 'ETH']`. Default: Kanga's page asks them. */
  payCurrencies?: readonly string[] | undefined;
  /**
   * Whether an order's `email` is taken as verified, so that Kanga's page does not ask for it.
   * Default false.
   */
  skipEmail?: boolean | undefined;
}

export const DEFAULT_BASE_URL = 'https://api.kanga.exchange';
export const DEFAULT_WEB_URL = 'https://kanga.exchange';

/** The key and the secret of the guide's test call. They are public. */
export const TEST_KEY = 'TEST';
export const TEST_SECRET = '8B2EFBECA2BEBB2C413BCFD7915E9209D80F3F4222042B31DD9D605E39F2035F';

/** Whether it looks like Kanga's code of a currency, such as oPLN. */
export const isCode = (text: string) => /^[A-Za-z0-9]{2,20}$/.test(text);

/** What is wrong with the factory's options, in sentences. */
export function optionProblems(
  options: KangaOptions,
  environment: 'sandbox' | 'production',
): string[] {
  const { apiKey, apiSecret, settlement, payCurrencies, estimateUrl } = options;
  const { baseUrl = DEFAULT_BASE_URL, webUrl = DEFAULT_WEB_URL } = options;
  const isLive = environment === 'production';
  const settled = Object.entries({ ...settlement });
  const urls = Object.entries({
    baseUrl,
    webUrl,
    ...(estimateUrl !== undefined && { estimateUrl }),
  });
  const isTest =
    [apiKey, apiSecret].some((value) => value === TEST_KEY || value === TEST_SECRET) ||
    urls.some(([, url]) => TEST_HOST.test(url));
  return [
    apiKey?.trim() ? null : '`apiKey` is missing.',
    checkSecret(apiSecret, '`apiSecret`'),
    settled.length > 0 ? null : '`settlement` is empty: name what a currency is settled in.',
    ...settled.map(([currency, code]) =>
      isCode(code) ? null : `\`settlement.${currency}\` is no code such as "oPLN".`,
    ),
    payCurrencies?.length === 0 ? '`payCurrencies` is empty: leave it out, or name some.' : null,
    ...(payCurrencies ?? []).map((code) =>
      isCode(code) ? null : `\`payCurrencies\` has ${JSON.stringify(code)}: no code such as "BTC".`,
    ),
    ...urls.map(([name, url]) => urlProblem(name, url, environment)),
    isLive && isTest ? 'Kanga’s test call has its own key, secret and host: none is live.' : null,
    // A shopper of a sandbox would pay real money, or the other way round.
    isLiveUrl(baseUrl) !== isLiveUrl(webUrl)
      ? '`baseUrl` and `webUrl` must be of one place: one of them is a sandbox.'
      : null,
  ].filter((problem) => problem !== null);
}

/** The host of the sample in the guide's "Testing", at the end of a name. */
const TEST_HOST = /^https?:\/\/(?:[^/]*\.)?kanga\.dev\.?(?:[:/]|$)/i;
