import { ERROR_CODES, type ErrorCode } from '@coinslot/core';
import { describe, expect, it } from 'vitest';
import { explainError } from './explainError.ts';

const codes = Object.keys(ERROR_CODES) as ErrorCode[];
const explain = (code: ErrorCode) => explainError(code, undefined);

describe('explainError', () => {
  it('has words for every code, also for one that it never heard of', () => {
    for (const code of codes) {
      const said = code.endsWith('_required') ? /^You have not/ : /\. (You have not|Do not send)/;
      expect(explain(code).text, code).toMatch(said);
      expect(explainError(code, undefined, false).text, code).not.toContain('charged');
    }
    expect(explain('made_up_tomorrow' as ErrorCode)).toEqual(explain('internal_error'));
  });

  it('tells the shopper nothing of what only developers can mend', () => {
    for (const code of [
      'invalid_configuration',
      'credentials_refused',
      'store_unavailable',
    ] as const) {
      expect(explain(code).text).toBe('Please try again. You have not been charged.');
    }
  });

  it('says that money is under way where the order has another payment with money on it', () => {
    const { text } = explain('order_changed');
    expect(text).toBe('Money is on its way. Do not send more.');
  });

  it('lets nobody try again what the server would refuse again', () => {
    const firm = codes.filter((code) => !explain(code).again);
    expect(firm.sort()).toEqual([
      'amount_mismatch',
      'amount_too_large',
      'amount_too_small',
      'choice_required',
      'fields_required',
      'order_changed',
      'version_not_supported',
    ]);
    for (const code of codes) {
      if (ERROR_CODES[code].retryable) expect(explain(code).again, code).toBe(true);
    }
  });

  it('asks for a reload where the page is too old for the server (C38)', () => {
    expect(explain('version_not_supported')).toEqual({
      text: 'Please reload this page. You have not been charged.',
      again: false,
      elsewhere: false,
    });
  });

  it('takes the words of the shop', () => {
    expect(explainError('rate_limited', { error: { busy: 'Slowly.' } }).text).toMatch(
      /^Slowly\. You/,
    );
  });
});
