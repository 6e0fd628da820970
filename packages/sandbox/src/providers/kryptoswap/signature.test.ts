import { describe, expect, it } from 'vitest';
import guides from '../../../../../test/vectors/provider_guides.json' with { type: 'json' };
import { hashNotice, hashRequest } from './signature.ts';

describe('hashNotice', () => {
  const published = {
    orderId: '5d8e6002b80b7b4cd75a6424',
    newStatus: 'inProgress',
    inAmount: '2',
    outAmount: '317.42',
    xml_from: 'ETH',
    xml_to: 'WMZ',
    timestamp: '1571328406072',
  };

  it('gives the hash that the guide prints', () => {
    expect(guides.kryptoswap.string).toBe(`${Object.values(published).join(':')}:SECRET123`);
    expect(hashNotice(published, 'SECRET123')).toBe(guides.kryptoswap.sha256);
  });

  it.each(Object.keys(published))('covers %s', (name) => {
    const other = { ...published, [name]: '1' };
    expect(hashNotice(other, 'SECRET123')).not.toBe(guides.kryptoswap.sha256);
  });

  it('covers the texts, not the numbers that they stand for', () => {
    expect(hashNotice({ ...published, inAmount: '2.0' }, 'SECRET123')).not.toBe(
      guides.kryptoswap.sha256,
    );
  });
});

describe('hashRequest', () => {
  const { get, post, secret, hash } = guides.boxexchangerRequest;

  it('agrees with the two independent clients', () => {
    expect(hashRequest({ get, post }, secret)).toBe(hash);
  });

  it.each([
    ['a number in the body is no text', { amount: 1 }, { amount: '1' }],
    ['the order of the parameters counts', { a: 1, b: 2 }, { b: 2, a: 1 }],
    ['a later value counts', { a: 1 }, { a: 2 }],
  ])('tells bodies apart: %s', (_, one, other) => {
    expect(hashRequest({ get, post: one }, secret)).not.toBe(
      hashRequest({ get, post: other }, secret),
    );
  });

  it('takes a list of the query for a list of texts', () => {
    const listed = hashRequest({ get: { ids: ['1', '2'] }, post: {} }, secret);
    expect(listed).toBe(hashRequest({ get: {}, post: { ids: ['1', '2'] } }, secret));
    expect(listed).not.toBe(hashRequest({ get: {}, post: { ids: [1, 2] } }, secret));
  });

  it('leaves letters of every alphabet as they are', () => {
    const cyrillic = hashRequest({ get, post: { name: 'Ада' } }, secret);
    const escaped = hashRequest({ get, post: { name: '\\u0410\\u0434\\u0430' } }, secret);
    expect(cyrillic).not.toBe(escaped);
  });
});
