import { expect, test } from 'vitest';
import { object, string } from 'zod/mini';
import type { SendOutcome, SendRequest } from './send.ts';
import { takeAnswer } from './takeAnswer.ts';

const creation: SendRequest = {
  provider: 'acme',
  operation: 'createPayment',
  url: 'https://api.acme.example/',
  body: '{}',
};

const take = (outcome: SendOutcome, request = creation) =>
  takeAnswer(request, outcome, object({ id: string() }), {
    name: 'Acme',
    docs: 'https://acme.example/docs',
    refusals: {},
    readRefusal: () => ({ code: null, message: null, details: null }),
    secrets: [],
  });

test('gives what the schema reads', () => {
  expect(take({ outcome: 'ok', status: 200, body: { id: 'a', more: 1 } })).toEqual({ id: 'a' });
});

test('refuses fields that the schema does not know; a creation may have happened all the same', () => {
  const unread: SendOutcome = { outcome: 'ok', status: 201, body: { id: 7 } };
  expect(() => take(unread)).toThrow(
    expect.objectContaining({
      code: 'provider_invalid_response',
      message:
        'Acme answered createPayment with unknown fields (201). It may have been done all the same: do not repeat it blindly.',
      outcomeUnknown: true,
    }),
  );
  expect(() => take(unread, { ...creation, repeatable: true })).toThrow(
    expect.objectContaining({ outcomeUnknown: false, retryable: true }),
  );
});

test('throws what came of the request, where nothing was answered', () => {
  expect(() => take({ outcome: 'timeout', effect: 'none' })).toThrow(
    expect.objectContaining({ code: 'provider_timeout', outcomeUnknown: false }),
  );
});
