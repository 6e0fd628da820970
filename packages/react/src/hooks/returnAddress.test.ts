import { describe, expect, it } from 'vitest';
import { cleanReturnAddress, readReturnAddress } from './returnAddress.ts';

describe('the address that a provider sends the shopper back to', () => {
  it.each([
    ['', null, ''],
    ['?page=2', null, '?page=2'],
    ['?coinslot_payment=pay_aB3-_x', 'pay_aB3-_x', ''],
    ['?coinslot_payment=pay_x?status=success', 'pay_x', ''],
    ['?coinslot_payment=pay_x%3Fstatus%3Dsuccess', 'pay_x', ''],
    ['?a=%20b&coinslot_payment=pay_x?status=error&flag&c=+', 'pay_x', '?a=%20b&flag&c=+'],
    ['?coinslot_payment=pay_x&status=success', 'pay_x', '?status=success'],
    ['?my_coinslot_payment=pay_x', null, '?my_coinslot_payment=pay_x'],
    ['?coinslot_payment=', null, ''],
    ['?coinslot_payment=order_7', null, ''],
    ['?coinslot_payment=<script>', null, ''],
    ['?coinslot_payment=../pay_x', null, ''],
    ['?coinslot_payment=pay_a&coinslot_payment=pay_b', 'pay_a', ''],
  ])('of %j is %j, and leaves %j', (search, id, rest) => {
    expect(readReturnAddress(search)).toBe(id);
    expect(cleanReturnAddress(search)).toBe(rest);
  });
});
