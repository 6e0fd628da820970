import { chooseLanguage, LANGUAGES, useLanguage, useWords } from '../state/useLanguage.ts';
import { Choice } from './Choice.tsx';

const NAMES = {
  en: LANGUAGES.en.name,
  pl: LANGUAGES.pl.name,
  ar: LANGUAGES.ar.name,
};

/** In what the shop is read and the checkout speaks. */
export function LanguageSwitch() {
  return (
    <Choice
      isPlain
      label={useWords().language}
      names={NAMES}
      value={useLanguage()}
      onChoose={chooseLanguage}
    />
  );
}
