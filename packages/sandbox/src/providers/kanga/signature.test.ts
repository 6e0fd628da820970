import { hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import guides from '../../../../../test/vectors/provider_guides.json' with { type: 'json' };
import rfc4231 from '../../../../../test/vectors/rfc4231.json' with { type: 'json' };
import wycheproof from '../../../../../test/vectors/wycheproof_hmac_sha512.json' with {
  type: 'json',
};
import { signBody } from './signature.ts';

describe('signBody', () => {
  const { body, secret, apiSig } = guides.kanga;

  it('signs the published test call as the guide does', () => {
    expect(signBody(body, secret)).toBe(apiSig);
    expect(signBody(new TextEncoder().encode(body), secret)).toBe(apiSig);
  });

  it('takes the secret for text, not for the bytes that its hex digits stand for', () => {
    expect(signBody(body, hexToBytes(secret))).not.toBe(apiSig);
  });

  it.each([`${body}\n`, body.replace(',', ', '), body.replace('1234', '1235')])(
    'gives another signature for %j',
    (other) => {
      expect(signBody(other, secret)).not.toBe(apiSig);
    },
  );

  it.each(rfc4231)('agrees with RFC 4231, case $case', ({ key, msg, sha512, truncated128 }) => {
    const signature = signBody(hexToBytes(msg), hexToBytes(key));
    expect(truncated128 ? signature.slice(0, sha512.length) : signature).toBe(sha512);
  });

  const full = wycheproof.testGroups.filter(({ tagSize }) => tagSize === 512);
  const truncated = wycheproof.testGroups.filter(({ tagSize }) => tagSize < 512);

  it.each(full.flatMap(({ tests }) => tests))('agrees with Wycheproof $tcId: $comment', (test) => {
    const signature = signBody(hexToBytes(test.msg), hexToBytes(test.key));
    expect(signature === test.tag).toBe(test.result === 'valid');
  });

  it('never gives a truncated tag, not even one that Wycheproof calls valid', () => {
    const tests = truncated.flatMap((group) => group.tests);
    expect(tests.length).toBeGreaterThan(80);
    for (const { key, msg, tag } of tests) {
      expect(signBody(hexToBytes(msg), hexToBytes(key))).not.toBe(tag);
    }
  });
});
