import { describe, expect, it } from 'vitest';
import { manualClock } from './clock.ts';
import { createSandbox } from './createSandbox.ts';
import { createMerchant, requestToken, START } from './testing/merchant.ts';

describe('createSandbox', () => {
  it('gives the same history for the same seed and clock, byte for byte', async () => {
    const history = async (seed: string) => {
      const { create, sandbox, inbox } = await createMerchant({ seed });
      sandbox.scenario('split');
      await create();
      await create({ currency: 'BTC' });
      await sandbox.advance(60_000);
      return { sent: inbox.map(({ body }) => body), credentials: sandbox.credentials };
    };
    const first = await history('a');
    expect(first.sent).toHaveLength(8);
    expect(await history('a')).toEqual(first);
    expect(await history('b')).not.toEqual(first);
  });

  it('without a seed invents new ids each time and keeps the credentials', () => {
    const [one, two] = [createSandbox(), createSandbox()];
    expect(one.credentials).toEqual(two.credentials);
    for (const secret of Object.values(one.credentials.cryptofuse)) {
      expect(secret.length).toBeGreaterThanOrEqual(16);
    }
    expect(one.credentials.cryptofuse.webhookSecret).toMatch(/^whsk_[\dA-F]{32}$/);
    one.close();
    two.close();
  });

  it('spreads its base URL with the credentials, wherever it is served', () => {
    const sandbox = createSandbox({ clock: manualClock(START) });
    expect(sandbox.credentials.cryptofuse.baseUrl).toBe('https://sandbox.invalid/cryptofuse');
    sandbox.bind('http://127.0.0.1:4180/');
    expect(sandbox.origins.cryptofuse).toBe('http://127.0.0.1:4180/cryptofuse');
    expect(sandbox.credentials.cryptofuse.baseUrl).toBe(sandbox.origins.cryptofuse);
  });

  it('notes the calls with what was sent', async () => {
    const { create, sandbox } = await createMerchant();
    await create({ order_id: 'x' });
    expect(sandbox.requests()).toMatchObject([
      { provider: 'cryptofuse', method: 'POST', path: '/o/token/', status: 200 },
      {
        at: '2026-11-21T10:00:00.000Z',
        method: 'POST',
        path: '/payments/',
        body: expect.stringContaining('"order_id":"x"'),
        headers: { 'content-type': 'application/json' },
        status: 201,
      },
    ]);
  });

  it('uses no id or address twice, not even after a reset', async () => {
    const { sandbox } = await createMerchant();
    const create = async () => {
      const token = await requestToken(sandbox);
      const answer = await sandbox.fetch(
        new Request(`${sandbox.origins.cryptofuse}/payments/`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}` },
          body: JSON.stringify({ amount: 100, currency: 'USDTTRC20' }),
        }),
      );
      const body = (await answer.json()) as { transaction_id: string; blockchain_address: string };
      return [body.transaction_id, body.blockchain_address];
    };
    const before = await create();
    sandbox.reset();
    const after = await create();
    expect(new Set([...before, ...after]).size).toBe(4);
  });

  it('forgets everything on reset', async () => {
    const merchant = await createMerchant();
    const { sandbox, create, get } = merchant;
    sandbox.scenario('exact');
    sandbox.faults({ slowMs: 0, noticeDelayMs: 5 });
    const before = await create();
    await sandbox.advance(3_000);
    sandbox.reset();
    expect(sandbox.payments()).toEqual([]);
    expect(sandbox.notices()).toEqual([]);
    expect(sandbox.requests()).toEqual([]);
    expect(sandbox.faults().noticeDelayMs).toBe(0);
    expect(sandbox.scenario()).toBe('manual');
    expect(sandbox.now()).toBe(Date.parse(START));
    expect((await get('/currencies/')).status).toBe(401);
    const sent = merchant.inbox.length;
    await sandbox.advance(3_600_000);
    expect(merchant.inbox).toHaveLength(sent);
    await expect(sandbox.pay(before)).rejects.toMatchObject({ status: 404 });
  });

  it('tells that a call elsewhere is not for it', async () => {
    const sandbox = createSandbox({ clock: manualClock(START) });
    const answer = await sandbox.fetch(new Request('https://sandbox.invalid/nowhere'));
    expect(answer.status).toBe(404);
  });

  it('lets the merchant’s handler call back while a notice is being delivered', async () => {
    let seen: unknown;
    const merchant = await createMerchant({
      async deliver(request) {
        const { transaction_id } = (await request.json()) as { transaction_id: string };
        seen = (await merchant.status(transaction_id))['status'];
        return new Response(null, { status: 200 });
      },
    });
    const id = await merchant.create();
    await merchant.sandbox.pay(id);
    expect(seen).toBe('confirming');
    await merchant.sandbox.confirm(id);
    expect(seen).toBe('completed');
  });

  it('does not hang when that call back is slow as well', async () => {
    const merchant = await createMerchant({
      async deliver(request) {
        const { transaction_id } = (await request.json()) as { transaction_id: string };
        await merchant.status(transaction_id);
        return new Response(null, { status: 200 });
      },
    });
    const id = await merchant.create();
    merchant.sandbox.faults({ slowMs: 1_000 });
    await merchant.sandbox.pay(id);
    expect(merchant.sandbox.notices()[0]?.state).toBe('waiting');
    await merchant.sandbox.advance(1_000);
    expect(merchant.sandbox.notices()[0]?.state).toBe('delivered');
  });
});
