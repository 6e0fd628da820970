/** Every part of a card asks for the same one, and the browser takes long to read it. */
let last = { locale: '', read: 'en' };

/**
 * A locale with the digits 0 to 9, whatever its own are, for `Intl`. An amount on the card has to be
 * the one in the wallet, at the exchange and in what was copied, and all of those write 0 to 9.
 * `en` for what is no BCP-47 tag: it is called while rendering, where it must not throw.
 */
export function latinDigits(locale: string): string {
  if (last.locale !== locale) last = { locale, read: read(locale) };
  return last.read;
}

function read(locale: string): string {
  try {
    return new Intl.Locale(locale.replaceAll('_', '-'), { numberingSystem: 'latn' }).toString();
  } catch {
    return 'en';
  }
}
