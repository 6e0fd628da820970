import '@coinslot/react/styles.css';
import { paper, pop } from '@coinslot/react';
import en from '@coinslot/react/locales/en';
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { layoutFaults } from './layoutFaults.ts';
import { media } from './media.ts';
import { Forms, showCards } from './showCards.tsx';
import { wear } from './wear.ts';

afterEach(async () => {
  await cleanup();
  await media({});
  wear({});
  document.documentElement.dir = '';
  document.body.style.margin = '';
  await page.viewport(414, 896);
});

/** English with every word 40 % longer, as the longest languages are; no placeholder is touched. */
function lengthen<T extends object>(pack: T): T {
  const longer = (text: string) =>
    text.replace(/\{\w+\}|\p{L}+/gu, (word) =>
      word.startsWith('{') ? word : word + word.slice(0, Math.ceil(word.length * 0.4)),
    );
  return Object.fromEntries(
    Object.entries(pack).map(([key, value]) => [
      key,
      typeof value === 'string' ? longer(value) : lengthen(value),
    ]),
  ) as T;
}

const messages = lengthen(en);

it('cuts nothing off in the longest language, in any state, direction or width, and all is easy to hit (C40)', async () => {
  await media({ 'prefers-reduced-motion': 'reduce' });
  document.body.style.margin = '0';
  const cards = await showCards({
    messages,
    children: <Forms messages={messages} />,
  });
  await expect.poll(() => document.querySelector('[data-form] [type="radio"]')).not.toBeNull();
  for (const [look, variables] of [
    ['ready', {}],
    ['paper', paper.variables],
    ['pop', pop.variables],
  ] as const) {
    wear(variables);
    // The second is that of a window of 1280 px at 400 %.
    for (const width of [280, 320, 480]) {
      await page.viewport(width, 640);
      for (const dir of ['ltr', 'rtl']) {
        document.documentElement.dir = dir;
        expect(layoutFaults(cards), `${look}, ${width} px, ${dir}`).toEqual([]);
      }
    }
  }
  const running = document.getAnimations().filter(({ playState }) => playState === 'running');
  expect(running).toEqual([]);
});
