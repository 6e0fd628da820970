import type { CreatePaymentResponse } from '@coinslot/core/wire';
import type { FaultShop } from './openFaultShop.ts';
import type { SeededRandom } from './seededRandom.ts';

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** How a shopper of a soak behaves. */
type Way = 'exact' | 'short, then the rest' | 'over' | 'never' | 'another asset' | 'late';
const WAYS: readonly [Way, ...Way[]] = [
  ...(['exact', 'exact', 'exact', 'exact', 'exact', 'exact'] as const),
  ...(['short, then the rest', 'over', 'never', 'another asset', 'late'] as const),
];

/** The longest that a shopper goes on clicking: real time, ms. */
const PATIENCE_MS = 60_000;

/** Orders and pays, whatever the servers and the provider are doing meanwhile. */
export async function soakShopper(
  shop: FaultShop,
  orderId: string,
  random: SeededRandom,
): Promise<void> {
  const way = random.pick(WAYS);
  let made = await click(shop, orderId, random, {});
  if (way === 'another asset') made = await click(shop, orderId, random, { asset: 'BTC' });
  made = await untilPayable(shop, orderId, random, made);
  const reference = referenceOf(shop, made);
  if (way === 'never' || reference === undefined) return;
  await pause(random.between(0, 200));
  if (way === 'late') await ignoring(() => shop.sandbox.expire(reference));
  if (way === 'short, then the rest') {
    await shop.sandbox.pay(reference, { share: '0.4' });
    if (random.next() < 0.5) await shop.sandbox.confirm(reference);
    await pause(random.between(0, 200));
  }
  await shop.sandbox.pay(reference, way === 'over' ? { share: '1.3' } : {});
  await pause(random.between(0, 100));
  await shop.poll(made).catch(() => null);
  await shop.sandbox.confirm(reference);
  await shop.poll(made).catch(() => null);
}

/** Until an answer says which payment it is: a lost answer is asked for with the same key. */
async function click(
  shop: FaultShop,
  orderId: string,
  random: SeededRandom,
  body: object,
): Promise<CreatePaymentResponse> {
  let key = 0;
  for (const start = Date.now(); Date.now() - start < PATIENCE_MS; ) {
    try {
      const response = await shop.call('payments', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': `${orderId}-${Object.keys(body)}-${key}`,
        },
        body: JSON.stringify({ orderId, asset: 'USDTTRC20', ...body }),
      });
      if (response.ok) {
        const made = (await response.json()) as CreatePaymentResponse;
        if (made.payment.status !== 'failed') return made;
      }
      await response.body?.cancel().catch(() => {});
      key += 1;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    await pause(random.between(50, 250));
  }
  throw new Error(`The order ${orderId} got no answer.`);
}

/** What waits for a lost answer is looked up, and after two minutes left for a new one. */
async function untilPayable(
  shop: FaultShop,
  orderId: string,
  random: SeededRandom,
  first: CreatePaymentResponse,
): Promise<CreatePaymentResponse> {
  let made = first;
  for (const start = Date.now(); Date.now() - start < PATIENCE_MS; ) {
    const { action, status } = made.payment;
    if (action.type === 'transfer' || status !== 'created') return made;
    await pause(random.between(100, 400));
    const payment = await shop.poll(made).catch(() => null);
    if (payment) made = { ...made, payment };
    const asset = made.payment.due?.asset.code;
    const anew = { startNew: true, ...(asset ? { asset } : {}) };
    if (payment?.action.type === 'wait') made = await click(shop, orderId, random, anew);
  }
  return made;
}

function referenceOf(shop: FaultShop, { payment }: CreatePaymentResponse): string | undefined {
  return shop.sandbox.payments().find(({ orderId }) => orderId === payment.id)?.reference;
}

/** What the provider's desk refuses, as when a payment has moved on. */
async function ignoring(work: () => Promise<unknown>): Promise<void> {
  await work().catch(() => {});
}
