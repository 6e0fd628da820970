/// <reference types="vite/types/importMeta.d.ts" />
import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import corpus from '../../../../test/vectors/redirect_corpus.json';
import { safeHref } from './safeHref.ts';

const SHOP = corpus.base;
const opens = (url: string) => {
  try {
    return new URL(url, SHOP).href;
  } catch {
    return null;
  }
};

describe('a link', () => {
  it.each(corpus.cases)(
    'is let through or not: $why (T42, T43)',
    ({ url, opens: recorded, provider, shop }) => {
      expect(opens(url)).toBe(recorded);
      expect(safeHref(url) !== null).toBe(provider);
      expect(safeHref(url, true) !== null).toBe(shop);

      for (const href of [safeHref(url), safeHref(url, true)]) {
        const { container, unmount } = render(<a href={href ?? undefined}>go</a>);
        const link = container.querySelector('a');
        // React writes what it was given: nothing but what the function let through.
        expect(link?.getAttribute('href') ?? null).toBe(href === null ? null : url);
        unmount();
      }
    },
  );

  it.each(['', null, undefined])('of %j is none', (url) => {
    expect(safeHref(url)).toBeNull();
    expect(safeHref(url, true)).toBeNull();
  });

  it('stands nowhere in the components without being let through', () => {
    const sources = import.meta.glob(['../**/*.tsx', '!../**/*.test.tsx'], {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    expect(Object.keys(sources).length).toBeGreaterThan(20);
    for (const [file, text] of Object.entries(sources)) {
      const source = String(text);
      for (const [, value] of source.matchAll(/href=\{([^}]*)\}/g)) {
        const made = new RegExp(
          `\\b${value} = (.+ \\? null : )?safeHref\\(|\\b${value}\\b.*= qrPayloads\\(`,
        );
        expect([file, value, made.test(source)]).toEqual([file, value, true]);
      }
      expect([file, source.match(/\blocation\.|window\.open/)]).toEqual([file, null]);
    }
  });

  it('of the shop never leads to another origin by a trick of spelling', () => {
    for (const { url } of corpus.cases) {
      const href = safeHref(url, true);
      if (href === null || /^(https?|mailto|tel):/i.test(href)) continue;
      expect(new URL(href, SHOP).origin).toBe(new URL(SHOP).origin);
    }
  });
});
