import { expect, test } from 'vitest';
import { verifyCryptofuseWebhook } from '../providers/cryptofuse/verifyWebhook.ts';
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

test('refuses to sign for a provider that does not', async () => {
  await expect(signedNotice({ id: 'toString' }, {}, options)).rejects.toMatchObject({
    code: 'provider_not_supported',
  });
});
