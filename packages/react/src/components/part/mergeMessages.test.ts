import { describe, expect, it } from 'vitest';
import en from '../../messages/en.ts';
import { mergeMessages } from './mergeMessages.ts';

describe('mergeMessages', () => {
  it('is the pack itself where nothing is replaced', () => {
    expect(mergeMessages(en, undefined)).toBe(en);
  });

  it('replaces single words at any depth and keeps the others', () => {
    const merged = mergeMessages(en, { receipt: { paid: 'Sent' }, close: 'Shut' });
    expect(merged.receipt).toEqual({ ...en.receipt, paid: 'Sent' });
    expect(merged.close).toBe('Shut');
    expect(merged.title).toBe(en.title);
    expect(en.close).toBe('Close');
  });
});
