import { describe, expect, it } from 'vitest';
import { createKangaStore } from '../../../testing/kangaStore.ts';

describe('the hosted page', () => {
  it('asks for an e-mail address, then a currency, then the money', async () => {
    const { visit, state, labels } = createKangaStore();
    const email = await visit();
    expect(email.status).toBe(200);
    expect(email.text).toContain('Kanga sandbox');
    expect(email.text).toContain('100.00 oPLN');
    expect(email.text).toContain('Your e-mail address');
    expect(await state()).toBe('NEW');

    const currency = await email.press('Continue', { email: 'a@example.com' });
    expect(currency.text).toContain('What do you pay with?');
    expect(await state()).toBe('NEW');
    expect(labels()).toEqual([]);

    const way = await currency.press('Bitcoin');
    expect(way.text).toContain('Pay 0.00031614 BTC');
    expect(await state()).toBe('ACTIVE');

    const paid = await way.press('Pay with Kanga account');
    expect(paid.text).toContain('being processed');
    expect(await state()).toBe('PROCESSING');
    expect(labels()).toEqual(['ACTIVE', 'PROCESSING']);
  });
});
