import { describe, expect, it } from 'vitest';
import { createMerchant } from './testing/merchant.ts';

describe('faults', () => {
  it('take every provider down, and bring it back', async () => {
    const { get, sandbox } = await createMerchant();
    sandbox.faults({ down: true });
    const answer = await get('/currencies/');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ error: { code: 'service_unavailable' } });
    sandbox.faults({ down: false });
    expect((await get('/currencies/')).status).toBe(200);
  });

  it('make answers slow: the work is done, the answer comes later', async () => {
    const { create, sandbox } = await createMerchant();
    sandbox.faults({ slowMs: 3_000 });
    let id: string | undefined;
    const creating = create().then((created) => {
      id = created;
    });
    await sandbox.advance(2_999);
    expect(sandbox.payments()).toHaveLength(1);
    expect(id).toBeUndefined();
    await sandbox.advance(1);
    await creating;
    expect(id).toBe(sandbox.payments()[0]?.reference);
  });

  it('let a caller give up on a slow answer', async () => {
    const { sandbox } = await createMerchant();
    sandbox.faults({ slowMs: 3_000 });
    const url = `${sandbox.origins.cryptofuse}/status/`;
    const controller = new AbortController();
    const call = sandbox.fetch(new Request(url, { signal: controller.signal }));
    controller.abort(new Error('too slow for me'));
    await expect(call).rejects.toThrow('too slow for me');
  });

  it('refuse as many creations as they are told to', async () => {
    const { post, sandbox } = await createMerchant();
    sandbox.faults({ refuseCreates: 1 });
    const body = { amount: 100, currency: 'USDTTRC20' };
    expect((await post('/payments/', body)).status).toBe(400);
    expect(sandbox.payments()).toEqual([]);
    expect((await post('/payments/', body)).status).toBe(201);
    expect(sandbox.faults().refuseCreates).toBe(0);
  });

  it('lose the answer to a creation that happened', async () => {
    const { post, get, sandbox } = await createMerchant();
    sandbox.faults({ loseCreateAnswers: 1 });
    const lost = post('/payments/', { amount: 100, currency: 'USDTTRC20', order_id: 'lost' });
    await expect(lost).rejects.toThrow(TypeError);
    expect(await (await get('/payments/?order_id=lost')).json()).toMatchObject({ count: 1 });
    expect(sandbox.requests().at(-2)).toMatchObject({ path: '/payments/', status: null });
  });

  it('set the providers’ clock wrong, by which they count', async () => {
    const { create, post, status, sandbox } = await createMerchant();
    sandbox.faults({ clockAheadMs: -3_600_000 });
    const id = await create();
    const { created_at, expiry_time } = await status(id);
    expect([created_at, expiry_time]).toEqual(['2026-11-21T09:00:00Z', '2026-11-21T09:30:00Z']);
    await sandbox.pay(id);
    const list = await post('/payments/status/', { transaction_id: id });
    expect(list.status).toBe(200);
    await sandbox.confirm(id);
    expect((await status(id))['status']).toBe('completed');
    const other = await create();
    await sandbox.advance(30 * 60_000);
    expect((await status(other))['status']).toBe('expired');
  });

  it.each([
    [{ clockAheadMs: 0.5 }, 'clockAheadMs cannot be 0.5'],
    [{ clockAheadMs: '1' }, 'clockAheadMs cannot be "1"'],
    [{ gremlins: true }, 'Unknown fault gremlins'],
    [{ down: 'yes' }, 'down cannot be "yes"'],
    [{ slowMs: -1 }, 'slowMs cannot be -1'],
    [{ slowMs: 0.5 }, 'slowMs cannot be 0.5'],
    [{ notices: 'shred' }, 'notices cannot be "shred"'],
  ])('refuse %j', async (patch, message) => {
    const { sandbox } = await createMerchant();
    expect(() => sandbox.faults(patch as object)).toThrow(message);
    expect(sandbox.faults()).toMatchObject({ down: false, slowMs: 0, notices: 'deliver' });
  });
});
