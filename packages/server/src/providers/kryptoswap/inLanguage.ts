/**
 * A text of the exchange in one language: `##en##Card##ru##Карта##` holds several. Without that
 * language in English, or else in the first one; a text that is not packed stays as it is.
 */
export function inLanguage(text: string, lang: string): string {
  if (!text.startsWith('##')) return text;
  const parts = text.split('##').slice(1);
  const texts = new Map<string, string>();
  for (let index = 0; index + 1 < parts.length; index += 2) {
    texts.set(parts[index] ?? '', parts[index + 1] ?? '');
  }
  return texts.get(lang) ?? texts.get('en') ?? [...texts.values()][0] ?? text;
}
