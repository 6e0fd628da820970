import { describe, expect, it } from 'vitest';
import { listenHttp } from './listenHttp.ts';
import { onFreePort } from './onFreePort.ts';

const answer = () => new Response('ok');

describe('a port', () => {
  it('that is taken is passed over', async () => {
    const first = await listenHttp(answer, 0);
    const second = await onFreePort(first.port, (port) => listenHttp(answer, port));
    expect(second.port).toBeGreaterThan(first.port);
    await Promise.all([first.close(0), second.close(0)]);
  });

  it('that fails for another reason is not tried again', async () => {
    const tried: number[] = [];
    const forbidden = Object.assign(new Error('listen EACCES'), { code: 'EACCES' });
    const result = onFreePort(80, (port) => {
      tried.push(port);
      return Promise.reject(forbidden);
    });
    await expect(result).rejects.toBe(forbidden);
    expect(tried).toEqual([80]);
  });

  it('is given up after twenty others', async () => {
    const busy = Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE' });
    await expect(onFreePort(3000, () => Promise.reject(busy))).rejects.toBe(busy);
  });
});
