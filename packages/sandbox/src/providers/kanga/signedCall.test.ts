import { describe, expect, it } from 'vitest';
import guides from '../../../../../test/vectors/provider_guides.json' with { type: 'json' };
import { createKangaStore, sign } from '../../testing/kangaStore.ts';

const TOKEN = '/api/v2/tpg/create/payment';
const TRANSACTION = '/api/v2/tpg/transaction';
const refused = { status: 200, body: { result: 'fail', code: 9000 } };

/** A store and the body of a call that is accepted when it is signed right. */
function openStore() {
  const store = createKangaStore();
  const { apiKey, apiSecret } = store.sandbox.credentials.kanga;
  const body = JSON.stringify({ appId: apiKey, nonce: 1_571_776_939 });
  return { ...store, apiKey, apiSecret, body, signature: sign(body, apiSecret) };
}

describe('the signature', () => {
  it.each(['API-Sig', 'api-sig', 'Api-SIG'])('is read from the header %s', async (name) => {
    const { send, body, signature } = openStore();
    expect((await send(TOKEN, body, { [name]: signature })).body['result']).toBe('ok');
  });

  it.each(['application/json', 'application/x-www-form-urlencoded', 'text/plain'])(
    'holds for a body that is said to be %s',
    async (type) => {
      const { send, body, signature } = openStore();
      const answer = await send(TOKEN, body, { 'api-sig': signature, 'content-type': type });
      expect(answer.body['result']).toBe('ok');
    },
  );

  it.each<[string, (signature: string) => Record<string, string>]>([
    ['none', () => ({})],
    ['an empty one', () => ({ 'api-sig': '' })],
    ['upper-case hex', (signature) => ({ 'api-sig': signature.toUpperCase() })],
    ['a truncated one', (signature) => ({ 'api-sig': signature.slice(0, 64) })],
    ['a longer one', (signature) => ({ 'api-sig': `${signature}00` })],
    ['another one', (signature) => ({ 'api-sig': signature.replace(/^./, 'x') })],
    ['one with a prefix', (signature) => ({ 'api-sig': `sha512=${signature}` })],
    ['one under another name', (signature) => ({ 'x-api-sig': signature })],
  ])('is refused where it is %s', async (_, headers) => {
    const { send, body, signature } = openStore();
    expect(await send(TOKEN, body, headers(signature))).toEqual(refused);
  });

  it('is of the bytes that came, whatever they mean', async () => {
    const { send, body, signature } = openStore();
    expect(await send(TOKEN, `${body} `, { 'api-sig': signature })).toEqual(refused);
    const bytes = new TextEncoder().encode(body);
    const marked = Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes);
    expect(await send(TOKEN, marked, { 'api-sig': signature })).toEqual(refused);
    expect((await send(TOKEN, bytes, { 'api-sig': signature })).body['result']).toBe('ok');
  });

  it('is of text beyond ASCII too', async () => {
    const { sandbox, send, apiKey, apiSecret } = openStore();
    const body = JSON.stringify({ id: 'zamówienie ☕', appId: apiKey, nonce: 1 });
    const answer = await send(TRANSACTION, body, { 'api-sig': sign(body, apiSecret) });
    expect(answer.body).toEqual({ result: 'fail', code: 9001 });
    expect(sandbox.requests()[0]?.body).toBe(body);
  });

  it.each([
    ['an unknown appId', '{"appId":"nobody","nonce":1}'],
    ['no appId', '{"nonce":1}'],
    ['no JSON', 'appId=TEST&nonce=1'],
    ['no object', '[1]'],
    ['nothing', ''],
    ['null', 'null'],
  ])('does not help a body with %s', async (_, body) => {
    const { send, apiSecret } = openStore();
    expect(await send(TOKEN, body, { 'api-sig': sign(body, apiSecret) })).toEqual(refused);
  });
});

describe('the nonce', () => {
  const ok = { result: 'ok' };
  const fail = { result: 'fail', code: 9000 };

  it('must be higher than every one that was accepted, over all calls', async () => {
    const { call } = openStore();
    expect((await call(TOKEN, { nonce: 500 })).body).toMatchObject(ok);
    expect((await call(TRANSACTION, { id: 'x', nonce: 500 })).body).toEqual(fail);
    expect((await call(TRANSACTION, { id: 'x', nonce: 499 })).body).toEqual(fail);
    expect((await call(TOKEN, { nonce: 501 })).body).toMatchObject(ok);
  });

  it('may leap, and then refuses the seconds of the guide’s samples after the milliseconds of its text', async () => {
    const { call } = openStore();
    expect((await call(TOKEN, { nonce: 1_571_776_939_000 })).body).toMatchObject(ok);
    expect((await call(TOKEN, { nonce: 1_571_776_940 })).body).toEqual(fail);
  });

  it('is used up by a call that is answered with 9001, and not by one that is refused', async () => {
    const { call, send, apiKey } = openStore();
    expect((await call(TRANSACTION, { id: 'x', nonce: 10 })).body['code']).toBe(9001);
    expect((await call(TOKEN, { nonce: 10 })).body).toEqual(fail);
    await send(TOKEN, JSON.stringify({ appId: apiKey, nonce: 99 }), { 'api-sig': 'f'.repeat(128) });
    expect((await call(TOKEN, { nonce: 11 })).body).toMatchObject(ok);
  });

  it.each([1.5, '12', true, {}, 2 ** 53])('cannot be %j', async (nonce) => {
    const { call } = openStore();
    expect((await call(TOKEN, { nonce })).body).toEqual(fail);
  });

  it('cannot be missing', async () => {
    const { send, apiKey, apiSecret } = openStore();
    const body = JSON.stringify({ appId: apiKey });
    expect((await send(TOKEN, body, { 'api-sig': sign(body, apiSecret) })).body).toEqual(fail);
  });

  it('may be the same again where equalNonce is "accepted"', async () => {
    const { call, sandbox } = openStore();
    sandbox.dialect('kanga', { equalNonce: 'accepted' });
    await call(TOKEN, { nonce: 500 });
    expect((await call(TOKEN, { nonce: 500 })).body).toMatchObject(ok);
    expect((await call(TOKEN, { nonce: 499 })).body).toEqual(fail);
  });

  it('is refused as often as refuseNonces says, as if another program had used it', async () => {
    const { call, sandbox } = openStore();
    sandbox.faults({ refuseNonces: 1 });
    expect((await call(TOKEN, { nonce: 500 })).body).toEqual(fail);
    expect((await call(TOKEN, { nonce: 500 })).body).toEqual(fail);
    expect((await call(TOKEN, { nonce: 501 })).body).toMatchObject(ok);
  });
});

describe('the test call', () => {
  const { body, secret, apiSig } = guides.kanga;
  const TEST = '/api/v2/test';

  it('takes the guide’s sample, as often as it comes', async () => {
    const { send } = openStore();
    const once = await send(TEST, body, { 'api-sig': apiSig });
    expect(once).toEqual({ status: 200, body: { result: 'ok' } });
    expect(await send(TEST, body, { 'api-sig': apiSig })).toEqual(once);
  });

  it('takes param1 and param2', async () => {
    const { send } = openStore();
    const more = '{"appId":"TEST","nonce":1,"param1":7,"param2":"seven"}';
    const answer = await send(TEST, more, { 'api-sig': sign(more, secret) });
    expect(answer.body).toEqual({ result: 'ok' });
  });

  it('fails without a code', async () => {
    const { send, apiKey, apiSecret } = openStore();
    const own = JSON.stringify({ appId: apiKey, nonce: 1 });
    const bare = '{"appId":"TEST"}';
    for (const [text, signature] of [
      [body, 'f'.repeat(128)],
      [own, sign(own, apiSecret)],
      [own, sign(own, secret)],
      [bare, sign(bare, secret)],
    ] as const) {
      const answer = await send(TEST, text, { 'api-sig': signature });
      expect(answer).toEqual({ status: 200, body: { result: 'fail' } });
    }
  });

  it('opens no other call', async () => {
    const { send } = openStore();
    expect(await send(TOKEN, body, { 'api-sig': apiSig })).toEqual(refused);
  });
});

it('failures come with the status that failureStatus says', async () => {
  const { send, call, sandbox } = createKangaStore();
  sandbox.dialect('kanga', { failureStatus: '400' });
  expect(await send(TOKEN, '{}')).toEqual({ status: 400, body: { result: 'fail', code: 9000 } });
  const unknown = await call(TRANSACTION, { id: 'x' });
  expect(unknown).toEqual({ status: 400, body: { result: 'fail', code: 9001 } });
  expect((await call(TOKEN)).status).toBe(200);
});
