import type { Messages } from '../messages/en.ts';
import { packName } from './packName.ts';

type Packs = Readonly<Record<string, () => Promise<{ default: Messages }>>>;

/** All packs but English, which is there without one. In a bundle each is a chunk of its own. */
export const PACKS: Packs = {
  ar: () => import('../messages/ar.ts'),
  de: () => import('../messages/de.ts'),
  es: () => import('../messages/es.ts'),
  fr: () => import('../messages/fr.ts'),
  he: () => import('../messages/he.ts'),
  it: () => import('../messages/it.ts'),
  ja: () => import('../messages/ja.ts'),
  ko: () => import('../messages/ko.ts'),
  pl: () => import('../messages/pl.ts'),
  'pt-BR': () => import('../messages/pt-BR.ts'),
  ru: () => import('../messages/ru.ts'),
  tr: () => import('../messages/tr.ts'),
  uk: () => import('../messages/uk.ts'),
  'zh-CN': () => import('../messages/zh-CN.ts'),
  'zh-TW': () => import('../messages/zh-TW.ts'),
};

export interface LoadedPack {
  /** What was asked for; of `auto` the language that was found. */
  locale: string;
  /** Undefined: English, be it for want of a pack. */
  messages: Messages | undefined;
  /** For the elements that speak; empty where the words are not of this language. */
  root: { lang?: string; dir?: 'rtl' };
}

/** Packs that are written from right to left. */
const RTL = /^(ar|he)$/;

const loading = new Map<string, Promise<{ default: Messages }>>();

/**
 * The words of a language, loaded once. A failed load is forgotten, so that the next call tries
 * again. `auto`, which only a browser can tell, is the first language that there are words for, of
 * the page's own and then of those that the browser prefers.
 */
export async function loadPack(wanted: string, packs = PACKS): Promise<LoadedPack> {
  const locale = wanted === 'auto' ? spokenHere(packs) : wanted;
  const name = packName(locale) ?? 'en';
  const load = packs[name];
  if (load === undefined) return { locale, messages: undefined, root: {} };
  const words = loading.get(name) ?? load();
  loading.set(name, words);
  try {
    const messages = (await words).default;
    return { locale, messages, root: { lang: name, ...(RTL.test(name) && { dir: 'rtl' }) } };
  } catch (error) {
    loading.delete(name);
    throw error;
  }
}

function spokenHere(packs: Packs): string {
  const languages = [document.documentElement.lang, ...navigator.languages];
  const hasWords = (name = '') => name === 'en' || packs[name] !== undefined;
  return languages.find((tag) => hasWords(packName(tag))) ?? 'en';
}
