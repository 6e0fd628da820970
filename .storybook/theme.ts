import { create } from 'storybook/theming';

const dark = matchMedia('(prefers-color-scheme: dark)').matches;
const accent = dark ? '#35c08f' : '#0f6b4f';

/** The shop window's own look, light or dark as the system is when it is opened. */
export const theme = create({
  base: dark ? 'dark' : 'light',
  brandTitle: 'Coinslot',
  brandTarget: '_self',
  colorSecondary: accent,
  barSelectedColor: accent,
  ...(!dark && { appBg: '#f3f3ef' }),
});
