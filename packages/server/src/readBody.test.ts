import { describe, expect, it } from 'vitest';
import { readBody } from './readBody.ts';

const post = (body: BodyInit) => {
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
  return new Request('https://shop.example/', init);
};

describe('readBody', () => {
  it('gives the bytes as they came: byte order marks and broken text too (T06, S32)', async () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0xff, 0x00, 0x0d, 0x0a]);
    expect(await readBody(post(bytes))).toEqual(bytes);
    expect(await readBody(new Request('https://shop.example/'))).toEqual(new Uint8Array());
  });

  it('takes exactly the limit and not a byte more, counted while it comes', async () => {
    expect(await readBody(post(new Uint8Array(10)), { limit: 10 })).toHaveLength(10);
    await expect(readBody(post(new Uint8Array(11)), { limit: 10 })).rejects.toMatchObject({
      code: 'body_too_large',
    });
    let sent = 0;
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(1024));
      },
      cancel() {
        cancelled = true;
      },
    });
    await expect(readBody(post(endless))).rejects.toMatchObject({ code: 'body_too_large' });
    expect(sent).toBeLessThanOrEqual(70);
    expect(cancelled).toBe(true);
  });

  it('cuts off a body that comes too slowly (S35)', async () => {
    const silent = new ReadableStream<Uint8Array>({});
    await expect(readBody(post(silent), { deadlineMs: 20 })).rejects.toMatchObject({
      code: 'request_timeout',
    });
  });

  it('says so when the sender breaks off, and when somebody else has read the body', async () => {
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.error(new Error('reset')),
    });
    await expect(readBody(post(broken))).rejects.toMatchObject({ code: 'invalid_request' });
    const read = post('{}');
    await read.text();
    await expect(readBody(read)).rejects.toThrow(/before any body parser/);
  });
});
