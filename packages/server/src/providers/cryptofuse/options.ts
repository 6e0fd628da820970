import { checkSecret } from '../../crypto/checkSecret.ts';
import { urlProblem } from '../../http/urlProblem.ts';

/** What Cryptofuse gives to a merchant; enough for the client. */
export interface CryptofuseCredentials {
  /** From the dashboard. `undefined` is reported by name at the first use. */
  clientId: string | undefined;
  clientSecret: string | undefined;
  /** OAuth scopes, default `read write`. */
  scope?: string | undefined;
  /** The guide and the reference name different hosts; default is the guide's. */
  baseUrl?: string | undefined;
}

/** The options of `cryptofuse`. */
export interface CryptofuseOptions extends CryptofuseCredentials {
  /** What notices are signed with; during a rotation both, the new one first. */
  webhookSecret: string | readonly string[] | undefined;
  /** Codes to offer, in this order: `['USDTTRC20', 'BTC']`. Default: the stable and popular ones. */
  assets?: readonly string[] | undefined;
  /** Default: Cryptofuse's own, 30. */
  expiryMinutes?: number | undefined;
  /** Whether the amount due is fixed at the creation. Default true: it is what the shopper sees. */
  fixedRate?: boolean | undefined;
  /** Whether Cryptofuse's fee is added to the amount due. Default false. */
  feePaidByUser?: boolean | undefined;
}

/** Guide, "Getting Started". Another page has `https://api.cryptofuse.io`. */
export const DEFAULT_BASE_URL = 'https://api.cryptofuse.com';

/** Whether it looks like a code of an asset. */
export const isCode = (text: string) => /^[A-Z0-9]{2,20}$/.test(text);

/** What is wrong with the factory's options, in sentences. */
export function optionProblems(
  options: CryptofuseOptions,
  environment: 'sandbox' | 'production',
): string[] {
  const { clientId, clientSecret, webhookSecret, assets, expiryMinutes } = options;
  const { baseUrl = DEFAULT_BASE_URL } = options;
  const secrets = Array.isArray(webhookSecret) ? webhookSecret : [webhookSecret];
  return [
    clientId?.trim() ? null : '`clientId` is missing.',
    checkSecret(clientSecret, '`clientSecret`'),
    urlProblem('baseUrl', baseUrl, environment),
    ...(secrets.length === 0 ? ['`webhookSecret` is missing.'] : []),
    ...secrets.map((secret) => checkSecret(secret, '`webhookSecret`')),
    assets?.length === 0 ? '`assets` is empty: leave it out, or name what you offer.' : null,
    ...(assets ?? []).map((code) =>
      isCode(code)
        ? null
        : `\`assets\` has ${JSON.stringify(code)}, which is no code such as "USDTTRC20".`,
    ),
    expiryMinutes === undefined || (Number.isInteger(expiryMinutes) && expiryMinutes > 0)
      ? null
      : '`expiryMinutes` must be a whole number of minutes.',
  ].filter((problem) => problem !== null);
}
