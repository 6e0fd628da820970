import type { AnswerFault } from '@coinslot/sandbox';
import { describe, expect, it } from 'vitest';
import { openMoneyShop } from './moneyShop.ts';

const MINUTE = 60_000;

describe('an answer about a payment that', () => {
  it.each<[string, AnswerFault]>([
    ['breaks off (S50)', { kind: 'reset' }],
    ['is cut in half (S18)', { kind: 'cut' }],
    ['says nothing (S18)', { kind: 'status', status: 200 }],
    ['is a page of somebody on the way', { kind: 'html' }],
    ['leads into a data centre (T25)', { kind: 'redirect' }],
    ['is eight megabytes long (S51)', { kind: 'oversize' }],
    ['is nested without end (S51)', { kind: 'deep' }],
    ['asks to be left alone', { kind: 'status', headers: { 'retry-after': '30' } }],
    ['is a fault of its own', { kind: 'status', status: 500 }],
  ])('%s moves nothing; the next good one does, and it ships once', async (_, fault) => {
    const shop = await openMoneyShop();
    shop.sandbox.faults({ notices: 'drop', answers: [{ ...fault, path: '/payments/status/' }] });
    await shop.sandbox.pay(shop.reference);
    await shop.sandbox.confirm(shop.reference);
    await shop.wait(MINUTE);
    const asked = shop.sandbox.requests();
    expect(asked.filter(({ path }) => path === '/payments/status/')).not.toEqual([]);
    expect(asked.every(({ provider }) => provider === 'cryptofuse')).toBe(true);
    expect(await shop.poll()).toMatchObject({ status: 'awaiting_payment', held: false });
    expect(shop.types()).toEqual(['created']);
    shop.sandbox.faults({ answers: [] });
    await shop.wait(30 * MINUTE);
    expect((await shop.poll()).status).toBe('paid');
    expect(shop.shipped()).toBe(1);
  });

  it('is JSON and does not say so is read all the same', async () => {
    const shop = await openMoneyShop();
    shop.sandbox.faults({ notices: 'drop', answers: [{ kind: 'contentType' }] });
    await shop.sandbox.pay(shop.reference);
    await shop.sandbox.confirm(shop.reference);
    await shop.wait(MINUTE);
    expect((await shop.poll()).status).toBe('paid');
  });

  it('is the list, and fails, keeps the payment as it was instead of guessing', async () => {
    const shop = await openMoneyShop();
    const list: AnswerFault = { kind: 'html', method: 'GET', path: '/payments/' };
    shop.sandbox.faults({ notices: 'drop', answers: [list] });
    await shop.sandbox.pay(shop.reference);
    await shop.sandbox.confirm(shop.reference);
    await shop.wait(MINUTE);
    expect(await shop.record()).toMatchObject({ status: 'awaiting_payment', review: [] });
    shop.sandbox.faults({ answers: [] });
    await shop.wait(30 * MINUTE);
    expect(await shop.record()).toMatchObject({ status: 'paid', review: [] });
    expect(shop.shipped()).toBe(1);
  });
});
