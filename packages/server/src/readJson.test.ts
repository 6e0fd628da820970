import { createPaymentRequestSchema } from '@coinslot/core/wire';
import { describe, expect, it } from 'vitest';
import { readJson } from './readJson.ts';

const read = (body: BodyInit, type = 'application/json') =>
  readJson(
    new Request('https://shop.example/', {
      method: 'POST',
      body,
      headers: { 'Content-Type': type },
    }),
    createPaymentRequestSchema,
  );

describe('readJson', () => {
  it('gives what the schema names and drops the rest', async () => {
    expect(await read('{"orderId":"7","amount":"0.01"}')).toEqual({ orderId: '7' });
    expect(await read('', 'Application/JSON; charset=utf-8')).toEqual({});
  });

  it('names the fields that are wrong, not their values', async () => {
    const error = await read('{"orderId":["canary"]}').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'invalid_request', details: { fields: ['orderId'] } });
    expect(String(error)).not.toContain('canary');
  });

  it('refuses what is not JSON in UTF-8', async () => {
    for (const body of ['{', new Uint8Array([0x22, 0xff, 0x22]), 'null', '[]', '7']) {
      await expect(read(body)).rejects.toMatchObject({ code: 'invalid_request' });
    }
    await expect(read('{}', 'text/x-component')).rejects.toMatchObject({
      code: 'unsupported_media_type',
    });
  });

  it('lets no key change a prototype', async () => {
    const { params } = await read('{"params":{"__proto__":{"admin":true},"a":1}}');
    expect(params).toEqual({ a: 1 });
    expect((params as { admin?: boolean } | undefined)?.admin).toBeUndefined();
  });
});
