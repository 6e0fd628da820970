import { type Appearance, paper, pop } from '@coinslot/react';
import { createStored } from './createStored.ts';

/** By `data-theme` of the page, which the checkout follows as well. */
export type Theme = 'auto' | 'light' | 'dark';

/** What the checkout looks like. `shop` takes the shop's colours, in its light and its dark. */
export const LOOKS = {
  shop: {
    variables: {
      colorPrimary: 'var(--accent)',
      colorOnPrimary: 'var(--on-accent)',
      colorBackground: 'var(--panel)',
      colorSurface: 'var(--paper)',
      colorText: 'var(--ink)',
      colorTextSecondary: 'var(--ink-soft)',
      colorBorder: 'var(--rule)',
      colorFocus: 'var(--accent)',
    },
  },
  plain: {},
  paper,
  pop,
} as const satisfies Record<string, Appearance>;

export type Look = keyof typeof LOOKS;

const theme = createStored(
  'quiet-kettle:theme',
  (kept): Theme => (kept === 'light' || kept === 'dark' ? kept : 'auto'),
);
const look = createStored('quiet-kettle:look', (kept): Look => {
  const known = Object.keys(LOOKS) as readonly Look[];
  return known.find((name) => name === kept) ?? 'shop';
});

export const useTheme = (): Theme => theme.use();
export const chooseTheme: (chosen: Theme) => void = theme.set;
export const useLook = (): Look => look.use();
export const chooseLook: (chosen: Look) => void = look.set;
