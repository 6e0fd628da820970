import type { CreatePaymentResponse } from '@coinslot/core/wire';
import type { FaultShop } from './openFaultShop.ts';

type Payment = CreatePaymentResponse['payment'];

export interface Outcome {
  made: CreatePaymentResponse;
  /** Every address that the shopper was shown, in its order. */
  addresses: string[];
}

const LONG = 5 * 60_000;

/**
 * A shopper, a wallet and a provider going on as they would, whatever ends in between: the page
 * clicks again and polls, the provider tries its notices again, and a server that is gone is started.
 */
export async function payThroughKill(
  shop: FaultShop,
  orderId: string,
  options: {
    otherAsset?: boolean;
    /** A scheduler calls for a round before anybody else asks. */
    round?: boolean;
  } = {},
): Promise<Outcome> {
  const addresses: string[] = [];
  const see = (payment: Payment) => {
    const { action } = payment;
    if (action.type === 'transfer' && addresses.at(-1) !== action.address) {
      addresses.push(action.address);
    }
    return payment;
  };
  const created = async (body?: object) => {
    const answer = await shop.create(orderId, body);
    see(answer.payment);
    return answer;
  };

  let made = await created();
  const choice = options.otherAsset ? { asset: 'BTC' } : {};
  if (options.otherAsset) made = await created(choice);
  // A creation whose answer was lost: looked up, and after two minutes the shopper may start anew.
  for (let round = 0; made.payment.action.type === 'wait' && round < 12; round += 1) {
    await shop.advance(15_000);
    await shop.revive();
    const polled = await shop.poll(made);
    if (polled) made = { ...made, payment: see(polled) };
  }
  if (made.payment.action.type === 'wait') made = await created({ ...choice, startNew: true });

  const { payment } = made;
  const entry = shop.sandbox.payments().find((one) => one.orderId === payment.id);
  if (!entry) throw new Error(`The provider has no payment ${payment.id}.`);
  await shop.sandbox.pay(entry.reference);
  await shop.sandbox.confirm(entry.reference);
  if (options.round) {
    await shop.advance(60_000);
    // The process may end in it.
    await shop
      .running()
      ?.ask({ ask: 'reconcile' })
      .catch(() => {});
    await shop.revive();
  }
  // The provider tries again after ten seconds, a minute and five minutes; the page asks meanwhile.
  for (const ms of [6000, 6000, 60_000, LONG, 6000, LONG + 60_000]) {
    await shop.advance(ms);
    await shop.poll(made).then((polled) => polled && see(polled));
    await shop.revive();
  }
  return { made, addresses };
}

/** Waits for rounds that a server makes by itself. */
export async function eventually(holds: () => boolean, ms = 15_000): Promise<boolean> {
  for (let waited = 0; waited < ms; waited += 20) {
    if (holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return holds();
}
