import { expect, it } from 'vitest';
import { packName } from './packName.ts';

it.each([
  ['pl', 'pl'],
  ['pl-PL', 'pl'],
  ['es-MX', 'es'],
  ['es-419', 'es'],
  ['pt', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['zh', 'zh-CN'],
  ['zh-SG', 'zh-CN'],
  ['zh-Hans-HK', 'zh-CN'],
  ['zh-TW', 'zh-TW'],
  ['zh-HK', 'zh-TW'],
  ['zh-Hant', 'zh-TW'],
  ['zh-Hant-TW', 'zh-TW'],
  ['iw', 'he'],
  ['he-IL', 'he'],
  ['ar-EG-u-nu-arab', 'ar'],
  ['DE-at', 'de'],
  ['de_CH', 'de'],
  ['en-GB', 'en'],
  ['nb', 'nb'],
  ['', undefined],
  ['C.UTF-8', undefined],
  ['not a language', undefined],
])('finds for %j the words of %s', (tag, name) => {
  expect(packName(tag)).toBe(name);
});
