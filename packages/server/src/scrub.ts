// Control and format characters: line ends, escape codes of terminals, marks that reverse a text.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const CREDENTIALS = /(\bbearer )[\w.~+/=-]+|(:\/\/[^\s/:@]{0,99}:)[^\s/@]{1,99}(?=@)/gi;
const LONGEST = 500;

/**
 * A text from anywhere, fit for a line of a log: nothing in it can begin a line or hide one, it is
 * not long, and it shows neither our own secrets nor what looks like credentials.
 */
export function scrub(text: string, secrets: readonly string[], longest = LONGEST): string {
  // Cut twice: what the second cut leaves holds no half of a secret.
  let clean = text.slice(0, 4 * LONGEST);
  for (const secret of secrets) clean = clean.replaceAll(secret, '[secret]');
  clean = clean.replace(CREDENTIALS, '$1$2[secret]');
  if (clean.length > longest) clean = `${clean.slice(0, longest)}…`;
  return clean.replace(INVISIBLE, escaped);
}

const escaped = (character: string) =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
