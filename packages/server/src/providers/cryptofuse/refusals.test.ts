import { expect, test } from 'vitest';
import { credentials, scriptAccount } from './account.fixture.ts';
import { createCryptofuseClient } from './client.ts';
import { cryptofuse } from './provider.ts';
import { refusals } from './refusals.ts';

/** Every code of the documents, with the HTTP status that they give it. */
const documented = [
  // Guide, "Error Handling"; the status of the third is not stated.
  ['invalid_currency', 400, 'asset_not_supported'],
  ['invalid_request', 400, 'provider_refused'],
  ['insufficient_balance', 400, 'insufficient_balance'],
  // Reference
  ['missing_required_fields', 400, 'provider_refused'],
  ['invalid_url', 400, 'invalid_configuration'],
  ['authentication_failed', 401, 'credentials_refused'],
  ['unauthorized', 401, 'credentials_refused'],
  ['permission_denied', 403, 'credentials_refused'],
  ['forbidden', 403, 'credentials_refused'],
  ['not_found', 404, 'not_found'],
  ['deprecated_endpoint', 410, 'provider_refused'],
  ['invalid_amount', 422, 'provider_refused'],
  ['rate_limit_exceeded', 429, 'rate_limited'],
  ['internal_error', 500, 'provider_unavailable'],
  ['service_unavailable', 500, 'provider_unavailable'],
] as const;

/** RFC 6749, section 5.2, of the token's endpoint. */
const oauth = [
  ['invalid_client', 401],
  ['invalid_grant', 400],
  ['invalid_scope', 400],
  ['unauthorized_client', 400],
  ['unsupported_grant_type', 400],
] as const;

function clientOf(routes: Parameters<typeof scriptAccount>[0]) {
  const { fetch, now } = scriptAccount(routes);
  return createCryptofuseClient({ ...credentials, fetch, now });
}

async function refusedWith(body: object, status: number) {
  const client = clientOf({ 'POST /withdrawal/': () => Response.json(body, { status }) });
  const input = { amount: '1', currency: 'BTC', address: 'a' };
  return client.createWithdrawal(input).catch((error) => error);
}

test.for(documented)('maps %s (%i) to %s in both envelopes', async ([name, status, code]) => {
  const details = { amount: ['A valid number is required.'] };
  const expected = { code, provider: 'cryptofuse', providerCode: name };
  const nested = { error: { code: name, message: 'It said no.', details } };
  expect(await refusedWith(nested, status)).toMatchObject({
    ...expected,
    details,
    message: expect.stringContaining('It said no.'),
    outcomeUnknown: status >= 500,
  });
  const flat = { error: name, message: 'It said no.', request_id: 'r' };
  expect(await refusedWith(flat, status)).toMatchObject({
    ...expected,
    details: null,
    message: expect.stringContaining('It said no.'),
  });
});

test.for(documented)(
  'means by %s the same with whatever status it comes',
  async ([name, , code]) => {
    for (const status of [200, 409, 418]) {
      expect(await refusedWith({ error: { code: name } }, status)).toMatchObject({ code });
    }
  },
);

test.for(oauth)('maps the %s of the token (%i) to refused credentials', async ([name, status]) => {
  const body = { error: name, error_description: 'No such client.' };
  const client = clientOf({ 'POST /o/token/': () => Response.json(body, { status }) });
  await expect(client.getBalances()).rejects.toMatchObject({
    code: 'credentials_refused',
    providerCode: name,
    message: expect.stringContaining('No such client.'),
  });
});

test('has no code that no document has, and shows all of them with the provider', () => {
  const names = [...documented, ...oauth].map(([name]) => name);
  expect(Object.keys(refusals).sort()).toEqual([...names].sort());
  expect(cryptofuse(credentials).refusals).toBe(refusals);
});

test.for([
  [400, 'provider_refused'],
  [401, 'credentials_refused'],
  [403, 'credentials_refused'],
  [429, 'rate_limited'],
  [500, 'provider_unavailable'],
] as const)('keeps a code that is new, and goes by the status %i', async ([status, code]) => {
  for (const name of ['new_code', 'constructor', '__proto__']) {
    const error = await refusedWith({ error: { code: name, message: 'New.' } }, status);
    expect(error).toMatchObject({ code, providerCode: name });
  }
});

test.for([
  [404, 'not_found', 'not_found'],
  [403, 'credentials_refused', '403'],
  [400, 'provider_refused', '400'],
] as const)('reads {detail} with %i, which has no code', async ([status, code, providerCode]) => {
  const error = await refusedWith({ detail: 'Only administrators.' }, status);
  expect(error).toMatchObject({
    code,
    providerCode,
    message: expect.stringContaining('Only administrators.'),
  });
});

test.for([[['no', 'fields']], ['text'], [null], [undefined]])(
  'has no details where they are %j',
  async ([details]) => {
    const error = await refusedWith({ error: { code: 'invalid_request', details } }, 400);
    expect(error).toMatchObject({ providerCode: 'invalid_request', details: null });
  },
);
