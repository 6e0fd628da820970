import { afterEach, describe, expect, it } from 'vitest';
import { listen } from './node.ts';
import { createMerchant } from './testing/merchant.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const BODY = { amount: 100, currency: 'USDTTRC20' };

describe('spoiled answers', () => {
  it('touch the endpoint that they are told, and as many answers', async () => {
    const { get, post, sandbox } = await createMerchant();
    const fault = { kind: 'status', status: 429, method: 'POST', path: '/payments/' } as const;
    const headers = { 'retry-after': '30' };
    sandbox.faults({ answers: [{ ...fault, headers, times: 2 }] });
    expect((await get('/payments/')).status).toBe(200);
    const refused = await post('/payments/', BODY);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(sandbox.faults().answers).toEqual([{ ...fault, headers, times: 1 }]);
    await post('/payments/', BODY);
    expect(sandbox.payments()).toEqual([]);
    expect((await post('/payments/', BODY)).status).toBe(201);
    expect(sandbox.faults().answers).toEqual([]);
  });

  it('come after the work where they are told so', async () => {
    const { post, sandbox } = await createMerchant();
    sandbox.faults({ answers: [{ kind: 'reset', times: 1, done: true }, { kind: 'reset' }] });
    await expect(post('/payments/', BODY)).rejects.toThrow(TypeError);
    await expect(post('/payments/', BODY)).rejects.toThrow(TypeError);
    expect(sandbox.payments()).toHaveLength(1);
    expect(sandbox.requests().at(-1)).toMatchObject({ path: '/payments/', status: null });
  });

  it('never come, and keep nobody but their caller waiting', async () => {
    const { create, sandbox, inbox } = await createMerchant();
    const id = await create();
    sandbox.faults({ answers: [{ kind: 'hang' }] });
    const controller = new AbortController();
    const url = `${sandbox.origins.cryptofuse}/status/`;
    const call = sandbox.fetch(new Request(url, { signal: controller.signal }));
    await sandbox.pay(id);
    await sandbox.advance(60_000);
    expect(inbox).not.toEqual([]);
    controller.abort(new Error('too slow for me'));
    await expect(call).rejects.toThrow('too slow for me');
  });

  it('trickle in the time of the sandbox', async () => {
    const { get, sandbox } = await createMerchant();
    sandbox.faults({ answers: [{ kind: 'slowBody' }] });
    const answer = await get('/status/');
    expect(answer.status).toBe(200);
    let text: string | undefined;
    const reading = answer.text().then((body) => {
      text = body;
    });
    await sandbox.advance(5_000);
    expect(text).toBeUndefined();
    for (let second = 0; second < 30; second += 1) await sandbox.advance(1_000);
    await reading;
    expect(text).toMatch(/"status"/);
  });

  it.each([
    ['cut', 200, 'application/json', /^\{"st/],
    ['contentType', 200, 'text/plain', /^\{"status": ?"ok"\}$/],
    ['html', 200, 'text/html; charset=utf-8', /^<!doctype html>/],
    ['deep', 200, 'application/json', /^\[{9}/],
    ['status', 429, 'application/json', /^\{\}$/],
  ] as const)('can be %s', async (kind, status, type, body) => {
    const { get, sandbox } = await createMerchant();
    sandbox.faults({ answers: [{ kind }] });
    const answer = await get('/status/');
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(await answer.text()).toMatch(body);
  });

  it('can lead elsewhere, or be too long', async () => {
    const { get, sandbox } = await createMerchant();
    sandbox.faults({ answers: [{ kind: 'redirect', times: 1 }, { kind: 'oversize' }] });
    const moved = await get('/status/');
    expect([moved.status, moved.headers.get('location')]).toEqual([
      302,
      'http://169.254.169.254/latest/',
    ]);
    expect((await (await get('/status/')).text()).length).toBeGreaterThan(8 * 1024 * 1024);
  });

  it('hang and break off over HTTP as well', async () => {
    const { sandbox } = await createMerchant();
    const server = await listen(sandbox);
    closing.push(server.close);
    const url = `${sandbox.origins.cryptofuse}/status/`;
    sandbox.faults({ answers: [{ kind: 'hang', times: 1 }, { kind: 'reset' }] });
    await expect(fetch(url, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
    await expect(fetch(url)).rejects.toThrow(TypeError);
  });

  it.each([
    [{}, 'answers is a list'],
    [['hang'], "An answer's 0"],
    [[{ path: '/payments/' }], 'answers is a list'],
    [[{ kind: 'explode' }], 'kind cannot be "explode"'],
    [[{ kind: 'hang', path: 'payments' }], 'path cannot be "payments"'],
    [[{ kind: 'hang', times: 0 }], 'times cannot be 0'],
    [[{ kind: 'hang', wait: 1 }], 'wait cannot be 1'],
  ])('refuse %j', async (answers, message) => {
    const { sandbox } = await createMerchant();
    expect(() => sandbox.faults({ answers } as never)).toThrow(message);
    expect(sandbox.faults().answers).toEqual([]);
  });
});
