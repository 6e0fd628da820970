/**
 * Which pack speaks a language: `zh-Hant-HK` → `zh-TW`, `es-MX` → `es`, `pt` → `pt-BR`, `iw` → `he`.
 * Whether there is such a pack is not said: `nb` → `nb`. Undefined for what is no BCP-47 tag.
 */
export function packName(tag: string): string | undefined {
  try {
    const { language, script } = new Intl.Locale(tag.replaceAll('_', '-')).maximize();
    if (language === 'zh') return script === 'Hant' ? 'zh-TW' : 'zh-CN';
    return language === 'pt' ? 'pt-BR' : language;
  } catch {
    return undefined;
  }
}
