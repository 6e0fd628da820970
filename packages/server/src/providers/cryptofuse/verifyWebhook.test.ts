import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { signCryptofuseWebhook } from './signWebhook.ts';
import { verifyCryptofuseWebhook } from './verifyWebhook.ts';

const vectors = new URL('../../../../../test/vectors/provider_guides.json', import.meta.url);
const golden: { secret: string; body: string; signature: string } = JSON.parse(
  readFileSync(vectors, 'utf8'),
).cryptofuse;
const { secret } = golden;
const bytes = (text: string) => new TextEncoder().encode(text);

async function verify(body: string | Uint8Array, key = secret) {
  const signature = await signCryptofuseWebhook(body, key);
  return verifyCryptofuseWebhook({ body, signature, secret });
}

const refusal = { code: 'invalid_signature', provider: 'cryptofuse' };

test('takes the golden vector, as a text and as bytes', async () => {
  for (const body of [golden.body, bytes(golden.body)]) {
    const event = await verifyCryptofuseWebhook({ ...golden, body });
    expect(event).toMatchObject({ event: 'payment_status_update', status: 'completed' });
  }
});

test('signs the golden vector', async () => {
  expect(await signCryptofuseWebhook(golden.body, secret)).toBe(golden.signature);
});

test('takes hex of either case', async () => {
  const signature = golden.signature.toUpperCase();
  const event = await verifyCryptofuseWebhook({ ...golden, signature });
  expect(event.status).toBe('completed');
});

test.for([
  ['missing', null],
  ['absent', undefined],
  ['empty', ''],
  ['too short', golden.signature.slice(0, 62)],
  ['truncated to half, though right so far', golden.signature.slice(0, 32)],
  ['too long', `${golden.signature}00`],
  ['of an odd length', golden.signature.slice(0, 63)],
  ['there twice', `${golden.signature}, ${golden.signature}`],
  ['prefixed', `sha256=${golden.signature}`],
  ['padded', ` ${golden.signature}`],
  ['followed by a line end', `${golden.signature}\n`],
  ['no hex', 'z'.repeat(64)],
  ['all zeros', '0'.repeat(64)],
  ['wrong in its last digit', `${golden.signature.slice(0, 63)}2`],
] as const)('refuses a signature that is %s', async ([, signature]) => {
  const verification = verifyCryptofuseWebhook({ ...golden, signature });
  await expect(verification).rejects.toMatchObject(refusal);
});

test.for([
  ['a space more', golden.body.replace(':', ': ')],
  ['a line end', `${golden.body}\n`],
  ['a carriage return', `${golden.body}\r\n`],
  ['a byte order mark', `\uFEFF${golden.body}`],
  ['an escaped letter', golden.body.replace('completed', '\\u0063ompleted')],
  ['keys in another order', '{"status":"completed","event":"payment_status_update"}'],
  ['nothing at all', ''],
])('refuses the right signature over a body with %s', async ([, body = '']) => {
  await expect(verifyCryptofuseWebhook({ ...golden, body })).rejects.toMatchObject(refusal);
});

test('verifies the bytes that came, whatever they look like', async () => {
  const pretty = '{\r\n  "event" : "payment_status_update",\n\t"status": "\\u0063ompleted" }\n\n';
  expect(await verify(pretty)).toMatchObject({ status: 'completed' });
  expect(await verify(bytes(`\uFEFF${pretty}`))).toMatchObject({ status: 'completed' });
  expect(await verify('{"event":"x","status":"żółć 💸"}')).toMatchObject({ status: 'żółć 💸' });
});

test('reads only the view, not the buffer behind it', async () => {
  const padded = bytes(`xx${golden.body}yy`);
  const body = padded.subarray(2, padded.length - 2);
  expect(await verifyCryptofuseWebhook({ ...golden, body })).toMatchObject({ status: 'completed' });
});

test('takes both secrets during a rotation, and no third', async () => {
  const rotated = 'whsk_new_5f3a9c1e7b2d4068';
  for (const key of [rotated, secret]) {
    const signature = await signCryptofuseWebhook(golden.body, key);
    const both = { body: golden.body, signature, secret: [rotated, secret] };
    expect((await verifyCryptofuseWebhook(both)).status).toBe('completed');
  }
  const signature = await signCryptofuseWebhook(golden.body, 'whsk_of_somebody_else_1234');
  const verification = verifyCryptofuseWebhook({ ...golden, signature, secret: [rotated, secret] });
  await expect(verification).rejects.toMatchObject(refusal);
});

test.for([undefined, '', [], ['']])('verifies nothing without a secret: %j', async (none) => {
  const verification = verifyCryptofuseWebhook({ ...golden, secret: none });
  await expect(verification).rejects.toMatchObject({ code: 'invalid_configuration' });
});

test.for(['', 'null', '[]', '"text"', '{}', '{"event":1,"data":[]}', '<xml/>', '{"event":{}}'])(
  'refuses %j as a notice even where its signature is right',
  async (body) => {
    await expect(verify(body)).rejects.toMatchObject({ code: 'invalid_notice' });
  },
);

test('refuses signed bytes that are no UTF-8', async () => {
  const body = Uint8Array.of(...bytes('{"event":"x","status":"'), 0xff, ...bytes('"}'));
  await expect(verify(body)).rejects.toMatchObject({ code: 'invalid_notice' });
});

test('has neither the secret nor the signature nor the body in its error', async () => {
  const body = '{"event":"x","card":"body-canary"}';
  const error = await verify(body, 'whsk_of_somebody_else_1234').catch(String);
  expect(error).toMatch(/^CheckoutError: The X-Webhook-Signature of a notice does not fit/);
  for (const canary of [secret, 'body-canary', await signCryptofuseWebhook(body, secret)]) {
    expect(error).not.toContain(canary);
  }
});
