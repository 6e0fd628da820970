import { afterEach, describe, expect, it, vi } from 'vitest';
import pl from '../messages/pl.ts';
import { loadPack, PACKS } from './loadPack.ts';

const page = document.documentElement;

afterEach(() => {
  page.removeAttribute('lang');
  vi.restoreAllMocks();
});

/** A browser and a page with these languages. */
function speak(lang: string, languages: string[]) {
  page.lang = lang;
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages);
}

describe('loadPack', () => {
  it('brings the words of a language, whatever the country', async () => {
    expect(await loadPack('pl-PL')).toEqual({
      locale: 'pl-PL',
      messages: pl,
      root: { lang: 'pl' },
    });
    expect((await loadPack('iw')).root).toEqual({ lang: 'he', dir: 'rtl' });
    expect((await loadPack('ar-EG')).root).toEqual({ lang: 'ar', dir: 'rtl' });
  });

  it.each(['en', 'en-GB', 'nb', 'not a language', ''])('leaves %j in English', async (locale) => {
    expect(await loadPack(locale)).toEqual({ locale, messages: undefined, root: {} });
  });

  it.each([
    ['the page', 'pl', ['de', 'en'], 'pl'],
    ['an English page', 'en', ['pl'], 'en'],
    ['the browser, on a page that says nothing', '', ['nb', 'uk-UA', 'de'], 'uk-UA'],
    ['the browser, on a page of a language without words', 'is', ['de-AT'], 'de-AT'],
    ['English, where nobody speaks anything else that there is', 'is', ['nb', 'da'], 'en'],
    ['English, in a browser that says nothing', '', [], 'en'],
  ])('takes for auto the language of %s', async (_, lang, languages, locale) => {
    speak(lang, languages);
    expect((await loadPack('auto')).locale).toBe(locale);
  });

  it('loads once what is asked for at the same time, and again what did not load', async () => {
    const load = vi
      .fn<() => Promise<{ default: typeof pl }>>()
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValue({ default: pl });
    // A language that no other test asks for.
    const packs = { is: load };
    const both = [loadPack('is', packs), loadPack('is-IS', packs)];
    for (const failed of await Promise.allSettled(both)) expect(failed.status).toBe('rejected');
    expect(load).toHaveBeenCalledTimes(1);
    expect((await loadPack('is', packs)).messages).toBe(pl);
    expect((await loadPack('is', packs)).messages).toBe(pl);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('finds every pack by its own name', async () => {
    for (const name of Object.keys(PACKS)) {
      expect((await loadPack(name)).messages, name).toBe((await PACKS[name]?.())?.default);
    }
  });
});
