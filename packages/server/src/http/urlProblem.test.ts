import { expect, test } from 'vitest';
import { urlProblem } from './urlProblem.ts';

test.for([
  ['https://api.provider.example', true, true],
  ['https://sandbox.provider.example', true, false],
  ['http://127.0.0.1:4000/provider', true, false],
  ['http://api.provider.example', false, false],
  ['nonsense', false, false],
] as const)('of %s: %s in a sandbox, %s in production', ([url, sandbox, production]) => {
  expect(urlProblem('baseUrl', url, 'sandbox') === null).toBe(sandbox);
  expect(urlProblem('baseUrl', url, 'production') === null).toBe(production);
});

test('is a sentence that names the option', () => {
  expect(urlProblem('webUrl', 'nonsense', 'sandbox')).toBe(
    '`webUrl` must begin with https:// (http:// only on this machine), and in production be no sandbox.',
  );
});
