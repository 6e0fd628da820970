import { expect, test } from 'vitest';
import { isLiveUrl } from './isLiveUrl.ts';

test.for(['https://api.provider.example', 'https://latest.provider.example/v1/'])(
  'moves real money at %s',
  (url) => {
    expect(isLiveUrl(url)).toBe(true);
  },
);

test.for([
  'http://api.provider.example',
  'http://localhost:4000',
  'https://localhost:4000',
  'https://127.0.0.1',
  'https://10.0.0.7',
  'https://[::1]:4000',
  'https://sandbox.provider.example',
  'https://api-sandbox.provider.example',
  'https://api.testnet.provider.example',
  'https://test.provider.example',
  'https://pay.shop.test',
  'not a url',
])('moves none at %s (T38)', (url) => {
  expect(isLiveUrl(url)).toBe(false);
});
