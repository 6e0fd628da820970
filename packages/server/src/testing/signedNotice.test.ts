import { expect, test } from 'vitest';
import { verifyCryptofuseWebhook } from '../providers/cryptofuse/verifyWebhook.ts';
import { kanga } from '../providers/kanga/provider.ts';
import { kryptogo } from '../providers/kryptogo/provider.ts';
import { signedNotice } from './signedNotice.ts';

const options = { url: 'https://shop.example/callbacks', secret: 'whsk_6E8F92D4C7B31A5E9D0F87H2T' };

async function verify(request: Request, secret = options.secret) {
  const body = new Uint8Array(await request.arrayBuffer());
  const signature = request.headers.get('x-webhook-signature');
  return verifyCryptofuseWebhook({ body, signature, secret });
}

test('sends what the verifier takes: an object, a text, bytes', async () => {
  const payload = { event: 'payment_status_update', status: 'completed' };
  const text = ` ${JSON.stringify(payload)}\r\n`;
  for (const form of [payload, text, new TextEncoder().encode(text)]) {
    const request = await signedNotice('cryptofuse', form, options);
    expect(request).toMatchObject({ method: 'POST', url: options.url });
    expect(await verify(request)).toMatchObject({ status: 'completed' });
  }
});

test('makes a forgery with another secret', async () => {
  const request = await signedNotice({ id: 'cryptofuse' }, { event: 'x' }, options);
  await expect(verify(request, 'whsk_of_somebody_else')).rejects.toMatchObject({
    code: 'invalid_signature',
  });
});

test('refuses to sign with nothing', async () => {
  const unsigned = signedNotice('cryptofuse', { event: 'x' }, { url: options.url });
  await expect(unsigned).rejects.toMatchObject({ code: 'invalid_configuration' });
});

test('sends a callback of Kanga: a GET with the key, and no signature', async () => {
  const url = 'https://shop.example/callbacks/kanga';
  const request = await signedNotice('kanga', { transactionKey: 'a b&c' }, { url });
  expect(request).toMatchObject({
    method: 'GET',
    url: `${url}?transactionKey=a+b%26c`,
    body: null,
  });
  expect([...request.headers]).toEqual([]);
  const provider = kanga({ apiKey: 'k', apiSecret: 's', settlement: {} });
  const body = new Uint8Array();
  const notice = async (query: string | Uint8Array | object) => {
    const { method, headers, url: href } = await signedNotice(provider, query, { url });
    return provider.parseNotice({ method, headers, url: new URL(href), body });
  };
  const bytes = new TextEncoder().encode('transactionKey=ORDER34H773A1');
  for (const query of [{ transactionKey: 'ORDER34H773A1' }, '?transactionKey=ORDER34H773A1', bytes])
    expect(await notice(query)).toMatchObject({ reference: 'ORDER34H773A1', evidence: 'hint' });
  await expect(notice('transactionKey=a&transactionKey=b')).rejects.toMatchObject({
    code: 'invalid_notice',
  });
});

test('sends a callback of KryptoGO: JSON, and no signature', async () => {
  const url = 'https://shop.example/callbacks/kryptogo/token';
  const account = { clientId: 'c', apiKey: 'k', siteOrigin: 'https://shop.example' };
  const provider = kryptogo(account);
  const payload = { payment_intent_id: '0h39QkYfZps7AUD1xQsj3MDFVLIMaGoV', status: 'success' };
  const text = JSON.stringify(payload);
  for (const form of [payload, text, new TextEncoder().encode(text)]) {
    const request = await signedNotice(provider, form, { url });
    const { method, headers } = request;
    expect([method, request.url]).toEqual(['POST', url]);
    const body = new Uint8Array(await request.arrayBuffer());
    const notice = { method, headers, url: new URL(url), body };
    expect([...headers]).toEqual([['content-type', 'application/json']]);
    expect(await provider.parseNotice(notice)).toEqual({
      reference: payload.payment_intent_id,
      evidence: 'hint',
      dedupeKey: null,
    });
  }
});

test('sends an IPN of Kryptoswap: a form, with its hash as a field or a header, or without', async () => {
  const url = 'https://shop.example/callbacks/kryptoswap/pay_1.mac';
  const fields = {
    ...{ orderId: '5d8e6002b80b7b4cd75a6424', newStatus: 'inProgress', inAmount: '2' },
    ...{ outAmount: '317.42', xml_from: 'ETH', xml_to: 'WMZ', timestamp: '1571328406072' },
  };
  const hash = 'af3acf947e6f0e0f2c267e300b8582e504dba12d1f2d058652b7414163c09f48';
  const form = `${new URLSearchParams(fields)}`;
  for (const payload of [fields, form, new TextEncoder().encode(form)]) {
    const secret = 'SECRET123';
    const inBody = await signedNotice('kryptoswap', payload, { url, secret });
    expect(inBody).toMatchObject({ method: 'POST', url });
    expect(inBody.headers.get('content-type')).toBe('application/x-www-form-urlencoded');
    expect(await inBody.text()).toBe(`${form}&hash=${hash}`);
    const hashField = { in: 'header', name: 'x-hash' } as const;
    const inHeader = await signedNotice('kryptoswap', payload, { url, secret, hashField });
    expect([inHeader.headers.get('x-hash'), await inHeader.text()]).toEqual([hash, form]);
    const hint = await signedNotice('kryptoswap', payload, { url });
    expect(await hint.text()).toBe(form);
  }
});

test('refuses to make a notice of a provider that it does not know', async () => {
  await expect(signedNotice({ id: 'toString' }, {}, options)).rejects.toMatchObject({
    code: 'provider_not_supported',
  });
});
