import type { CreatePaymentResponse } from '@coinslot/core/wire';
import type { FaultShop } from './openFaultShop.ts';
import type { SeededRandom } from './seededRandom.ts';

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** What a shopper chooses to pay with. */
interface Choice {
  provider: string;
  asset?: string;
  agreement?: true;
}

export const CHOICES: readonly [Choice, ...Choice[]] = [
  { provider: 'cryptofuse', asset: 'USDTTRC20' },
  { provider: 'kanga' },
  { provider: 'kryptogo' },
  { provider: 'kryptoswap', asset: 'BTC', agreement: true },
  { provider: 'cryptofuse', asset: 'BTC' },
  { provider: 'kryptoswap', asset: 'USDTTRC20', agreement: true },
];

/** How a shopper of a soak behaves. */
type Way = 'exact' | 'short, then the rest' | 'over' | 'never' | 'another choice' | 'late';
const WAYS: readonly [Way, ...Way[]] = [
  ...(['exact', 'exact', 'exact', 'exact', 'exact', 'exact'] as const),
  ...(['short, then the rest', 'over', 'never', 'another choice', 'late'] as const),
];

/** The longest that a shopper goes on clicking: real time, ms. */
const PATIENCE_MS = 60_000;

/**
 * Orders and pays what is shown, whatever the servers and the providers are doing meanwhile.
 *
 * @returns with which provider, and how it was shown, or what became of it: `kryptoswap redirect`.
 */
export async function soakShopper(
  shop: FaultShop,
  orderId: string,
  random: SeededRandom,
  first: Choice,
): Promise<string> {
  const way = random.pick(WAYS);
  let choice = first;
  let made = await click(shop, orderId, random, choice);
  if (way === 'another choice') {
    const others = CHOICES.filter((one) => one !== first);
    choice = others[random.between(0, others.length - 1)] ?? first;
    made = await click(shop, orderId, random, choice);
  }
  made = await untilPayable(shop, orderId, random, { made, choice });
  const { action, status } = made.payment;
  const isPayable = action.type === 'transfer' || action.type === 'redirect';
  const shown = `${choice.provider} ${isPayable ? action.type : status}`;
  const reference = await referenceShown(shop, made, random);
  // Half of them say that they have paid, before they do and also when they never do.
  if (random.next() < 0.5) await ignoring(() => claimPaid(shop, made));
  if (way === 'never' || reference === undefined) return shown;
  await pause(random.between(0, 200));
  if (way === 'late') await ignoring(() => shop.sandbox.expire(reference));
  if (way === 'short, then the rest') {
    await shop.sandbox.pay(reference, { share: '0.4' });
    if (random.next() < 0.5) await ignoring(() => shop.sandbox.confirm(reference));
    await pause(random.between(0, 200));
  }
  const paying = () => shop.sandbox.pay(reference, way === 'over' ? { share: '1.3' } : {});
  await (way === 'late' ? ignoring(paying) : paying());
  await pause(random.between(0, 100));
  await shop.poll(made).catch(() => null);
  await ignoring(() => shop.sandbox.confirm(reference));
  await shop.poll(made).catch(() => null);
  return shown;
}

/** Until an answer says which payment it is: a lost answer is asked for with the same key. */
async function click(
  shop: FaultShop,
  orderId: string,
  random: SeededRandom,
  body: object,
): Promise<CreatePaymentResponse> {
  // Another wish has another key, though it may be the same in words.
  let key = crypto.randomUUID();
  let said = 'nothing';
  for (const start = Date.now(); Date.now() - start < PATIENCE_MS; ) {
    try {
      const response = await shop.call('payments', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify({ orderId, ...body }),
      });
      if (response.ok) {
        const made = (await response.json()) as CreatePaymentResponse;
        if (made.payment.status !== 'failed') return made;
      } else said = await response.text().catch(String);
      key = crypto.randomUUID();
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    await pause(random.between(50, 250));
  }
  throw new Error(`The order ${orderId} got no answer but ${said}`);
}

/** What waits for a lost answer is looked up, and after two minutes left for a new one. */
async function untilPayable(
  shop: FaultShop,
  orderId: string,
  random: SeededRandom,
  { made: first, choice }: { made: CreatePaymentResponse; choice: Choice },
): Promise<CreatePaymentResponse> {
  let made = first;
  for (const start = Date.now(); Date.now() - start < PATIENCE_MS; ) {
    const { action, status } = made.payment;
    if (action.type === 'transfer' || status !== 'created') return made;
    await pause(random.between(100, 400));
    const payment = await shop.poll(made).catch(() => null);
    if (payment) made = { ...made, payment };
    const anew = { ...choice, startNew: true };
    if (payment?.action.type === 'wait') made = await click(shop, orderId, random, anew);
  }
  return made;
}

/** The payment of the address or of the page that the shopper was shown, who opens it first. */
async function referenceShown(
  { sandbox }: FaultShop,
  { payment: { action } }: CreatePaymentResponse,
  random: SeededRandom,
): Promise<string | undefined> {
  if (action.type === 'transfer') {
    return sandbox.payments().find(({ address }) => address === action.address)?.reference;
  }
  if (action.type !== 'redirect') return undefined;
  const { pathname, searchParams } = new URL(action.url);
  const key = searchParams.get('transactionKey');
  for (const start = Date.now(); Date.now() - start < PATIENCE_MS; ) {
    // The provider may be away.
    await ignoring(() => sandbox.open(action.url));
    const found = sandbox
      .payments()
      .find(({ reference, page }) => reference === key || (page && pathname.endsWith(page)));
    if (found) return found.reference;
    await pause(random.between(50, 250));
  }
  throw new Error(`No page opened at ${pathname}.`);
}

/** Where the shop's own page has that button, the provider is told. */
async function claimPaid(
  shop: FaultShop,
  { payment, clientSecret }: CreatePaymentResponse,
): Promise<void> {
  if (payment.underpayment !== 'review') return;
  const response = await shop.call(`payments/${payment.id}/check`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${clientSecret}` },
    body: '{"paid":true}',
  });
  await response.body?.cancel();
}

/** What the provider's desk refuses, as when a payment has moved on. */
async function ignoring(work: () => Promise<unknown>): Promise<void> {
  await work().catch(() => {});
}
