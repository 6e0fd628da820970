import { compareDecimals, parseDecimal } from '@coinslot/core';
import type { CheckoutOptions } from './CheckoutOptions.ts';
import { checkSecret } from './crypto/checkSecret.ts';
import { isLiveUrl } from './http/isLiveUrl.ts';

/** What is wrong with the options, in sentences. Reads nothing but the options. */
export function configurationProblems(options: CheckoutOptions): string[] {
  return [
    ...platformProblems(),
    ...originProblems(options),
    ...secretProblems(options),
    ...providerProblems(options),
    ...storeProblems(options),
    ...functionProblems(options),
    ...policyProblems(options),
  ];
}

function platformProblems(): string[] {
  const { crypto, fetch } = globalThis as Partial<typeof globalThis>;
  return crypto?.subtle && fetch
    ? []
    : ['This runtime has no WebCrypto or no `fetch`. Use Node 20.19 or newer, or a worker.'];
}

function originProblems(options: CheckoutOptions): string[] {
  const { origin, basePath, environment, allowedOrigins, returnUrl } = options;
  const problems: string[] = [];
  const shop = originOf(origin);
  if (shop === null) {
    problems.push('`origin` must be the shop\'s origin alone, such as "https://shop.example".');
  } else if (environment === 'production' && !shop.startsWith('https:')) {
    problems.push('`origin` must be https in production: notices and client secrets travel to it.');
  } else if (environment === 'production' && !isLiveUrl(shop)) {
    problems.push('`origin` is that of a test bed: no provider could reach it in production.');
  }
  if (basePath !== undefined && !/^(\/[A-Za-z0-9._~-]+)*$/.test(basePath)) {
    problems.push('`basePath` must be a path such as "/api/checkout", without a slash at its end.');
  }
  const allowed = (allowedOrigins ?? []).map(originOf);
  if (allowed.includes(null)) {
    problems.push('`allowedOrigins` must hold origins such as "https://shop.example", never "*".');
  }
  if (environment === 'production' && allowed.some((page) => page?.startsWith('http:'))) {
    problems.push('`allowedOrigins` must be https in production: anybody could be such a page.');
  }
  if (returnUrl !== undefined && shop !== null) {
    const target = URL.canParse(returnUrl, shop) ? new URL(returnUrl, shop).origin : null;
    if (target === null || !(allowed.includes(target) || target === shop)) {
      problems.push('`returnUrl` must be a path, or a URL within `allowedOrigins`.');
    }
  }
  return problems;
}

function secretProblems({ secret }: CheckoutOptions): string[] {
  const secrets = typeof secret === 'string' ? [secret] : (secret ?? []);
  if (secrets.length === 0) {
    return ['`secret` is missing. Set it to at least 16 random bytes, in an environment variable.'];
  }
  return secrets.flatMap((value) => {
    const problem = checkSecret(value, '`secret`');
    return problem === null ? [] : [problem];
  });
}

function providerProblems({ providers, environment }: CheckoutOptions): string[] {
  if (!providers?.length) {
    return ['`providers` is empty. Add at least one.'];
  }
  const ids = providers.map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  return [
    ...twice.map((id) => `The provider "${id}" is there twice: notices could not be told apart.`),
    ...ids
      .filter((id) => !/^[a-z][a-z0-9-]*$/.test(id))
      .map((id) => `The provider id "${id}" must be lower case letters, digits and dashes.`),
    ...providers.flatMap((provider) =>
      provider.problems(environment).map((problem) => `${provider.id}: ${problem}`),
    ),
  ];
}

function storeProblems({ store, environment }: CheckoutOptions): string[] {
  if (typeof store?.reserve !== 'function') return ['`store` is missing.'];
  return environment === 'production' && !store.durable
    ? [
        `The store "${store.name}" forgets everything at a restart. Use a durable one in production.`,
      ]
    : [];
}

function functionProblems({ resolveOrder, onPayment }: CheckoutOptions): string[] {
  const problems: string[] = [];
  if (typeof resolveOrder !== 'function') {
    problems.push('`resolveOrder` is missing: it decides who may pay an order, and its price.');
  }
  if (typeof onPayment !== 'function') {
    problems.push('`onPayment` is missing: without it nobody learns that an order was paid.');
  }
  return problems;
}

function policyProblems({ environment, tolerance, latePayment }: CheckoutOptions): string[] {
  const problems: string[] = [];
  if (environment !== 'sandbox' && environment !== 'production') {
    problems.push('`environment` must be "sandbox" or "production".');
  }
  const fraction = parseDecimal(tolerance ?? '0');
  if (fraction === null || compareDecimals(fraction, '1') >= 0) {
    problems.push('`tolerance` must be a fraction as a decimal string, from "0" to below "1".');
  }
  if (latePayment !== undefined && latePayment !== 'accept' && latePayment !== 'review') {
    problems.push('`latePayment` must be "accept" or "review".');
  }
  return problems;
}

/** The origin that a text is, with nothing after it; null for anything else. */
function originOf(text: unknown): string | null {
  if (typeof text !== 'string' || !URL.canParse(text)) return null;
  const url = new URL(text);
  const plain = /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href;
  return plain ? url.origin : null;
}
