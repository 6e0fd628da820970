import { CheckoutError } from '@coinslot/core';
import { type PaymentOption, type QuotesResponse, quotesRequestSchema } from '@coinslot/core/wire';
import { describeError } from '../describeError.ts';
import type { Order } from '../order.ts';
import { choosePrice } from '../payments/choosePrice.ts';
import type { Provider } from '../provider.ts';
import { readJson } from '../readJson.ts';
import { providerContext, type Runtime } from '../runtime.ts';
import { withDeadline } from '../withDeadline.ts';
import type { RouteHandler } from './Route.ts';
import { resolveOrder } from './resolveOrder.ts';

/** A shopper waits for all of them, so for none too long. */
const DEADLINE_MS = 5000;

/** `POST quotes`: every provider's ways to pay; one that can not says why. */
export const quotes: RouteHandler = async ({ runtime, request }) => {
  const asked = await readJson(request, quotesRequestSchema);
  const order = await resolveOrder(runtime, request, {
    orderId: asked.orderId,
    params: asked.params,
  });
  // After the merchant's check: a stranger can not use up what a shopper may ask.
  if (!runtime.callLimit.take(`quotes:${order.id}`)) throw tooManyQuotes();
  const providers = [...runtime.providers.values()];
  const options = await Promise.all(
    providers.map((provider) => optionsOf(runtime, order, provider, asked.params)),
  );
  const json: QuotesResponse = { orderId: order.id, options: options.flat() };
  return { status: 200, json };
};

async function optionsOf(
  runtime: Runtime,
  order: Order,
  provider: Provider,
  params: Record<string, unknown> | undefined,
): Promise<readonly PaymentOption[]> {
  try {
    const price = choosePrice(order, provider, { params });
    const quoting = provider.quote({ ...order, price }, providerContext(runtime));
    const timed = await withDeadline(quoting, DEADLINE_MS);
    if (timed.done) return timed.value;
    throw new CheckoutError('provider_timeout', `It gave no quote within ${DEADLINE_MS} ms.`);
  } catch (error) {
    const code = error instanceof CheckoutError ? error.code : 'internal_error';
    const facts = { orderId: order.id, provider: provider.id, error: describeError(error) };
    // An order without a price for a provider has none on every visit.
    const level = code === 'currency_not_supported' ? 'debug' : 'warn';
    runtime.log[level](facts, 'a provider is not offered');
    return [unavailable(provider, code)];
  }
}

function unavailable(provider: Provider, code: string): PaymentOption {
  return {
    provider: provider.id,
    providerName: provider.name,
    asset: null,
    price: null,
    approximate: null,
    minimum: null,
    maximum: null,
    fields: [],
    termsUrl: null,
    unavailable: code,
  };
}

function tooManyQuotes(): CheckoutError {
  return new CheckoutError(
    'rate_limited',
    'The ways to pay this order were asked for too often. Use the last answer, and ask again later.',
  );
}
