import { afterEach, describe, expect, it, vi } from 'vitest';
import { rememberedReturn } from './rememberedReturn.ts';
import { forgetReturn, rememberReturn } from './rememberReturn.ts';

const shop = '/api/checkout';

afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

describe('the memory of the last redirect', () => {
  it('keeps the id of a payment in this tab, for each server by itself (C07)', () => {
    rememberReturn(shop, 'pay_1');
    expect(rememberedReturn(shop)).toBe('pay_1');
    expect(rememberedReturn('/other')).toBeNull();
    expect({ ...sessionStorage }).toEqual({ 'coinslot:return:/api/checkout': 'pay_1' });
  });

  it('forgets only what it is told to', () => {
    rememberReturn(shop, 'pay_1');
    forgetReturn(shop, ['pay_2']);
    expect(rememberedReturn(shop)).toBe('pay_1');
    forgetReturn(shop, ['pay_2', 'pay_1']);
    expect(rememberedReturn(shop)).toBeNull();
    expect(sessionStorage).toHaveLength(0);
  });

  it.each(['', 'order_1', 'pay_1?x', '../pay_1', '{"id":"pay_1"}'])(
    'believes nothing else that was written there: %j',
    (text) => {
      sessionStorage.setItem('coinslot:return:/api/checkout', text);
      expect(rememberedReturn(shop)).toBeNull();
    },
  );

  it('breaks nothing where the browser keeps nothing (C37)', () => {
    const denied = () => {
      throw new DOMException('Denied', 'SecurityError');
    };
    vi.stubGlobal('sessionStorage', { getItem: denied, setItem: denied, removeItem: denied });
    rememberReturn(shop, 'pay_1');
    expect(rememberedReturn(shop)).toBeNull();
    forgetReturn(shop, ['pay_1']);
  });

  it('needs no browser: on a server there is nothing to come back to', () => {
    vi.stubGlobal('sessionStorage', undefined);
    expect(rememberedReturn(shop)).toBeNull();
  });
});
