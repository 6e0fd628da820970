import { describe, expect, it } from 'vitest';
import { fillMessage } from './fillMessage.ts';

describe('fillMessage', () => {
  it('puts values where the language wants them', () => {
    expect(fillMessage('{b} of {a}, {b}', { a: 'due', b: 2 })).toBe('2 of due, 2');
  });

  it('shows a placeholder that nobody filled, and throws nothing', () => {
    expect(fillMessage('Order {order}', {})).toBe('Order {order}');
  });

  it('takes a value as text, whatever stands in it', () => {
    expect(fillMessage('{a}', { a: '$& {b}', b: 'x' })).toBe('$& {b}');
  });

  it.each(['وصل {a}.', 'התקבלו {a}.'])('keeps the order of a value within %s', (message) => {
    expect(fillMessage(message, { a: '12.5 USDT' })).toBe(
      message.replace('{a}', '\u206812.5 USDT\u2069'),
    );
  });
});
