import '@coinslot/react/styles.css';
import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { LANGUAGES } from '../../stories/support/toolbar.ts';
import { layoutFaults } from './layoutFaults.ts';
import { Forms, showCards } from './showCards.tsx';

const packs = Object.entries(LANGUAGES).filter(([locale]) => locale !== 'en');

afterEach(async () => {
  await cleanup();
  document.body.style.margin = '';
  await page.viewport(414, 896);
});

describe.each(packs)('in %s', (locale, { load }) => {
  it('every state says what it says whole, at 280 and at 400 px', async () => {
    const words = (await load()).default;
    document.body.style.margin = '0';
    const cards = await showCards({ locale, children: <Forms locale={locale} /> });
    await expect.poll(() => cards.textContent).toContain(words.title.awaiting_payment);
    await expect.element(page.getByText(words.picker.title, { exact: true })).toBeVisible();
    for (const width of [280, 400]) {
      await page.viewport(width, 640);
      expect(layoutFaults(cards), `${width} px`).toEqual([]);
    }
    // Nothing of another language, and no placeholder that nobody filled.
    expect(cards.textContent).not.toMatch(/\b(Send|Waiting|Checking|payment)\b|[{}]/);
  });
});
