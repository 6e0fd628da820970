import { ERROR_CODES, type ErrorCode } from '@coinslot/core';
import { describe, expect, it } from 'vitest';
import en from '../../messages/en.ts';
import { errorWords } from './errorWords.ts';

const codes = Object.keys(ERROR_CODES) as ErrorCode[];

describe('errorWords', () => {
  it('has words for every code', () => {
    for (const code of codes) expect(en.error[errorWords(code)]).toMatch(/\.$/);
  });

  it('tells the shopper nothing of what only developers can mend', () => {
    const inner: ErrorCode[] = [
      'invalid_configuration',
      'credentials_refused',
      'store_unavailable',
    ];
    for (const code of inner) expect(errorWords(code)).toBe('other');
  });
});
