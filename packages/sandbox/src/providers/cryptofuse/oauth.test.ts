import { describe, expect, it } from 'vitest';
import { createMerchant, requestToken, tokenRequest } from '../../testing/merchant.ts';

const HOUR = 3_600_000;
const REFUSED = {
  error: {
    code: 'authentication_failed',
    message: 'The access token is invalid or has expired.',
    details: {},
  },
};

describe('access tokens', () => {
  it('are issued for credentials in the form, as the guide shows', async () => {
    const { sandbox } = await createMerchant();
    const answer = await sandbox.fetch(tokenRequest(sandbox));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      access_token: expect.stringMatching(/^[\da-f]{40}$/),
      token_type: 'Bearer',
      expires_in: 36_000,
      scope: 'read write',
    });
  });

  it('are issued for HTTP Basic, without a scope and without the slash, as the reference shows', async () => {
    const { sandbox } = await createMerchant();
    sandbox.dialect('cryptofuse', { token: 'reference' });
    const { baseUrl, clientId, clientSecret } = sandbox.credentials.cryptofuse;
    const answer = await sandbox.fetch(
      new Request(`${baseUrl}/o/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      }),
    );
    expect(await answer.json()).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 3_600,
      issued_at: Date.parse('2026-11-21T10:00:00Z') / 1_000,
    });
  });

  it.each([
    [{ client_secret: 'wrong' }, 401, 'invalid_client'],
    [{ client_id: '' }, 401, 'invalid_client'],
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
    [{ scope: 'read admin' }, 400, 'invalid_scope'],
  ])('are refused for %j', async (fields, status, error) => {
    const { sandbox } = await createMerchant();
    const answer = await sandbox.fetch(tokenRequest(sandbox, fields));
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ error });
  });

  it('are refused for JSON, and for a Basic header that is not base64', async () => {
    const { sandbox } = await createMerchant();
    const url = `${sandbox.origins.cryptofuse}/o/token/`;
    const json = new Request(url, { method: 'POST', body: '{}' });
    expect((await sandbox.fetch(json)).status).toBe(400);
    const garbled = new Request(url, {
      method: 'POST',
      headers: { authorization: 'Basic ~~~' },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    expect((await sandbox.fetch(garbled)).status).toBe(401);
  });

  it('open the API until expires_in is over, and not a moment longer', async () => {
    const merchant = await createMerchant();
    await merchant.sandbox.advance(10 * HOUR - 1);
    expect((await merchant.get('/currencies/')).status).toBe(200);
    await merchant.sandbox.advance(1);
    const late = await merchant.get('/currencies/');
    expect(late.status).toBe(401);
    expect(await late.json()).toEqual(REFUSED);
  });

  it('can be revoked before their time; a new one opens again', async () => {
    const merchant = await createMerchant();
    merchant.sandbox.faults({ expireTokens: true });
    expect((await merchant.get('/currencies/')).status).toBe(401);
    const token = await requestToken(merchant.sandbox);
    const again = new Request(`${merchant.sandbox.origins.cryptofuse}/currencies/`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect((await merchant.sandbox.fetch(again)).status).toBe(200);
  });

  it('are asked for by every call but the status of the API', async () => {
    const { sandbox } = await createMerchant();
    const bare = (path: string, method = 'GET') =>
      sandbox.fetch(new Request(`${sandbox.origins.cryptofuse}${path}`, { method }));
    for (const path of ['/currencies/', '/rates/', '/payments/min-amount/', '/payments/']) {
      expect((await bare(path)).status).toBe(401);
    }
    expect((await bare('/payments/', 'POST')).status).toBe(401);
    expect((await bare('/payments/status/', 'POST')).status).toBe(401);
    expect(await (await bare('/status/')).json()).toEqual({ status: 'ok' });
  });

  it('with the scope "read" create nothing', async () => {
    const { sandbox } = await createMerchant();
    const token = await requestToken(sandbox, { scope: 'read' });
    const answer = await sandbox.fetch(
      new Request(`${sandbox.origins.cryptofuse}/payments/`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({ amount: 100, currency: 'USDTTRC20' }),
      }),
    );
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: { code: 'permission_denied' } });
  });
});
