import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { conceal } from './conceal.ts';

const holder = conceal({ secret: 'canary', ask: () => 'canary' }, { id: 'acme' });

test('shows to every printer what it is told to, and nothing else (T36)', () => {
  expect(JSON.stringify({ holder })).toBe('{"holder":{"id":"acme"}}');
  expect(inspect({ holder })).toBe("{ holder: { id: 'acme' } }");
  expect(inspect(holder, { depth: 10, showHidden: true })).not.toContain('canary');
  expect(String(holder)).not.toContain('canary');
});

test('changes nothing else of the object', () => {
  expect(holder.ask()).toBe('canary');
  expect(Object.keys(holder)).toEqual(['secret', 'ask']);
});
