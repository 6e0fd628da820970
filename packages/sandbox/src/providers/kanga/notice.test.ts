import { describe, expect, it } from 'vitest';
import { createKangaStore, KANGA_CALLBACK } from '../../testing/kangaStore.ts';
import { writeCallback } from './notice.ts';

const MINUTE = 60_000;

describe('a callback', () => {
  it('calls the URL of the account with the transactionKey, at each change of state', async () => {
    const { sandbox, url, inbox } = createKangaStore();
    await sandbox.open(url());
    await sandbox.pay('k1');
    await sandbox.confirm('k1');
    expect(inbox).toEqual(Array(4).fill(`GET ${KANGA_CALLBACK}?transactionKey=k1`));
  });

  it('says which transaction, and nothing of what became of it', () => {
    const callback = writeCallback(KANGA_CALLBACK, 'k1', { label: 'FINALIZED', forged: false });
    expect(callback).toMatchObject({ method: 'GET', headers: {}, body: '' });
    expect(callback.url).toBe(`${KANGA_CALLBACK}?transactionKey=k1`);
  });

  it.each([
    [
      'https://shop.example/cb',
      'a b&c=d#e',
      'https://shop.example/cb?transactionKey=a%20b%26c%3Dd%23e',
    ],
    [
      'https://shop.example/cb?shop=1%202',
      'k',
      'https://shop.example/cb?shop=1%202&transactionKey=k',
    ],
    ['https://shop.example', 'k', 'https://shop.example/?transactionKey=k'],
  ])('to %s about %j goes to %s', (callbackUrl, key, expected) => {
    expect(writeCallback(callbackUrl, key, { label: 'NEW', forged: false }).url).toBe(expected);
  });

  it('is not sent while the account has no URL', async () => {
    const { sandbox, url, inbox } = createKangaStore();
    sandbox.callbackUrl('kanga', null);
    await sandbox.open(url());
    await sandbox.pay('k1');
    await sandbox.advance(24 * 60 * MINUTE);
    expect(inbox).toEqual([]);
    expect(sandbox.payments()[0]?.can).not.toContain('forge');
  });

  it.each([201, 202, 204, 301, 404, 500, 503])(
    'that is answered with %i comes again after 15 minutes, 1 hour and 6 hours, and no more',
    async (status) => {
      const at: number[] = [];
      const store = createKangaStore({
        async deliver() {
          at.push(store.sandbox.now());
          return new Response(null, { status });
        },
      });
      const { sandbox, url } = store;
      await sandbox.open(url());
      const start = sandbox.now();
      await sandbox.fail('k1');
      await sandbox.advance(7 * 24 * 60 * MINUTE);
      expect(at.map((moment) => (moment - start) / MINUTE)).toEqual([0, 15, 75, 435]);
    },
  );

  it('is over with exactly 200', async () => {
    let status = 503;
    const calls: string[] = [];
    const { sandbox, url } = createKangaStore({
      async deliver(request) {
        calls.push(request.url);
        return new Response('OK', { status });
      },
    });
    await sandbox.open(url());
    await sandbox.fail('k1');
    status = 200;
    await sandbox.advance(24 * 60 * MINUTE);
    expect(calls).toHaveLength(2);
  });

  it('can be forged by anybody, and looks like every other', async () => {
    const { sandbox, url, inbox, state } = createKangaStore();
    await sandbox.open(url());
    await sandbox.forge('k1');
    expect(inbox).toEqual([`GET ${KANGA_CALLBACK}?transactionKey=k1`]);
    expect(await state()).toBe('NEW');
    expect(sandbox.notices()).toMatchObject([{ forged: true, label: 'FINALIZED' }]);
  });
});
