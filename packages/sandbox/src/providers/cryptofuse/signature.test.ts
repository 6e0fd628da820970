import { hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import guides from '../../../../../test/vectors/provider_guides.json' with { type: 'json' };
import rfc4231 from '../../../../../test/vectors/rfc4231.json' with { type: 'json' };
import wycheproof from '../../../../../test/vectors/wycheproof_hmac_sha256.json' with {
  type: 'json',
};
import { signWebhook } from './signature.ts';

describe('signWebhook', () => {
  it('signs the body as the guide does', () => {
    const { body, secret, signature } = guides.cryptofuse;
    expect(signWebhook(body, secret)).toBe(signature);
    expect(signWebhook(new TextEncoder().encode(body), secret)).toBe(signature);
  });

  it('gives another signature for one more space', () => {
    const { body, secret, signature } = guides.cryptofuse;
    expect(signWebhook(`${body} `, secret)).not.toBe(signature);
    expect(signWebhook(body, secret.toLowerCase())).not.toBe(signature);
  });

  it.each(rfc4231)('agrees with RFC 4231, case $case', ({ key, msg, sha256, truncated128 }) => {
    const signature = signWebhook(hexToBytes(msg), hexToBytes(key));
    expect(truncated128 ? signature.slice(0, sha256.length) : signature).toBe(sha256);
  });

  const full = wycheproof.testGroups.filter(({ tagSize }) => tagSize === 256);
  const truncated = wycheproof.testGroups.filter(({ tagSize }) => tagSize < 256);

  it.each(full.flatMap(({ tests }) => tests))('agrees with Wycheproof $tcId: $comment', (test) => {
    const signature = signWebhook(hexToBytes(test.msg), hexToBytes(test.key));
    expect(signature === test.tag).toBe(test.result === 'valid');
  });

  it('never gives a truncated tag, not even one that Wycheproof calls valid', () => {
    const tests = truncated.flatMap((group) => group.tests);
    expect(tests.length).toBeGreaterThan(80);
    for (const { key, msg, tag } of tests) {
      expect(signWebhook(hexToBytes(msg), hexToBytes(key))).not.toBe(tag);
    }
  });
});
