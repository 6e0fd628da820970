import { checkSecret } from '../../crypto/checkSecret.ts';
import { isLiveUrl } from '../../http/isLiveUrl.ts';
import { urlProblem } from '../../http/urlProblem.ts';

/** What the client works with; calls that belong to no account need none of it. */
export interface KryptoswapCredentials {
  /** With `apiSecret`: calls are signed, and orders appear in the account. Default: neither. */
  apiKey?: string | undefined;
  apiSecret?: string | undefined;
  /** The partner's code, at most 100 characters. */
  partner?: string | undefined;
  /** Of orders and pages, default `en`. The documents disagree on the codes; pages use two letters. */
  lang?: string | undefined;
  /** Default `https://www.kryptoswap.io/service/api/v1`: as on sister sites, no document says it. */
  baseUrl?: string | undefined;
  /** Of the pages that shoppers see. Default `https://www.kryptoswap.io`. */
  siteUrl?: string | undefined;
}

/** One direction of exchange that shoppers may pay by. */
export interface KryptoswapRoute {
  /** The exchange's id of it, 24 hexadecimal digits. */
  id: string;
  /** What the shopper pays with, by the exchange's code: `USDTTRC20`. */
  from: string;
  /** What the merchant gets: `WIREEUR`. */
  to: string;
  /** The currency of prices that are settled 1 : 1, in `to` for `out`, in `from` for `in`. */
  priceCurrency: string;
  /** Where the merchant gets it: the route's fields, by key. */
  toValues: Readonly<Record<string, string>>;
  /** Whether the price is what the shopper pays in, or what the merchant gets out. */
  amountIs: 'in' | 'out';
}

/** The options of `kryptoswap`. */
export interface KryptoswapOptions extends KryptoswapCredentials {
  routes: readonly KryptoswapRoute[];
  /** Whether Kryptoswap's pages hide where the merchant is paid. Default true. */
  hideOutData?: boolean | undefined;
  /** `inline`: address and amount on your own page, where the order has them. Default `hosted`. */
  display?: 'hosted' | 'inline' | undefined;
  /**
   * Where the hash of an IPN travels, which no document says: look at one that you got. Without it
   * an IPN only makes the checkout ask for the order.
   */
  hashField?: { in: 'body' | 'header'; name: string } | undefined;
  /** The terms that shoppers agree to. Default: the site, whose own page of terms is not known. */
  termsUrl?: string | undefined;
}

export const DEFAULT_BASE_URL = 'https://www.kryptoswap.io/service/api/v1';
export const DEFAULT_SITE_URL = 'https://www.kryptoswap.io';

const isId = (text: string) => /^[0-9a-fA-F]{24}$/.test(text);
const isCode = (text: string) => /^[A-Za-z0-9_-]{1,32}$/.test(text);

/** What is wrong with the factory's options, in sentences. */
export function optionProblems(
  options: KryptoswapOptions,
  environment: 'sandbox' | 'production',
): string[] {
  const { apiKey, apiSecret, partner = '', lang = 'en', display = 'hosted', hashField } = options;
  const { baseUrl = DEFAULT_BASE_URL, siteUrl = DEFAULT_SITE_URL, termsUrl } = options;
  const routes = options.routes ?? [];
  const names = routes.map(({ id, priceCurrency }) => `${id} ${priceCurrency}`);
  return [
    routes.length > 0 ? null : '`routes` is empty: name what shoppers may pay by.',
    ...routes.map((route, index) => routeProblem(route, `routes[${index}]`)),
    new Set(names).size === names.length
      ? null
      : '`routes` has a route twice for one currency of prices.',
    apiKey === undefined && apiSecret === undefined ? null : accountProblem(apiKey, apiSecret),
    partner.length <= 100 ? null : '`partner` is longer than 100 characters.',
    /^[a-z]{2,3}$/.test(lang) ? null : '`lang` is no code such as "en".',
    display === 'hosted' || display === 'inline' ? null : '`display` must be "hosted" or "inline".',
    hashField === undefined || isHashField(hashField)
      ? null
      : '`hashField` must be such as { in: "header", name: "x-hash" }.',
    urlProblem('baseUrl', baseUrl, environment),
    urlProblem('siteUrl', siteUrl, environment),
    termsUrl === undefined || URL.canParse(termsUrl) ? null : '`termsUrl` is no URL.',
    // A shopper of a sandbox would pay real money, or the other way round.
    isLiveUrl(baseUrl) !== isLiveUrl(siteUrl)
      ? '`baseUrl` and `siteUrl` must be of one place: one of them is a sandbox.'
      : null,
  ].filter((problem) => problem !== null);
}

function routeProblem(route: KryptoswapRoute, name: string): string | null {
  const { id = '', from = '', to = '', priceCurrency, toValues, amountIs } = route;
  if (!isId(id)) return `\`${name}.id\` is not 24 hexadecimal digits.`;
  if (!isCode(from) || !isCode(to)) return `\`${name}\` needs codes such as "BTC" as from and to.`;
  if (!priceCurrency) return `\`${name}.priceCurrency\` is missing.`;
  if (amountIs !== 'in' && amountIs !== 'out') return `\`${name}.amountIs\` must be "in" or "out".`;
  const isList = Object.values(toValues ?? {}).every((value) => typeof value === 'string' && value);
  return isList ? null : `\`${name}.toValues\` has a value that is no text.`;
}

function accountProblem(apiKey: string | undefined, apiSecret: string | undefined): string | null {
  return apiKey?.trim() ? checkSecret(apiSecret, '`apiSecret`') : '`apiKey` is missing.';
}

function isHashField({ in: place, name }: NonNullable<KryptoswapOptions['hashField']>): boolean {
  return (place === 'body' || place === 'header') && /^[A-Za-z0-9_-]{1,64}$/.test(name);
}
