import { isFinal, PAYMENT_STATUSES, type PaymentRecord, type PaymentStatus } from '@coinslot/core';
import type { Sandbox } from '@coinslot/sandbox';
import type { ShopCheckout } from './createShopCheckout.ts';

/**
 * Somebody reset the sandbox or deleted its file: a payment that the provider does not know can not
 * be paid any more, and its order needs a new one. A shop with a real provider has nothing of this
 * kind.
 */
export async function failForgotten(
  { payments }: Pick<ShopCheckout, 'payments'>,
  sandbox: Pick<Sandbox, 'payments'>,
): Promise<void> {
  const known = new Set(sandbox.payments().map(({ reference }) => reference));
  for (const status of PAYMENT_STATUSES.filter((one) => !isFinal(one))) {
    // One without a reference is being created: the checkout asks the provider for it by itself.
    for await (const payment of everyPayment(payments, status)) {
      const { id, reference } = payment;
      if (reference === null || known.has(reference) || isUnopened(payment)) continue;
      await payments.markFailed(id, { reason: 'The sandbox no longer knows it.' });
    }
  }
}

/** Kanga hears of a payment when the shopper opens its page, and not before. */
function isUnopened({ provider, status }: PaymentRecord): boolean {
  return provider === 'kanga' && (status === 'created' || status === 'awaiting_payment');
}

async function* everyPayment(payments: ShopCheckout['payments'], status: PaymentStatus) {
  let page = await payments.list({ status });
  while (page.length > 0) {
    yield* page;
    page = await payments.list({ status, after: page.at(-1)?.id });
  }
}
