import { expect, test } from 'vitest';
import { isSafeUrl } from './isSafeUrl.ts';

test.for([
  'https://api.provider.example',
  'https://api.provider.example/v1/',
  'https://10.0.0.1:8443',
  'http://localhost:4000/provider',
  'http://127.0.0.1:4000',
  'http://[::1]:4000',
  'http://localhost',
])('sends credentials to %s', (url) => {
  expect(isSafeUrl(url)).toBe(true);
});

test.for([
  '',
  'api.provider.example',
  'http://api.provider.example',
  'http://localhost.evil.example',
  'http://127.0.0.1.evil.example',
  'http://localhost@evil.example',
  'https://user:password@api.provider.example',
  'https://api.provider.example?key=1',
  'https://api.provider.example#x',
  'https://api.provider.example /x',
  'ftp://api.provider.example',
  'javascript:alert(1)',
])('sends nothing to %j', (url) => {
  expect(isSafeUrl(url)).toBe(false);
});
