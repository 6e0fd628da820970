import { describe, expect, it } from 'vitest';
import { createMerchant } from '../../testing/merchant.ts';

/** Every code of the documents, with its HTTP status and, where they differ, the older word. */
const CODES: readonly { code: string; status: number; older?: string }[] = [
  { code: 'invalid_request', status: 400 },
  { code: 'invalid_currency', status: 400 },
  { code: 'missing_required_fields', status: 400 },
  { code: 'invalid_url', status: 400 },
  { code: 'insufficient_balance', status: 400 },
  { code: 'authentication_failed', status: 401, older: 'unauthorized' },
  { code: 'permission_denied', status: 403, older: 'forbidden' },
  { code: 'not_found', status: 404 },
  { code: 'deprecated_endpoint', status: 410 },
  { code: 'invalid_amount', status: 422 },
  { code: 'rate_limit_exceeded', status: 429 },
  { code: 'internal_error', status: 500 },
  { code: 'service_unavailable', status: 503 },
];

describe('the documented error codes', () => {
  it.each(CODES)(
    '$code comes with $status, in each envelope and in the older words',
    async ({ code, status, older = code }) => {
      const { get, sandbox } = await createMerchant();
      const refusal = async () => {
        sandbox.faults({ answers: [{ kind: 'status', code, times: 1 }] });
        const answer = await get('/payments/');
        expect(answer.status).toBe(status);
        return answer.json();
      };
      const message = expect.stringMatching(/.{5,}/);
      expect(await refusal()).toEqual({ error: { code, message, details: {} } });
      sandbox.dialect('cryptofuse', { errors: 'flat' });
      const request_id = expect.stringMatching(/^[\da-f-]{36}$/);
      expect(await refusal()).toEqual({ error: code, message, request_id });
      sandbox.dialect('cryptofuse', { errorWords: 'older' });
      expect(await refusal()).toMatchObject({ error: older });
      sandbox.dialect('cryptofuse', { errors: 'detail' });
      expect(await refusal()).toEqual({ detail: message });
      expect((await get('/payments/')).status).toBe(200);
    },
  );

  it('keep the status that a fault names, and say nothing under a code that nobody knows', async () => {
    const { get, sandbox } = await createMerchant();
    const ask = async (fault: { code: string; status?: number }) => {
      sandbox.faults({ answers: [{ kind: 'status', times: 1, ...fault }] });
      const answer = await get('/payments/');
      return [answer.status, await answer.text()];
    };
    expect(await ask({ code: 'service_unavailable', status: 500 })).toEqual([
      500,
      expect.stringContaining('service_unavailable'),
    ]);
    expect(await ask({ code: 'toString' })).toEqual([429, '{}']);
  });

  it.each(['/v0/payments', '/v0/payments/', '/v0/payments/status/'])(
    'has deprecated_endpoint for every path of version 0.9, as at %s',
    async (path) => {
      const { get, post } = await createMerchant();
      for (const answer of [await get(path), await post(path, {})]) {
        expect(answer.status).toBe(410);
        expect(await answer.json()).toEqual({
          error: 'deprecated_endpoint',
          message: expect.any(String),
          request_id: expect.stringMatching(/^[\da-f-]{36}$/),
        });
      }
    },
  );
});

describe('GET /status/', () => {
  it('says that the API is up, to everybody, and that it is down', async () => {
    const { sandbox } = await createMerchant();
    const ask = () => sandbox.fetch(new Request(`${sandbox.origins.cryptofuse}/status/`));
    expect(await (await ask()).json()).toEqual({ status: 'ok' });
    sandbox.faults({ down: true });
    const down = await ask();
    expect(down.status).toBe(503);
    expect(await down.json()).toMatchObject({ error: { code: 'service_unavailable' } });
  });
});
