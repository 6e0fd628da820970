import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { HASHED_FIELDS, kryptoswapIpnHash } from './ipnHash.ts';
import { verifyKryptoswapIpn } from './verifyIpn.ts';

const url = new URL('../../../../../test/vectors/provider_guides.json', import.meta.url);
const vector = JSON.parse(readFileSync(url, 'utf8')).kryptoswap;
const [secret = '', ...values] = vector.string.split(':').reverse();
const texts = values.reverse();
const fields = {
  orderId: texts[0],
  newStatus: texts[1],
  inAmount: texts[2],
  outAmount: texts[3],
  xml_from: texts[4],
  xml_to: texts[5],
  timestamp: texts[6],
};
const hash: string = vector.sha256;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const form = (given: Record<string, string>) => `${new URLSearchParams(given)}`;
const refused = { code: 'invalid_signature', provider: 'kryptoswap' };

describe('kryptoswapIpnHash', () => {
  test('computes the published hash', async () => {
    expect(await kryptoswapIpnHash(fields, secret)).toBe(hash);
    expect([...HASHED_FIELDS]).toEqual(Object.keys(fields));
  });

  test('counts the digits as they came: 2 is not 2.0 (S53)', async () => {
    expect(await kryptoswapIpnHash({ ...fields, inAmount: '2.0' }, secret)).not.toBe(hash);
  });

  test('is the plain hash of the joined fields, and so one hash for two notices (T08)', async () => {
    const one = await kryptoswapIpnHash({ ...fields, xml_from: 'A:B', xml_to: 'C' }, secret);
    expect(await kryptoswapIpnHash({ ...fields, xml_from: 'A', xml_to: 'B:C' }, secret)).toBe(one);
  });

  test('refuses to hash with nothing', async () => {
    await expect(kryptoswapIpnHash(fields, '')).rejects.toMatchObject({
      code: 'invalid_configuration',
    });
  });
});

describe('verifyKryptoswapIpn', () => {
  test('takes the guide’s sample, as a form and as its fields', async () => {
    const ipn = { ...fields, unsigned: { orderUID: null, toValues: [] } };
    expect(await verifyKryptoswapIpn({ body: form(fields), hash, secret })).toEqual(ipn);
    expect(await verifyKryptoswapIpn({ body: fields, hash, secret })).toEqual(ipn);
    expect(await verifyKryptoswapIpn({ body: fields, hash: hash.toUpperCase(), secret })).toEqual(
      ipn,
    );
  });

  test('keeps apart what the hash does not cover: orderUID and toValues (T08)', async () => {
    expect(vector.unsignedFields).toEqual(['orderUID', 'toValues']);
    const body = form({
      ...fields,
      orderUID: '1409',
      'toValues[0][key]': 'k0',
      'toValues[0][name]': 'Wallet',
      'toValues[0][value]': 'Z1',
      'toValues[1][key]': 'k1',
    });
    const { unsigned, ...signed } = await verifyKryptoswapIpn({ body, hash, secret });
    expect(signed).toEqual(fields);
    expect(unsigned).toEqual({
      orderUID: '1409',
      toValues: [
        { key: 'k0', name: 'Wallet', value: 'Z1' },
        { key: 'k1', name: '', value: '' },
      ],
    });
  });

  test('hashes the timestamp and the amounts as texts, in milliseconds (S53)', async () => {
    for (const [name, value] of [
      ['timestamp', '01571328406072'],
      ['timestamp', '1571328406'],
      ['inAmount', '2.00'],
      ['outAmount', '317.420'],
    ] as const) {
      const changed = { ...fields, [name]: value };
      const attempt = verifyKryptoswapIpn({ body: changed, hash, secret });
      await expect(attempt).rejects.toMatchObject(refused);
      const signed = await kryptoswapIpnHash(changed, secret);
      expect(await verifyKryptoswapIpn({ body: changed, hash: signed, secret })).toMatchObject(
        changed,
      );
    }
  });

  test.for(HASHED_FIELDS)('refuses another %s, and none', async (name) => {
    const other = name === 'newStatus' ? 'done' : fields[name].replace(/.$/, '9');
    for (const changed of [
      { ...fields, [name]: other },
      { ...fields, [name]: undefined },
    ]) {
      const body = changed as typeof fields;
      await expect(verifyKryptoswapIpn({ body, hash, secret })).rejects.toMatchObject(refused);
    }
  });

  test.for([
    ['orderId', '5d8e6002b80b7b4cd75a642'],
    ['orderId', `${'a'.repeat(23)}g`],
    ['newStatus', ''],
    ['newStatus', 'in progress'],
    ['newStatus', 'done:2'],
    ['inAmount', '2:317'],
    ['inAmount', '-2'],
    ['inAmount', '1,5'],
    ['inAmount', '.5'],
    ['inAmount', ' 2'],
    ['outAmount', '317.42:ETH'],
    ['outAmount', '1'.repeat(31)],
    ['xml_from', 'ETH:WMZ'],
    ['xml_to', ''],
    ['xml_to', 'WMZ\n'],
    ['timestamp', '1571328406072:'],
    ['timestamp', '-1'],
    ['timestamp', '1.5e12'],
  ] as const)('refuses a %s of %j though its hash fits (T08)', async ([name, value]) => {
    const body = { ...fields, [name]: value };
    const fitting = sha256(`${Object.values(body).join(':')}:${secret}`);
    for (const given of [body, form(body)]) {
      const attempt = verifyKryptoswapIpn({ body: given, hash: fitting, secret });
      await expect(attempt).rejects.toMatchObject(refused);
    }
  });

  test('takes one of all the notices that are joined to one text (T08)', async () => {
    const tokens = [...texts, 'a', 'b', 'c'];
    const joined = sha256(tokens.join(':'));
    const accepted: string[] = [];
    let tried = 0;
    // Every way to cut the text at its colons into seven fields and a secret.
    const cut = async (parts: string[], rest: string[]): Promise<void> => {
      if (parts.length === HASHED_FIELDS.length) {
        tried += 1;
        const body = Object.fromEntries(HASHED_FIELDS.map((name, at) => [name, parts[at] ?? '']));
        const attempt = verifyKryptoswapIpn({ body, hash: joined, secret: rest.join(':') });
        await attempt.then(
          () => accepted.push(parts.join(' ')),
          (error) => expect(error).toMatchObject(refused),
        );
        return;
      }
      const left = HASHED_FIELDS.length - parts.length;
      for (let size = 1; size <= rest.length - left; size += 1) {
        await cut([...parts, rest.slice(0, size).join(':')], rest.slice(size));
      }
    };
    await cut([], tokens);
    expect(tried).toBe(36);
    expect(accepted).toEqual([texts.join(' ')]);
  });

  test('refuses a field that came twice, also with the same value', async () => {
    for (const again of ['newStatus=done', 'newStatus=inProgress', 'inAmount=2']) {
      const body = `${form(fields)}&${again}`;
      await expect(verifyKryptoswapIpn({ body, hash, secret })).rejects.toMatchObject(refused);
    }
  });

  test('refuses fields that are no texts any more', async () => {
    for (const body of [{ ...fields, inAmount: 2 }, { ...fields, newStatus: ['done'] }, null, []]) {
      const attempt = verifyKryptoswapIpn({ body: Object(body), hash, secret });
      await expect(attempt).rejects.toMatchObject(refused);
    }
  });

  test.for([undefined, null, '', hash.slice(2), `${hash}00`, `0x${hash.slice(2)}`, `${hash},`])(
    'refuses the hash %j',
    async (given) => {
      const attempt = verifyKryptoswapIpn({ body: fields, hash: given, secret });
      await expect(attempt).rejects.toMatchObject(refused);
    },
  );

  test('refuses a hash with one other digit, in any place', async () => {
    for (let at = 0; at < hash.length; at += 7) {
      const digit = hash[at] === '0' ? '1' : '0';
      const other = `${hash.slice(0, at)}${digit}${hash.slice(at + 1)}`;
      const attempt = verifyKryptoswapIpn({ body: fields, hash: other, secret });
      await expect(attempt).rejects.toMatchObject(refused);
    }
  });

  test('refuses what was hashed with another secret, and takes any of several (T09)', async () => {
    const attempt = verifyKryptoswapIpn({ body: fields, hash, secret: 'SECRET124' });
    await expect(attempt).rejects.toMatchObject(refused);
    const secrets = ['SECRET124', secret];
    expect(await verifyKryptoswapIpn({ body: fields, hash, secret: secrets })).toMatchObject({
      newStatus: 'inProgress',
    });
  });

  test('keeps a signed word and a code that no document has', async () => {
    const body = { ...fields, newStatus: 'onReview', xml_to: 'NEW_2-X', outAmount: '1e-7' };
    const fitting = await kryptoswapIpnHash(body, secret);
    expect(await verifyKryptoswapIpn({ body, hash: fitting, secret })).toMatchObject(body);
  });

  test.for([undefined, '', [], ['']])('can not verify with the secret %j', async (none) => {
    const attempt = verifyKryptoswapIpn({ body: fields, hash, secret: none });
    await expect(attempt).rejects.toMatchObject({ code: 'invalid_configuration' });
  });

  test('tells nothing of the secret, the hash or the fields in its error', async () => {
    const error = await verifyKryptoswapIpn({
      body: { ...fields, inAmount: '3' },
      hash,
      secret: 'the-secret-of-this-order',
    }).catch((cause: unknown) => cause);
    const shown = inspect(error, { depth: 9 });
    for (const hidden of ['the-secret-of-this-order', hash, fields.orderId]) {
      expect(shown).not.toContain(hidden);
    }
  });
});
