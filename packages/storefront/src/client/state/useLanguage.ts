import ar from '../words/ar.ts';
import en, { type Words } from '../words/en.ts';
import pl from '../words/pl.ts';
import { createStored } from './createStored.ts';

/** What the shop is read in, by the tag that the checkout is told as well. */
export const LANGUAGES = {
  en: { name: 'English', words: en, dir: 'ltr', format: 'en-US', dates: 'en-GB' },
  pl: { name: 'Polski', words: pl, dir: 'ltr', format: 'pl', dates: 'pl' },
  // Amounts run from left to right with the digits 0 to 9, as on the card and in a wallet.
  ar: { name: 'العربية', words: ar, dir: 'rtl', format: 'en-US', dates: 'ar-u-nu-latn' },
} as const;

export type Language = keyof typeof LANGUAGES;

const tags = Object.keys(LANGUAGES) as readonly Language[];
const language = createStored(
  'quiet-kettle:language',
  (kept): Language =>
    tags.find((tag) => tag === kept) ??
    navigator.languages
      .map((wanted) => tags.find((tag) => wanted.split('-')[0] === tag))
      .find((tag) => tag !== undefined) ??
    'en',
);

export function useLanguage(): Language {
  return language.use();
}

export const chooseLanguage: (chosen: Language) => void = language.set;

/** The shop's own words in the shopper's language. */
export function useWords(): Words {
  return LANGUAGES[language.use()].words;
}
