import { describe, expect, it } from 'vitest';
import { readCallbackUrl } from './readCallbackUrl.ts';

describe('a callback URL', () => {
  it.each([
    ['https://shop.example/callbacks', 'https://shop.example/callbacks'],
    ['http://127.0.0.1:3000/api?shop=1', 'http://127.0.0.1:3000/api?shop=1'],
    ['https://shop.example', 'https://shop.example/'],
  ])('may be %s', (given, url) => {
    expect(readCallbackUrl(given)).toBe(url);
  });

  it.each([
    '',
    'shop.example/callbacks',
    '/callbacks',
    'ftp://shop.example/',
    'javascript:alert(1)',
    'https://',
    'https://shop.example/#here',
    42,
    null,
  ])('cannot be %j', (given) => {
    expect(() => readCallbackUrl(given)).toThrow('A callback URL starts with https:// or http://');
  });
});
