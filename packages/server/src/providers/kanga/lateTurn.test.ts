import { expect, test } from 'vitest';
import type { Store } from '../../store.ts';
import { memoryStore } from '../../stores/memory.ts';
import { createTestServer } from '../../testing/createTestServer.ts';
import { kangaAccount, options } from './account.fixture.ts';
import { kanga } from './provider.ts';

test('an answer counts from when it was asked for at Kanga, however long the turn was waited for', async () => {
  const account = kangaAccount();
  const { fetch, now, clock } = account;
  const store = memoryStore({ now });
  let turn = () => {};
  const itsTurn = new Promise<void>((resolve) => (turn = resolve));
  let isWaiting = false;
  // The other process is quicker at every lease.
  const slow: Store = {
    ...store,
    withLease(key, input, run) {
      isWaiting = true;
      return itsTurn.then(() => store.withLease(key, input, run));
    },
  };
  const secret = '0123456789abcdef0123456789abcdef';
  const open = (kept: Store) =>
    createTestServer({ providers: [kanga(options)], store: kept, secret, fetch, now });
  const [waiting, quick] = [open(slow), open(store)];
  const order = { id: '1042', prices: [{ amount: '100.00', currency: 'PLN' }] };
  const { payment } = await quick.checkout.payments.create(order);
  account.open(payment.action.type === 'redirect' ? payment.action.url : '');
  const key = (await quick.checkout.payments.get(payment.id))?.reference ?? '';

  clock.now += 60_000;
  const late = waiting.fetch(`/api/checkout/callbacks/kanga?transactionKey=${key}`);
  await expect.poll(() => isWaiting).toBe(true);
  clock.now += 1000;
  account.say(key, 'PROCESSING');
  expect(await quick.checkout.payments.check(payment.id)).toMatchObject({ status: 'confirming' });
  clock.now += 4000;
  account.say(key, 'FINALIZED');
  turn();
  expect((await late).status).toBe(200);
  expect(await quick.checkout.payments.get(payment.id)).toMatchObject({ status: 'paid' });
  expect(waiting.events.map(({ type }) => type)).toContain('payment.paid');
});
