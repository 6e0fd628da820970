import { describe, expect, it } from 'vitest';
import { createMerchant, type Merchant } from '../testing/merchant.ts';
import { withdraw } from '../testing/payee.ts';

const HOME = 'https://sandbox.invalid';

function post({ sandbox }: Merchant, path: string, body?: unknown): Promise<Response> {
  return sandbox.fetch(
    new Request(`${HOME}/control${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
}

describe('the control API', () => {
  it('plays the wallet and the network', async () => {
    const merchant = await createMerchant();
    const id = await merchant.create();
    const paid = await post(merchant, `/payments/${id}/pay`, { amount: '40' });
    expect(await paid.json()).toMatchObject({
      payments: [{ reference: id, status: 'confirming', received: '40' }],
      notices: [{ label: 'confirming', state: 'delivered' }],
    });
    const confirmed = await post(merchant, `/payments/${id}/confirm`);
    expect(await confirmed.json()).toMatchObject({ payments: [{ status: 'partially_paid' }] });
  });

  it('plays what a provider and its network do wrong', async () => {
    const merchant = await createMerchant();
    const id = await merchant.create();
    const told = await post(merchant, `/payments/${id}/misreport`, { due: '40' });
    expect(await told.json()).toMatchObject({ payments: [{ due: { amount: '40' } }] });
    await post(merchant, `/payments/${id}/pay`, {});
    const reverted = await post(merchant, `/payments/${id}/revert`);
    expect(await reverted.json()).toMatchObject({
      payments: [{ status: 'waiting', received: '0' }],
    });
    const reworded = await post(merchant, `/payments/${id}/reword`);
    expect(await reworded.json()).toMatchObject({ payments: [{ status: 'under_review' }] });
    const answers = [{ kind: 'html', path: '/status/' }];
    const spoiled = await post(merchant, '/faults', { answers, clockAheadMs: -1000 });
    expect(await spoiled.json()).toMatchObject({ faults: { answers, clockAheadMs: -1000 } });
  });

  it('plays what becomes of a withdrawal', async () => {
    const merchant = await createMerchant();
    const id = await withdraw(merchant);
    const sent = await post(merchant, `/withdrawals/${id}/send`);
    expect(await sent.json()).toMatchObject({
      withdrawals: [{ reference: id, status: 'processing', amount: '98.5' }],
    });
    const confirmed = await post(merchant, `/withdrawals/${id}/confirm`);
    expect(await confirmed.json()).toMatchObject({
      withdrawals: [{ reference: id, status: 'completed' }],
      notices: [{ label: 'withdrawal processing' }, { label: 'withdrawal completed' }],
    });
    for (const [path, status] of [
      [`/withdrawals/${id}/fail`, 409],
      [`/withdrawals/${id}/toString`, 404],
      ['/withdrawals/nope/fail', 404],
    ] as const) {
      const answer = await post(merchant, path);
      expect(answer.status).toBe(status);
      expect(await answer.json()).toEqual({ error: expect.stringMatching(/.{5,}/) });
    }
  });

  it('sets the scene', async () => {
    const merchant = await createMerchant();
    await post(merchant, '/scenario', { name: 'exact' });
    await post(merchant, '/faults', { notices: 'duplicate' });
    await post(merchant, '/dialects/cryptofuse', { dataId: 'other' });
    await merchant.create();
    const advanced = await post(merchant, '/advance', { ms: 10_000 });
    expect(await advanced.json()).toMatchObject({
      now: '2026-11-21T10:00:10.000Z',
      scenario: 'exact',
      faults: { notices: 'duplicate' },
      dialects: { cryptofuse: { dataId: 'other' } },
      origins: { cryptofuse: `${HOME}/cryptofuse` },
      payments: [{ status: 'completed' }],
    });
    expect(merchant.inbox).toHaveLength(4);
    const set = await post(merchant, '/callbacks/kanga', { url: 'https://shop.example/kanga' });
    expect(await set.json()).toMatchObject({
      callbackUrls: { kanga: 'https://shop.example/kanga' },
    });
    const emptied = await post(merchant, '/callbacks/kanga', { url: null });
    expect(await emptied.json()).toMatchObject({ callbackUrls: { kanga: null } });
    await post(merchant, '/notices/n1/resend');
    expect(merchant.inbox).toHaveLength(5);
    const reset = await post(merchant, '/reset');
    expect(await reset.json()).toMatchObject({ payments: [], notices: [], scenario: 'manual' });
  });

  it.each([
    ['/payments/nope/pay', {}, 404],
    ['/payments/ID/pay', { amount: 40 }, 400],
    ['/payments/ID/pay', [], 400],
    ['/payments/ID/confirm', undefined, 409],
    ['/payments/ID/cancel', undefined, 409],
    ['/payments/ID/toString', undefined, 404],
    ['/scenario', { name: 'heist' }, 400],
    ['/scenario', {}, 400],
    ['/faults', { gremlins: 1 }, 400],
    ['/dialects/nobody', {}, 404],
    ['/dialects/cryptofuse', { partial: 1 }, 400],
    ['/callbacks/kanga', { url: 'shop.example' }, 400],
    ['/callbacks/kanga', {}, 400],
    ['/callbacks/cryptofuse', { url: 'https://shop.example/' }, 409],
    ['/callbacks/nobody', { url: 'https://shop.example/' }, 404],
    ['/advance', { ms: -1 }, 400],
    ['/advance', { ms: 'long' }, 400],
    ['/notices/n9/resend', undefined, 404],
  ])('refuses POST %s %j and says why', async (path, body, status) => {
    const merchant = await createMerchant();
    const id = await merchant.create();
    const answer = await post(merchant, path.replace('ID', id), body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ error: expect.stringMatching(/.{5,}/) });
  });

  it('takes nothing that a page of another origin could send without asking', async () => {
    const { sandbox } = await createMerchant();
    const form = new Request(`${HOME}/control/reset`, { method: 'POST', body: 'a=b' });
    expect((await sandbox.fetch(form)).status).toBe(415);
    expect(sandbox.requests()).not.toEqual([]);
  });
});

describe('the control page', () => {
  it('shows each payment with what can be done to it', async () => {
    const { create, sandbox } = await createMerchant();
    const id = await create({ order_description: 'Coffee <b>& "cake"</b>' });
    await sandbox.pay(id, { amount: '40' });
    const page = await sandbox.fetch(new Request(`${HOME}/`));
    const html = await page.text();
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(html).toContain('Coffee &lt;b&gt;&amp; &quot;cake&quot;&lt;/b&gt;');
    expect(html).toContain(sandbox.payments()[0]?.address);
    expect(html).toContain('Pay the rest');
    expect(html).toContain(`/control/payments/${id}/confirm`);
    expect(html).toContain(sandbox.credentials.cryptofuse.webhookSecret);
  });

  it('needs nothing from elsewhere, and its policy allows nothing else', async () => {
    const { sandbox } = await createMerchant();
    const page = await sandbox.fetch(new Request(`${HOME}/`));
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await page.text();
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(html).not.toMatch(/ style=| onclick=|<style|<script>/);
    for (const [, path] of html.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
      const asset = await sandbox.fetch(new Request(`${HOME}${path}`));
      expect(asset.status).toBe(200);
      expect((await asset.text()).length).toBeGreaterThan(500);
    }
  });

  it('has a script that parses', async () => {
    const { sandbox } = await createMerchant();
    const script = await sandbox.fetch(new Request(`${HOME}/control/page.js`));
    const source = await script.text();
    expect(() => new Function(source)).not.toThrow();
  });
});
