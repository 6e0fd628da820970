import { expect, test } from 'vitest';
import { checkSecret } from './checkSecret.ts';

test.for([
  undefined,
  null,
  '',
  '   ',
  'fifteen bytes..',
  ' whsk_6E8F92D4C7B31A5E9D0F87H2T',
  'whsk_6E8F92D4C7B31A5E9D0F87H2T\n',
  'your_webhook_secret',
  'your-studio-api-key',
  'YOUR_CLIENT_SECRET',
  'SECRET123',
  'changeme',
  'change-me-in-production',
  'replace_with_your_secret',
  '<your webhook secret here>',
  'xxxxxxxxxxxxxxxxxxxxxxxx',
  '0'.repeat(64),
  'abababababababababab',
  `whsk_6E8F92D4C7B31A5E9D0F87H2T\u200b`,
  1234567890123456,
])('has a sentence against %j (T03)', (secret) => {
  expect(checkSecret(secret, 'THE_SECRET')).toMatch(/^THE_SECRET [^.]+\.$/);
});

test.for(['whsk_6E8F92D4C7B31A5E9D0F87H2T', 'kJ8!vQ2#pL5$xN9&', 'ąęółśżźć'])(
  'has nothing against %j',
  (secret) => {
    expect(checkSecret(secret)).toBeNull();
  },
);

test('never repeats the secret in its sentence', () => {
  expect(checkSecret('hunter2')).not.toContain('hunter2');
});
