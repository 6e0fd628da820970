import { describe, expect, it } from 'vitest';
import { toldHash } from './toldHash.ts';

const told = (
  fields: Parameters<typeof toldHash>[1]['fields'],
  secret = 'the-secret-of-the-shop',
) => toldHash(secret, { fields });

describe('the hash of what a shopper told a provider', () => {
  it.each([undefined, {}, { from: '' }, { from: { a: ' ' }, route: {} }])(
    'is none of %j',
    async (fields) => {
      expect(await told(fields)).toBeUndefined();
    },
  );

  it('is the same in another order, with spaces, and of one thing without its key', async () => {
    const one = { from: { a: '1', b: '2' }, route: { c: '3', d: '4' } };
    const other = { route: { d: ' 4', c: '3', e: '' }, from: { b: '2', a: '1 ' } };
    expect(await told(other)).toBe(await told(one));
    expect(await told({ from: '4111' })).toBe(await told({ from: { card: '4111' } }));
  });

  it('is another one for other things, in another list, and in another shop', async () => {
    const all = await Promise.all([
      told({ from: { a: '1', b: '2' } }),
      told({ from: { a: '2', b: '1' } }),
      told({ from: { a: '1' } }),
      told({ route: { a: '1' } }),
      told({ from: '1', route: { a: '1' } }),
      told({ from: '1' }, 'the-secret-of-another-shop'),
    ]);
    expect(new Set(all).size).toBe(all.length);
  });
});
