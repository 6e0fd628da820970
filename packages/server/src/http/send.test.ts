import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { type SendContext, type SendRequest, send } from './send.ts';

const URL_ = 'https://api.provider.example/things/';

type Answer = (request: Request) => Response | Promise<Response>;

/** A network on which the answers come in this order, the last one again and again. */
function network(...answers: Answer[]) {
  const requests: Request[] = [];
  const logged: object[] = [];
  const log = { debug: (facts: object) => void logged.push(facts) };
  const ctx: SendContext = {
    fetch: async (input) => {
      const request = input as Request;
      requests.push(request);
      const answer = answers[Math.min(requests.length, answers.length) - 1];
      return (answer ?? expect.fail('no answer'))(request);
    },
    now: () => 0,
    signal: undefined,
    log: { ...log, info() {}, warn() {}, error() {} },
  };
  const ask = (request: Partial<SendRequest> = {}, context: Partial<SendContext> = {}) =>
    send(
      { provider: 'acme', operation: 'getThings', url: URL_, pausesMs: [0, 0], ...request },
      { ...ctx, ...context },
    );
  return { ask, requests, logged };
}

const json =
  (body: unknown, status = 200) =>
  () =>
    Response.json(body, { status });
const breaks = (code?: string) => () => {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) });
};
const never: Answer = () => new Promise(() => {});

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test('gives the parsed body of a 2xx, its numbers as texts', async () => {
  const { ask, requests } = network(() => new Response('{"rate":1.10}', { status: 201 }));
  const headers = { authorization: 'Bearer t' };
  expect(await ask({ headers })).toEqual({ outcome: 'ok', status: 201, body: { rate: '1.10' } });
  const [request] = requests;
  expect(request?.method).toBe('GET');
  expect(request?.redirect).toBe('manual');
  expect(request?.headers.get('authorization')).toBe('Bearer t');
  expect(request?.headers.get('accept')).toBe('application/json');
});

test('posts what has a body', async () => {
  const { ask, requests } = network(json({}));
  await ask({ body: '{"a":1}' });
  expect(requests[0]?.method).toBe('POST');
  expect(await requests[0]?.text()).toBe('{"a":1}');
  await ask({ body: '{}', method: 'PUT' });
  expect(requests[1]?.method).toBe('PUT');
});

test('gives a refusal with its body, or null for one that is no JSON', async () => {
  const refused = network(json({ error: 'no' }, 422));
  const answer = { outcome: 'refused', status: 422, effect: 'none' };
  expect(await refused.ask({ body: '' })).toEqual({ ...answer, body: { error: 'no' } });
  const html = network(() => new Response('<html>', { status: 404 }));
  expect(await html.ask()).toEqual({ ...answer, status: 404, body: null });
});

test('takes a 5xx to a creation for one that may have worked', async () => {
  const { ask, requests } = network(json({}, 503));
  expect(await ask({ body: '{}' })).toMatchObject({ outcome: 'refused', effect: 'possible' });
  expect(requests).toHaveLength(1);
});

test.for([301, 302, 303, 307, 308, 304])('follows no %i', async (status) => {
  const headers = { location: 'https://evil.example/' };
  const { ask, requests } = network(() => new Response(null, { status, headers }));
  expect(await ask({ body: '{}' })).toEqual({
    outcome: 'invalid',
    status,
    reason: 'a redirect',
    effect: 'possible',
  });
  expect(requests).toHaveLength(1);
});

test('follows no redirect over real HTTP, and refuses one that was followed (T25)', async () => {
  const paths: unknown[] = [];
  const url = await listen((request, response) => {
    paths.push(request.url);
    if (request.url === '/') response.writeHead(302, { location: 'http://169.254.169.254/' });
    response.end('{}');
  });
  const { ask } = network(json({}));
  expect(await ask({ url }, { fetch })).toMatchObject({ reason: 'a redirect' });
  expect(paths).toEqual(['/']);
  const follow: typeof fetch = (input) => fetch((input as Request).url, { redirect: 'follow' });
  expect(await ask({ url }, { fetch: follow })).toMatchObject({ reason: 'a redirect' });
});

test('refuses a success that is no JSON, unless anything will do', async () => {
  const { ask } = network(() => new Response('all good'));
  expect(await ask()).toMatchObject({ outcome: 'invalid', reason: 'no JSON' });
  expect(await ask({ answer: 'any' })).toMatchObject({ outcome: 'ok', body: 'all good' });
  const empty = network(() => new Response(null, { status: 204 }));
  expect(await empty.ask()).toMatchObject({ outcome: 'invalid', reason: 'no JSON' });
});

test('stops reading an answer that is too long, whatever its header says (S51)', async () => {
  let pulled = 0;
  const cancelled = vi.fn();
  const endless = () =>
    new Response(
      new ReadableStream({
        pull(controller) {
          pulled += 1;
          controller.enqueue(new Uint8Array(1024));
        },
        cancel: cancelled,
      }),
      { headers: { 'content-length': '2' } },
    );
  const { ask } = network(endless);
  const outcome = await ask({ maxBytes: 10 * 1024 });
  expect(outcome).toMatchObject({ outcome: 'invalid', reason: 'too long a body' });
  expect(pulled).toBeLessThan(15);
  expect(cancelled).toHaveBeenCalledOnce();
});

test('counts bytes, not characters, and takes exactly as many as allowed', async () => {
  const { ask } = network(() => new Response('"ąą"'));
  expect(await ask({ maxBytes: 6 })).toMatchObject({ outcome: 'ok', body: 'ąą' });
  expect(await ask({ maxBytes: 5 })).toMatchObject({ outcome: 'invalid' });
});

test('waits no longer than its deadline, even for a fetch that does not listen', async () => {
  const { ask, requests } = network(never);
  const outcome = await ask({ timeoutMs: 20 });
  expect(outcome).toEqual({ outcome: 'timeout', effect: 'possible' });
  expect(requests).toHaveLength(1);
});

test('waits no longer for a body that stalls after its headers, over real HTTP', async () => {
  const url = await listen((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"half":');
  });
  const { ask } = network(json({}));
  const outcome = await ask({ url, timeoutMs: 50 }, { fetch });
  expect(outcome).toEqual({ outcome: 'timeout', effect: 'possible' });
});

test('ends when the caller does, and sends nothing for one who has left already', async () => {
  const { ask, requests } = network(never);
  const caller = new AbortController();
  const asked = ask({}, { signal: caller.signal });
  await expect.poll(() => requests).toHaveLength(1);
  caller.abort();
  expect(await asked).toEqual({ outcome: 'timeout', effect: 'possible' });
  expect(await ask({}, { signal: caller.signal })).toEqual({ outcome: 'timeout', effect: 'none' });
  expect(requests).toHaveLength(1);
});

test('asks again after a broken connection and a 5xx, and takes the answer', async () => {
  const { ask, requests } = network(breaks(), json({}, 502), json({ fine: true }));
  expect(await ask()).toMatchObject({ outcome: 'ok', body: { fine: true } });
  expect(requests).toHaveLength(3);
});

test('gives up after its pauses, with the last outcome', async () => {
  const { ask, requests } = network(json({}, 500));
  expect(await ask()).toMatchObject({ outcome: 'refused', status: 500 });
  expect(requests).toHaveLength(3);
});

test.for([400, 401, 404, 408, 409, 422, 429])('does not ask again after a %i', async (status) => {
  const { ask, requests } = network(json({}, status));
  await ask();
  expect(requests).toHaveLength(1);
});

test('never sends a POST twice, unless it is said to be repeatable', async () => {
  const once = network(breaks());
  await once.ask({ body: '{}' });
  expect(once.requests).toHaveLength(1);
  const again = network(breaks(), json({}));
  expect(await again.ask({ body: '{}', repeatable: true })).toMatchObject({ outcome: 'ok' });
  expect(await again.requests[1]?.text()).toBe('{}');
});

test('tells a connection that never was from one that broke (S50)', async () => {
  for (const code of ['ENOTFOUND', 'ECONNREFUSED', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']) {
    expect(await network(breaks(code)).ask({ body: '' })).toMatchObject({ effect: 'none' });
  }
  for (const code of ['ECONNRESET', 'UND_ERR_SOCKET', undefined]) {
    expect(await network(breaks(code)).ask({ body: '' })).toMatchObject({
      outcome: 'unreachable',
      effect: 'possible',
    });
  }
});

test('knows over real HTTP that nobody was listening, and that an answer was cut off (S50)', async () => {
  const { ask } = network(json({}));
  const url = await listen((request) => request.socket.destroy());
  const cut = await ask({ url, body: '{}' }, { fetch });
  expect(cut).toMatchObject({ outcome: 'unreachable', effect: 'possible' });
  for (const close of closing.splice(0)) close();
  const nobody = await ask({ url, body: '{}' }, { fetch });
  expect(nobody).toMatchObject({ outcome: 'unreachable', effect: 'none' });
});

test('logs the call and its outcome, and neither address nor header nor body', async () => {
  const { ask, logged } = network(json({ token: 'answer-secret' }));
  const url = `${URL_}?key=url-secret`;
  await ask({ url, body: 'body-secret', headers: { authorization: 'header-secret' } });
  expect(logged).toEqual([
    { provider: 'acme', operation: 'getThings', attempt: 0, outcome: 'ok', status: 200, ms: 0 },
  ]);
});
