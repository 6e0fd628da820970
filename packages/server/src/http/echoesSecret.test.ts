import { expect, test } from 'vitest';
import { echoesSecret } from './echoesSecret.ts';

const secret = 'kJ8!v"Q2#p L5$xN9&mmm';

test.for([
  `client_secret ${secret} is wrong`,
  `client_secret=${encodeURIComponent(secret)}`,
  `${new URLSearchParams({ client_secret: secret })}`,
  JSON.stringify({ secret }),
  `it begins with ${secret.slice(0, 12)}…`,
  `it ends with ${secret.slice(-12)}`,
])('finds it in %j (T36)', (text) => {
  expect(echoesSecret(text, ['', secret])).toBe(true);
});

test('finds nothing where there is nothing', () => {
  expect(echoesSecret('', ['', secret])).toBe(false);
  expect(echoesSecret('The amount is too small.', ['', secret])).toBe(false);
  expect(echoesSecret('anything', [])).toBe(false);
});
