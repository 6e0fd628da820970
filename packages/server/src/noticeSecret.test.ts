import { expect, test } from 'vitest';
import { callbackToken } from './callbackToken.ts';
import { noticeSecret } from './noticeSecret.ts';

const secret = 'the-secret-of-the-checkout';

test('is another one for each payment and each secret, and no part of a callback’s URL (T09)', async () => {
  const ids = Array.from({ length: 200 }, (_, index) => `pay_${index}`);
  const made = await Promise.all(ids.map((id) => noticeSecret(secret, id)));
  expect(new Set(made).size).toBe(ids.length);
  for (const one of made) expect(one).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(await noticeSecret(secret, 'pay_0')).toBe(made[0]);
  expect(made).not.toContain(await noticeSecret(`${secret}.`, 'pay_0'));
  const [, token = ''] = (await callbackToken(secret, 'pay_0')).split('.');
  expect(made[0]).not.toContain(token.slice(0, 8));
});

test('has every bit set about every second time (T09)', async () => {
  const bits = new Array(256).fill(0);
  for (let index = 0; index < 400; index += 1) {
    const bytes = Buffer.from(await noticeSecret(secret, `pay_${index}`), 'base64url');
    for (let bit = 0; bit < 256; bit += 1) bits[bit] += ((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1;
  }
  // Five standard deviations to either side.
  for (const count of bits) expect(Math.abs(count - 200)).toBeLessThan(50);
});
