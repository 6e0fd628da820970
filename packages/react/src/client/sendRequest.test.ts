import type { CheckoutError } from '@coinslot/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type OutgoingRequest, sendRequest } from './sendRequest.ts';

const onTime = vi.fn();

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  onTime.mockReset();
});

function send(fetch: typeof globalThis.fetch, request: Partial<OutgoingRequest> = {}) {
  const transport = { fetch, elapsed: () => 42, onTime };
  return sendRequest(transport, { url: '/x', timeout: 15_000, ...request });
}

const answering = (body: string, init: ResponseInit = {}) =>
  send(async () => new Response(body, init));
const refusal = (code: string, more = {}) =>
  JSON.stringify({
    error: { code, message: 'No.', retryable: false, requestId: 'req_1', ...more },
  });
const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => {
      throw new Error('It did not fail.');
    },
    (error: CheckoutError) => error,
  );

describe('a request', () => {
  it('sends JSON past every cache, with the cookies that authorise the shopper', async () => {
    const fetch = vi.fn(async () => new Response('{"a":1}'));
    const answer = await send(fetch, { body: { b: 2 }, headers: { 'x-y': 'z' } });
    expect(answer).toMatchObject({ status: 200, body: { a: 1 } });
    expect(fetch).toHaveBeenCalledWith('/x', {
      method: 'POST',
      headers: {
        accept: 'application/json;version=1',
        'content-type': 'application/json',
        'x-y': 'z',
      },
      body: '{"b":2}',
      cache: 'no-store',
      credentials: 'include',
      signal: expect.any(AbortSignal),
    });
  });

  it('hands the server time on, with refusals and 304 as well', async () => {
    const headers = { 'Coinslot-Time': '2026-01-15T10:00:00.000Z' };
    await answering('{}', { headers });
    await send(async () => new Response(null, { status: 304, headers }));
    await errorOf(answering(refusal('not_found'), { status: 404, headers }));
    expect(onTime.mock.calls).toEqual(Array(3).fill(['2026-01-15T10:00:00.000Z', 42]));
  });

  it('becomes the error that the server named', async () => {
    const details = { field: 'email' };
    const headers = { 'retry-after': '7' };
    const error = await errorOf(
      answering(refusal('rate_limited', { retryable: true, details }), { status: 429, headers }),
    );
    expect(error).toMatchObject({
      name: 'CheckoutError',
      code: 'rate_limited',
      message: 'No.',
      retryable: true,
      requestId: 'req_1',
      details: { field: 'email', retryAfterMs: 7_000 },
    });
  });

  it.each([
    ['an HTML page with 200', '<html>', 200, 'invalid_response', true],
    ['half of a JSON', '{"payment":', 200, 'invalid_response', true],
    ['nothing', '', 200, 'invalid_response', true],
    ['null', 'null', 200, 'invalid_response', true],
    ['a proxy that failed', '<html>', 502, 'invalid_response', true],
    ['a page that is not there', '<html>', 404, 'invalid_response', false],
    ['a proxy that is busy', 'busy', 429, 'rate_limited', true],
    ['an error of another kind', '{"error":"no"}', 403, 'invalid_response', false],
    ['a gateway that speaks JSON', '{"error":{"code":"504"}}', 504, 'invalid_response', true],
  ])('answered with %s is refused (C24, C25)', async (_, body, status, code, retryable) => {
    const error = await errorOf(answering(body, { status }));
    expect(error).toMatchObject({ code, retryable });
    expect(error.message).not.toContain('<html>');
  });

  it('tells a failed network from a device that is offline', async () => {
    const failing = () => send(async () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await errorOf(failing())).toMatchObject({ code: 'network_error', retryable: true });
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    expect(await errorOf(failing())).toMatchObject({ code: 'offline', retryable: true });
  });

  it('gives up after its time, also when only the body hangs (C20)', async () => {
    vi.useFakeTimers();
    const hanging = errorOf(
      send(async (_, init) => {
        const body = new ReadableStream({
          start(stream) {
            init?.signal?.addEventListener('abort', () => stream.error(new Error('aborted')));
          },
        });
        return new Response(body);
      }),
    );
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await hanging).toMatchObject({ code: 'timeout', retryable: true });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('gives up after its time with a fetch that knows nothing of signals', async () => {
    vi.useFakeTimers();
    const hanging = errorOf(send(() => new Promise(() => {})));
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await hanging).toMatchObject({ code: 'timeout', retryable: true });
    const abort = new AbortController();
    const given = errorOf(send(() => new Promise(() => {}), { signal: abort.signal }));
    abort.abort(new Error('left the page'));
    expect(await given).toEqual(new Error('left the page'));
  });

  it('lets the abort of its caller through', async () => {
    const abort = new AbortController();
    const sent = errorOf(
      send(
        (_, init) =>
          new Promise((_, reject) => {
            init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
          }),
        { signal: abort.signal },
      ),
    );
    abort.abort(new Error('left the page'));
    expect(await sent).toEqual(new Error('left the page'));
  });
});
