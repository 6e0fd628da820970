import { CheckoutError, ERROR_CODES } from '@coinslot/core';
import { describeError } from '../describeError.ts';
import { receive } from '../notice/receive.ts';
import type { RouteHandler } from './Route.ts';

/**
 * `GET/POST callbacks/:provider[/:token]`: a notice. A fault, ours or one of the provider's own
 * interface, is 503: the provider may send the notice again. What is wrong with the notice is 4xx.
 */
export const callback: RouteHandler = async ({ runtime, request, params }) => {
  const [provider = '', token] = params;
  try {
    const { acknowledge, outcome } = await receive(runtime, request, { provider, token });
    runtime.count('coinslot.notice', { provider, outcome });
    return { status: acknowledge.status, text: acknowledge.body ?? undefined };
  } catch (error) {
    const code = error instanceof CheckoutError ? error.code : 'internal_error';
    const known = runtime.providers.has(provider) ? provider : 'unknown';
    runtime.count('coinslot.notice', { provider: known, outcome: code });
    const facts = { provider: known, error: describeError(error) };
    runtime.log.warn(facts, 'a notice was not taken');
    if (ERROR_CODES[code].status >= 400 && ERROR_CODES[code].status < 500) throw error;
    throw new CheckoutError('store_unavailable', 'The notice could not be taken now.', {
      cause: error,
    });
  }
};
