import { expect, test } from 'vitest';
import type { SendContext } from '../../http/send.ts';
import { silentLog } from '../../log.ts';
import { createTokenCache, type IssuedToken } from './token.ts';

function setUp(expiresInMs = 36_000_000) {
  const clock = { now: 0 };
  const ctx: SendContext = {
    fetch: () => expect.fail('the cache itself asks nobody'),
    now: () => clock.now,
    signal: undefined,
    log: silentLog,
  };
  const waiting: PromiseWithResolvers<IssuedToken>[] = [];
  const signals: (AbortSignal | undefined)[] = [];
  const cache = createTokenCache((context) => {
    signals.push(context.signal);
    const next = withResolvers();
    waiting.push(next);
    return next.promise;
  });
  const issue = (value: string) => waiting.at(-1)?.resolve({ value, expiresInMs });
  /** Asks, and has the provider answer if it was asked. */
  async function get(value: string): Promise<string> {
    const asked = cache.get(ctx);
    issue(value);
    return asked;
  }
  return { cache, ctx, clock, waiting, signals, issue, get };
}

// Node 20 has no Promise.withResolvers.
interface PromiseWithResolvers<T> {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (reason: unknown) => void;
}
function withResolvers(): PromiseWithResolvers<IssuedToken> {
  let resolve: (value: IssuedToken) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<IssuedToken>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

test('serves a token until 60 seconds before its end', async () => {
  const { clock, get } = setUp(3_600_000);
  expect(await get('a')).toBe('a');
  clock.now = 3_539_999;
  expect(await get('b')).toBe('a');
  clock.now = 3_540_000;
  expect(await get('c')).toBe('c');
});

test('serves a token of two minutes or less until half of its life', async () => {
  const { clock, get } = setUp(30_000);
  expect(await get('a')).toBe('a');
  clock.now = 14_999;
  expect(await get('b')).toBe('a');
  clock.now = 15_000;
  expect(await get('c')).toBe('c');
});

test('serves a token without a stated life once', async () => {
  const { get } = setUp(0);
  expect(await get('a')).toBe('a');
  expect(await get('b')).toBe('b');
});

test('counts the life from when it was asked for', async () => {
  const { cache, ctx, clock, issue, waiting } = setUp(3_600_000);
  const asked = cache.get(ctx);
  clock.now = 5_000;
  issue('a');
  await asked;
  clock.now = 3_540_000;
  void cache.get(ctx);
  expect(waiting).toHaveLength(2);
});

test('asks once for a hundred who come at the same time (S03)', async () => {
  const { cache, ctx, waiting, issue } = setUp();
  const all = Promise.all(Array.from({ length: 100 }, () => cache.get(ctx)));
  issue('a');
  expect(new Set(await all)).toEqual(new Set(['a']));
  expect(waiting).toHaveLength(1);
});

test('tells everybody of a failure, and keeps nothing of it (S04)', async () => {
  const { cache, ctx, waiting, get } = setUp();
  const all = Promise.allSettled([cache.get(ctx), cache.get(ctx), cache.get(ctx)]);
  waiting[0]?.reject(new Error('down'));
  expect((await all).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(await get('a')).toBe('a');
  expect(waiting).toHaveLength(2);
});

test('replaces a refused token, once for all whom it was refused to', async () => {
  const { cache, ctx, waiting, issue, get } = setUp();
  await get('old');
  const renewed = Promise.all([cache.renew('old', ctx), cache.renew('old', ctx)]);
  issue('new');
  expect(await renewed).toEqual(['new', 'new']);
  expect(waiting).toHaveLength(2);
});

test('does not throw away a new token for a late refusal of the old one (S05)', async () => {
  const { cache, ctx, waiting, issue, get } = setUp();
  await get('old');
  const first = cache.renew('old', ctx);
  issue('new');
  await first;
  expect(await cache.renew('old', ctx)).toBe('new');
  expect(waiting).toHaveLength(2);
});

test('lets one leave without ending it for the others', async () => {
  const { cache, ctx, signals, issue } = setUp();
  const leaver = new AbortController();
  const left = cache.get({ ...ctx, signal: leaver.signal });
  const stays = cache.get(ctx);
  leaver.abort();
  await expect(left).rejects.toMatchObject({ code: 'provider_timeout', outcomeUnknown: false });
  issue('a');
  expect(await stays).toBe('a');
  expect(signals).toEqual([undefined]);
});
