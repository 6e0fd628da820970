// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { PACKS } from '../locale/loadPack.ts';
import en, { type Messages } from './en.ts';

/** What stands in both languages for good. */
const SAME: Record<string, readonly string[]> = {
  de: ['memo.label', 'fields.optional'],
  es: ['memo.label'],
  fr: ['receipt.transaction'],
  it: ['memo.label'],
  pl: ['memo.label'],
  'pt-BR': ['memo.label'],
  ru: ['memo.label'],
  tr: ['memo.label'],
  uk: ['memo.label'],
};

/** Letters without which a word is not of the language. */
const LETTERS: Record<string, RegExp> = {
  ar: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  ko: /\p{Script=Hangul}/u,
  ru: /\p{Script=Cyrillic}/u,
  uk: /\p{Script=Cyrillic}/u,
  'zh-CN': /\p{Script=Han}/u,
  'zh-TW': /\p{Script=Han}/u,
};

/** Signs that a language sets in another way. */
const SLIPS: Record<string, RegExp> = {
  ar: /[,;?]/,
  es: /^[^¿]*\?|^[^¡]*!/,
  // The sign must not begin a line.
  fr: /[^\u00a0][:;?!]|'/,
  ja: /[,;:?!.()]/,
  'zh-CN': /[,;:?!.()]/,
  'zh-TW': /[,;:?!.()]/,
};

const english = wordsOf(en);

it('has fifteen languages besides English', () => {
  expect(Object.keys(PACKS).sort().join(' ')).toBe(
    'ar de es fr he it ja ko pl pt-BR ru tr uk zh-CN zh-TW',
  );
});

describe.each(Object.keys(PACKS))('%s', (name) => {
  it('is an entry of its own, which needs no page', async () => {
    expect(typeof document).toBe('undefined');
    const entry = await import(/* @vite-ignore */ `@coinslot/react/locales/${name}`);
    expect(entry.default).toBe(await pack(name));
  });

  it('has every word, and none besides', async () => {
    expect([...wordsOf(await pack(name)).keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('keeps every placeholder', async () => {
    for (const [key, word] of wordsOf(await pack(name))) {
      expect(placeholders(word), key).toEqual(placeholders(english.get(key) ?? ''));
    }
  });

  it('leaves nothing in English', async () => {
    const words = [...wordsOf(await pack(name))];
    const letters = LETTERS[name] ?? /\p{Letter}/u;
    const left = words.filter(([key, word]) => word === english.get(key) || !letters.test(word));
    expect(left.map(([key]) => key)).toEqual(SAME[name] ?? []);
  });

  it('sets the signs of its own language', async () => {
    const words = [...wordsOf(await pack(name))];
    const slips = words.filter(([, word]) => SLIPS[name]?.test(word) || /\.\.\.| {2}/.test(word));
    expect(slips).toEqual([]);
  });

  it('ends a sentence where English does, for one stands after the other', async () => {
    for (const [key, word] of wordsOf(await pack(name))) {
      const ends = /[.。！？!?؟]$/.test(english.get(key) ?? '');
      expect([key, /[.。！？!?؟]$/.test(word)]).toEqual([key, ends]);
    }
  });
});

async function pack(name: string): Promise<Messages | undefined> {
  return (await PACKS[name]?.())?.default;
}

function wordsOf(words: object | undefined, path = ''): Map<string, string> {
  return new Map(
    Object.entries(words ?? {}).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[path + key, value]] : [...wordsOf(value, `${path}${key}.`)],
    ),
  );
}

function placeholders(word: string): string[] {
  return [...word.matchAll(/\{\w+\}/g)].map(([found]) => found).sort();
}
