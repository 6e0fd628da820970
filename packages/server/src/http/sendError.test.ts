import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import type { SendRequest } from './send.ts';
import { type Failure, sendError } from './sendError.ts';

const creation: SendRequest = {
  provider: 'acme',
  operation: 'createPayment',
  url: 'https://api.acme.example/',
  body: '{}',
};
const reading: SendRequest = { ...creation, operation: 'getPayment', repeatable: true };

const refused = (status: number, body: unknown): Failure => ({
  outcome: 'refused',
  status,
  body,
  effect: status < 500 ? 'none' : 'possible',
});

function errorOf(request: SendRequest, failure: Failure) {
  return sendError(request, failure, {
    name: 'Acme',
    docs: 'https://acme.example/docs',
    refusals: { no_coin: 'asset_not_supported' },
    readRefusal: (body) => ({ code: null, message: null, details: null, ...Object(body) }),
    secrets: ['top-secret', ''],
  });
}

test('reads as a sentence that says what happened and what to do', () => {
  const messages = [
    errorOf(creation, { outcome: 'timeout', effect: 'possible' }),
    errorOf(reading, { outcome: 'timeout', effect: 'possible' }),
    errorOf(creation, { outcome: 'unreachable', effect: 'none', cause: null }),
    errorOf(reading, { outcome: 'invalid', status: 200, reason: 'no JSON', effect: 'possible' }),
    errorOf(creation, refused(400, { code: 'no_coin', message: 'Not enabled' })),
    errorOf(creation, refused(500, null)),
  ].map(({ code, message }) => `${code}: ${message}`);
  expect(messages).toEqual([
    'provider_timeout: Acme did not answer createPayment in time. It may have been done all the same: do not repeat it blindly.',
    'provider_timeout: Acme did not answer getPayment in time.',
    'provider_unavailable: Acme could not be reached for createPayment.',
    'provider_invalid_response: Acme answered getPayment with no JSON (200).',
    'asset_not_supported: Acme refused createPayment (400, no_coin): Not enabled.',
    'provider_unavailable: Acme refused createPayment (500, 500). It may have been done all the same: do not repeat it blindly.',
  ]);
});

test('calls the outcome unknown only for what must not be repeated, and then not retryable', () => {
  const broken: Failure = { outcome: 'unreachable', effect: 'possible', cause: null };
  expect(errorOf(creation, broken)).toMatchObject({ outcomeUnknown: true, retryable: false });
  expect(errorOf(reading, broken)).toMatchObject({ outcomeUnknown: false, retryable: true });
  const unsent: Failure = { ...broken, effect: 'none' };
  expect(errorOf(creation, unsent)).toMatchObject({ outcomeUnknown: false, retryable: true });
  expect(errorOf(creation, refused(400, null))).toMatchObject({ outcomeUnknown: false });
});

test.for([
  [400, 'provider_refused'],
  [401, 'credentials_refused'],
  [403, 'credentials_refused'],
  [404, 'provider_refused'],
  [429, 'rate_limited'],
  [503, 'provider_unavailable'],
] as const)('goes by the status %i where the code is unknown', ([status, code]) => {
  expect(errorOf(reading, refused(status, { code: 'constructor' }))).toMatchObject({
    code,
    providerCode: 'constructor',
  });
  expect(errorOf(reading, refused(status, null))).toMatchObject({
    code,
    providerCode: `${status}`,
  });
});

test('keeps field errors, within bounds', () => {
  const details = { amount: ['Too small.'] };
  expect(errorOf(creation, refused(400, { details }))).toMatchObject({ details });
  const flood = { amount: ['x'.repeat(3_000)] };
  expect(errorOf(creation, refused(400, { details: flood })).details).toBeNull();
  const { message, providerCode } = errorOf(
    creation,
    refused(400, { code: 'c'.repeat(500), message: 'm'.repeat(5_000) }),
  );
  expect(message.length).toBeLessThan(400);
  expect(providerCode).toHaveLength(64);
});

test('repeats nothing in which the provider echoes a secret', () => {
  const echo = 'your secret is top-secret';
  const body = { code: echo, message: echo, details: { field: [echo] } };
  expect(inspect(errorOf(creation, refused(401, body)), { depth: 9 })).not.toContain('top-secret');
});

test('survives details that are nested deeper than the stack (S51)', () => {
  const deep = JSON.parse(`{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`);
  const error = errorOf(creation, refused(400, { message: 'No.', details: deep }));
  expect(error).toMatchObject({ code: 'provider_refused', details: null });
});

test('keeps a line of the log one line', () => {
  const message = 'No.\r\n\u001b[31mINFO paid\u202e';
  expect(errorOf(creation, refused(400, { message })).message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});
