import { expect, test } from 'vitest';
import { credentials } from './account.fixture.ts';
import { cryptofuse } from './provider.ts';
import { claimOf, statuses } from './statuses.ts';

/** The words of each document. */
const documents = {
  guide: ['waiting', 'confirming', 'completed', 'partially_paid', 'expired', 'failed'],
  'webhook flow guide': [
    'waiting',
    'confirming',
    'completed',
    'partially_completed',
    'failed',
    'expired',
  ],
  'payment lifecycle page': [
    'pending',
    'partially_paid',
    'confirming',
    'confirmed',
    'completed',
    'failed',
    'expired',
  ],
  'first reference': ['pending', 'confirming', 'completed', 'expired', 'failed'],
  'filter of the older list': ['waiting', 'confirming', 'completed', 'expired', 'failed'],
  'filter of the newest list': [
    'waiting',
    'confirming',
    'confirmed',
    'sending',
    'completed',
    'expired',
    'failed',
  ],
};

test.for(Object.entries(documents))('knows every word of the %s', ([, words]) => {
  for (const word of words) expect(claimOf(word, null)).not.toBeNull();
});

test('knows no word that no document has, and shows all of them with the provider', () => {
  const words = new Set(Object.values(documents).flat());
  expect(new Set(Object.keys(statuses))).toEqual(words);
  expect(cryptofuse(credentials).statuses).toBe(statuses);
});
