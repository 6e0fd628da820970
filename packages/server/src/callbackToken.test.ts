import { describe, expect, it } from 'vitest';
import { callbackToken, readCallbackToken } from './callbackToken.ts';
import { clientSecret, isClientSecret } from './clientSecret.ts';

const ID = 'pay_AAAAAAAAAAAAAAAAAAAAAAAA';
const OTHER = 'pay_BBBBBBBBBBBBBBBBBBBBBBBB';
const [NEW, OLD, FOREIGN] = ['the-new-secret-01', 'the-old-secret-01', 'a-foreign-secret-1'];

describe('a callback token', () => {
  it('is the payment and sixteen bytes, and short enough for any provider', async () => {
    const token = await callbackToken(NEW, ID);
    expect(token).toMatch(new RegExp(`^${ID}\\.[A-Za-z0-9_-]{22}$`));
    expect(token.length).toBeLessThanOrEqual(60);
  });

  it('leads to its payment under the new secret and the old one, and under no other', async () => {
    for (const secret of [NEW, OLD]) {
      expect(await readCallbackToken([NEW, OLD], await callbackToken(secret, ID))).toBe(ID);
    }
    expect(await readCallbackToken([NEW, OLD], await callbackToken(FOREIGN, ID))).toBeNull();
  });

  it('can not be moved to another payment, cut, stretched or left out', async () => {
    const token = await callbackToken(NEW, ID);
    const mac = token.slice(ID.length + 1);
    const forged = [`${OTHER}.${mac}`, token.slice(0, -1), `${token}A`, ID, `${ID}.`, mac, '', '.'];
    for (const wrong of [...forged, `${token}.${mac}`]) {
      expect(await readCallbackToken([NEW], wrong), wrong).toBeNull();
    }
  });
});

describe('a client secret', () => {
  it('belongs to one payment, under the new secret and the old one', async () => {
    const bearer = await clientSecret(OLD, ID);
    expect(await isClientSecret([NEW, OLD], ID, bearer)).toBe(true);
    expect(await isClientSecret([NEW, OLD], OTHER, bearer)).toBe(false);
    expect(await isClientSecret([NEW], ID, bearer)).toBe(false);
    expect(await isClientSecret([NEW, OLD], ID, '')).toBe(false);
  });

  it('is not the callback token of its payment', async () => {
    const token = await callbackToken(NEW, ID);
    const bearer = await clientSecret(NEW, ID);
    expect(bearer.startsWith(token.slice(ID.length + 1))).toBe(false);
  });
});
