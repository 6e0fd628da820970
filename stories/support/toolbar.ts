import type { Messages } from '@coinslot/react';

/** What the toolbar of the shop window can be set to. */
export interface Toolbar {
  theme: 'auto' | 'light' | 'dark' | 'paper' | 'pop' | 'none';
  /** `auto`: as the language is written. */
  dir: 'auto' | 'ltr' | 'rtl';
  locale: string;
  /** How wrong the clock of the shopper's device is. */
  clock: 'right' | 'ahead' | 'behind';
  /** How fast time passes, for the device, the shop and the providers alike. */
  speed: '1' | '10' | '60';
  network: 'online' | 'slow' | 'offline';
  /** Whether React renders and mounts everything twice, as it does while an app is written. */
  strict: 'on' | 'off';
}

interface Language {
  name: string;
  dir: 'ltr' | 'rtl';
  load(): Promise<{ default: Messages }>;
}

/** One line for each pack. */
export const LANGUAGES: Readonly<Record<string, Language>> = {
  en: { name: 'English', dir: 'ltr', load: () => import('@coinslot/react/locales/en') },
  ar: { name: 'العربية', dir: 'rtl', load: () => import('@coinslot/react/locales/ar') },
  de: { name: 'Deutsch', dir: 'ltr', load: () => import('@coinslot/react/locales/de') },
  es: { name: 'Español', dir: 'ltr', load: () => import('@coinslot/react/locales/es') },
  fr: { name: 'Français', dir: 'ltr', load: () => import('@coinslot/react/locales/fr') },
  he: { name: 'עברית', dir: 'rtl', load: () => import('@coinslot/react/locales/he') },
  it: { name: 'Italiano', dir: 'ltr', load: () => import('@coinslot/react/locales/it') },
  ja: { name: '日本語', dir: 'ltr', load: () => import('@coinslot/react/locales/ja') },
  ko: { name: '한국어', dir: 'ltr', load: () => import('@coinslot/react/locales/ko') },
  pl: { name: 'Polski', dir: 'ltr', load: () => import('@coinslot/react/locales/pl') },
  'pt-BR': {
    name: 'Português (Brasil)',
    dir: 'ltr',
    load: () => import('@coinslot/react/locales/pt-BR'),
  },
  ru: { name: 'Русский', dir: 'ltr', load: () => import('@coinslot/react/locales/ru') },
  tr: { name: 'Türkçe', dir: 'ltr', load: () => import('@coinslot/react/locales/tr') },
  uk: { name: 'Українська', dir: 'ltr', load: () => import('@coinslot/react/locales/uk') },
  'zh-CN': { name: '简体中文', dir: 'ltr', load: () => import('@coinslot/react/locales/zh-CN') },
  'zh-TW': { name: '繁體中文', dir: 'ltr', load: () => import('@coinslot/react/locales/zh-TW') },
};

const TEN_MINUTES = 600_000;

/** In ms, by the true time. */
export const CLOCK_ERROR: Readonly<Record<Toolbar['clock'], number>> = {
  right: 0,
  ahead: TEN_MINUTES,
  behind: -TEN_MINUTES,
};

/** What Storybook puts into its toolbar; the first of each is where it begins. */
export const globalTypes = {
  locale: menu(
    'Language',
    'globe',
    Object.entries(LANGUAGES).map(([value, { name }]) => [value, name]),
  ),
  dir: menu('Direction', 'transfer', [
    ['auto', 'Direction of the language'],
    ['ltr', 'Left to right'],
    ['rtl', 'Right to left'],
  ]),
  theme: menu('Theme', 'mirror', [
    ['auto', 'Theme of the system'],
    ['light', 'Light'],
    ['dark', 'Dark'],
    ['paper', 'Paper, a preset'],
    ['pop', 'Pop, a preset'],
    ['none', 'No style'],
  ]),
  clock: menu("The device's clock", 'time', [
    ['right', 'Clock is right'],
    ['ahead', 'Clock 10 min ahead'],
    ['behind', 'Clock 10 min behind'],
  ]),
  speed: menu('Speed of all clocks', 'fastforward', [
    ['1', 'Clock speed 1×'],
    ['10', 'Clock speed 10×'],
    ['60', 'Clock speed 60×'],
  ]),
  network: menu('Network', 'rss', [
    ['online', 'Online'],
    ['slow', 'Slow network'],
    ['offline', 'Offline'],
  ]),
  strict: menu('StrictMode', 'beaker', [
    ['on', 'StrictMode'],
    ['off', 'No StrictMode'],
  ]),
};

export const initialGlobals: Toolbar = {
  locale: 'en',
  dir: 'auto',
  theme: 'auto',
  clock: 'right',
  speed: '1',
  network: 'online',
  strict: 'on',
};

function menu(title: string, icon: string, items: [value: string, title: string][]) {
  const list = items.map(([value, name]) => ({ value, title: name }));
  return { description: title, toolbar: { title, icon, items: list, dynamicTitle: true } };
}
