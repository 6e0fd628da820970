import { CheckoutError } from '@coinslot/core';
import { describe, expect, it } from 'vitest';
import type { CheckoutOptions, PayoutEvent } from '../CheckoutOptions.ts';
import { memoryStore } from '../stores/memory.ts';
import { scriptedProvider } from '../testing/scriptedProvider.fixture.ts';
import { testShop } from '../testing/testShop.fixture.ts';

/** A shop whose provider sends notices of withdrawals: `w_1 processed`, signed with the word `good`. */
function payoutShop(options: Partial<CheckoutOptions> = {}) {
  const acme = scriptedProvider();
  const parseNotice: typeof acme.provider.parseNotice = async ({ body, headers }) => {
    if (headers.get('Acme-Signature') !== 'good') {
      throw new CheckoutError('invalid_signature', 'The notice was not signed by Acme Pay.');
    }
    const [withdrawalId = '', status = ''] = new TextDecoder().decode(body).split(' ');
    const payout = { withdrawalId, status, raw: { amount: '12.50', status } };
    const dedupeKey = `key-of-${withdrawalId}-${status}`;
    return { reference: withdrawalId, evidence: 'signed', dedupeKey, payout };
  };
  const told: PayoutEvent[] = [];
  const shop = testShop({
    acme,
    providers: [{ ...acme.provider, parseNotice }],
    onPayout: (event) => told.push(event),
    ...options,
  });
  const notify = (body: string, signature = 'good') =>
    shop.fetch('https://shop.example/api/checkout/callbacks/acme', {
      method: 'POST',
      body,
      headers: { 'Acme-Signature': signature },
    });
  return { ...shop, told, notify };
}

describe('a notice of a withdrawal', () => {
  it('is told to the merchant, once, however often it comes', async () => {
    const shop = payoutShop();
    for (let n = 0; n < 3; n += 1) expect((await shop.notify('w_1 processed')).status).toBe(200);
    expect(shop.told).toEqual([
      {
        id: 'evt_key-of-w_1-processed',
        provider: 'acme',
        withdrawalId: 'w_1',
        status: 'processed',
        raw: { amount: '12.50', status: 'processed' },
      },
    ]);
    shop.advance(24 * 60 * 60_000);
    expect(await shop.checkout.reconcile()).toMatchObject({ delivered: 0 });
  });

  it('is told without a round when two of one withdrawal come at the same moment', async () => {
    const told: string[] = [];
    const shop = payoutShop({
      async onPayout({ status }) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        told.push(status);
      },
    });
    await Promise.all([shop.notify('w_1 pending'), shop.notify('w_1 processed')]);
    expect(told).toEqual(['pending', 'processed']);
  });

  it('is 200 while the function throws, and told again with back-off, in order', async () => {
    let isBroken = true;
    const told: string[] = [];
    const shop = payoutShop({
      onPayout: ({ status }) => {
        if (isBroken) throw new Error('the ledger is closed');
        told.push(status);
      },
    });
    expect((await shop.notify('w_1 pending')).status).toBe(200);
    expect((await shop.notify('w_1 processed')).status).toBe(200);
    isBroken = false;
    expect(await shop.checkout.reconcile()).toMatchObject({ delivered: 0 });
    shop.advance(6000);
    expect(await shop.checkout.reconcile()).toMatchObject({ delivered: 2 });
    expect(told).toEqual(['pending', 'processed']);
  });

  it('is told later when the process dies before the merchant was', async () => {
    const store = memoryStore();
    const dying = payoutShop({
      store,
      onPayout: () => new Promise(() => {}),
      waitUntil: () => {},
    });
    expect((await dying.notify('w_1 processed')).status).toBe(200);
    const restarted = payoutShop({ store });
    restarted.advance(5 * 60_000);
    expect(await restarted.checkout.reconcile()).toMatchObject({ delivered: 1 });
    expect(restarted.told.map(({ id }) => id)).toEqual(['evt_key-of-w_1-processed']);
  });

  it('is 503 when it can not be written down, and nobody is told', async () => {
    const shop = payoutShop();
    const { recordPayout } = shop.store;
    shop.store.recordPayout = async () => {
      throw new Error('disk full');
    };
    expect((await shop.notify('w_1 processed')).status).toBe(503);
    expect(shop.told).toEqual([]);
    shop.store.recordPayout = recordPayout;
    expect((await shop.notify('w_1 processed')).status).toBe(200);
    expect(shop.told).toHaveLength(1);
  });

  it('counts for nothing without a good signature', async () => {
    const shop = payoutShop();
    expect((await shop.notify('w_1 processed', 'bad')).status).toBe(401);
    expect(shop.told).toEqual([]);
  });

  it('is taken, logged and counted where there is no onPayout, and not kept', async () => {
    const lines: unknown[] = [];
    const counted: unknown[] = [];
    const line = (facts: object, message: string) => void lines.push({ ...facts, message });
    const shop = payoutShop({
      onPayout: undefined,
      log: { debug: line, info: line, warn: line, error: line },
      onMetric: ({ name, labels }) => name === 'coinslot.delivery' && counted.push(labels),
    });
    expect((await shop.notify('w_1 processed')).status).toBe(200);
    expect(lines).toContainEqual({
      provider: 'acme',
      withdrawalId: 'w_1',
      status: 'processed',
      message: 'a withdrawal notice came, and there is no onPayout to take it',
    });
    expect(counted).toEqual([{ type: 'payout', outcome: 'unheard' }]);
    const later = payoutShop({ store: shop.store });
    expect(await later.checkout.reconcile()).toMatchObject({ delivered: 0 });
  });
});
