import { describe, expect, it } from 'vitest';
import en from '../../messages/en.ts';
import { mergeMessages } from './mergeMessages.ts';

describe('mergeMessages', () => {
  it('is the pack itself where nothing is replaced', () => {
    expect(mergeMessages(en, undefined)).toBe(en);
  });

  it('replaces single words at any depth and keeps the others', () => {
    const merged = mergeMessages(en, { status: { paid: { title: 'All done' } }, close: 'Shut' });
    expect(merged.status.paid).toEqual({ title: 'All done', text: en.status.paid.text });
    expect(merged.close).toBe('Shut');
    expect(merged.status.expired).toBe(en.status.expired);
    expect(en.close).toBe('Close');
  });
});
