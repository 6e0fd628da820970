import { expect, test } from 'vitest';
import { object, string } from 'zod/mini';
import type { SendOutcome, SendRequest } from './send.ts';
import type { SendErrorOptions } from './sendError.ts';
import { takeAnswer } from './takeAnswer.ts';

const creation: SendRequest = {
  provider: 'acme',
  operation: 'createPayment',
  url: 'https://api.acme.example/',
  body: '{}',
};

const none = { code: null, message: null, details: null };
const take = (
  outcome: SendOutcome,
  request = creation,
  readRefusal: SendErrorOptions['readRefusal'] = () => none,
) =>
  takeAnswer(request, outcome, object({ id: string() }), {
    name: 'Acme',
    docs: 'https://acme.example/docs',
    refusals: { '9001': 'not_found' },
    readRefusal,
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

test('reads a refusal that came with a 200, and an answer that fits as an answer', () => {
  const readRefusal = (body: unknown) => ({ ...none, code: Object(body).code ?? null });
  const reading = { ...creation, repeatable: true };
  const said = (body: object): SendOutcome => ({ outcome: 'ok', status: 200, body });
  expect(() => take(said({ code: '9001' }), reading, readRefusal)).toThrow(
    expect.objectContaining({
      code: 'not_found',
      providerCode: '9001',
      outcomeUnknown: false,
      message: 'Acme refused createPayment (200, 9001).',
    }),
  );
  // Whether nothing was made at all, only the status would have said.
  expect(() => take(said({ code: '7' }), creation, readRefusal)).toThrow(
    expect.objectContaining({ code: 'provider_refused', outcomeUnknown: true }),
  );
  expect(take(said({ id: 'a', code: '9001' }), reading, readRefusal)).toEqual({ id: 'a' });
});

test('throws what came of the request, where nothing was answered', () => {
  expect(() => take({ outcome: 'timeout', effect: 'none' })).toThrow(
    expect.objectContaining({ code: 'provider_timeout', outcomeUnknown: false }),
  );
});
