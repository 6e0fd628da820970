import { describe, expect, it } from 'vitest';
import { CALLBACK, createMerchant, requestToken } from '../../testing/merchant.ts';
import { bodyOf, withdraw } from '../../testing/payee.ts';

const URL_OF_ALL = 'https://shop.example/callbacks/cryptofuse';

describe('POST /user/webhooks/', () => {
  it('tells the whole secret the first time, and a masked one afterwards', async () => {
    const { post, sandbox } = await createMerchant();
    const { webhookSecret } = sandbox.credentials.cryptofuse;
    expect(await bodyOf(post('/user/webhooks/', { callback_url: URL_OF_ALL }))).toEqual({
      callback_url: URL_OF_ALL,
      secret: webhookSecret,
      message:
        'Webhook configured successfully. Store the secret securely - it will not be shown again.',
    });
    const again = await post('/user/webhooks/', { callback_url: `${URL_OF_ALL}-v2` });
    expect(again.status).toBe(200);
    const body = (await again.json()) as Record<string, string>;
    expect(body).toEqual({
      callback_url: `${URL_OF_ALL}-v2`,
      masked_secret: expect.stringMatching(/^whsk_..\*{28}..$/),
      message: 'Webhook URL updated successfully.',
    });
    expect(body['masked_secret']).toHaveLength(webhookSecret.length);
  });

  it('decides where the notices go that have no address of their own', async () => {
    const merchant = await createMerchant();
    const { post, create, sandbox, inbox } = merchant;
    await post('/user/webhooks/', { callback_url: URL_OF_ALL });
    await sandbox.pay(await create());
    await sandbox.pay(await create({ callback_url: undefined }));
    const id = await withdraw(merchant, { callback_url: undefined });
    await sandbox.moveWithdrawal(id, 'reject');
    expect(inbox.map(({ url }) => url)).toEqual([CALLBACK, URL_OF_ALL, URL_OF_ALL]);
  });

  it('stays over a reset, as the credentials do', async () => {
    const { create, post, sandbox, inbox } = await createMerchant();
    await post('/user/webhooks/', { callback_url: URL_OF_ALL });
    sandbox.reset();
    const token = await requestToken(sandbox);
    const headers = { authorization: `Bearer ${token}` };
    const body = JSON.stringify({ amount: 100, currency: 'USDTTRC20' });
    const url = `${sandbox.origins.cryptofuse}/payments/`;
    await sandbox.fetch(new Request(url, { method: 'POST', headers, body }));
    const [payment] = sandbox.payments();
    await sandbox.pay(payment?.reference ?? (await create()));
    expect(inbox.map((notice) => notice.url)).toEqual([URL_OF_ALL]);
  });

  it.each(['shop.example', 'ftp://shop.example/', 7])(
    'refuses the URL %j as the page shows',
    async (callback_url) => {
      const { post } = await createMerchant();
      const answer = await post('/user/webhooks/', { callback_url });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual({
        error: {
          code: 'invalid_url',
          message: 'The provided callback URL is not valid',
          details: {},
        },
      });
    },
  );

  it('refuses a body without a URL, and a token that may not write', async () => {
    const { post, sandbox } = await createMerchant();
    expect(await bodyOf(post('/user/webhooks/', {}))).toMatchObject({
      error: { code: 'missing_required_fields', details: { callback_url: [expect.any(String)] } },
    });
    const call = async (token: string) => {
      const request = new Request(`${sandbox.origins.cryptofuse}/user/webhooks/`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({ callback_url: URL_OF_ALL }),
      });
      const answer = await sandbox.fetch(request);
      return [answer.status, (await answer.json()).error?.code];
    };
    expect(await call('nobody')).toEqual([401, 'authentication_failed']);
    const narrow = await requestToken(sandbox, { scope: 'read' });
    expect(await call(narrow)).toEqual([403, 'permission_denied']);
  });
});
