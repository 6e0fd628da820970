/**
 * The shop's own link as it is written on paper: an address or a number by itself, a page with all of
 * its address. Empty where it names nobody.
 */
export function writtenLink(href: string): string {
  if (/^https?:/i.test(href)) return href;
  const bare = /^(?:mailto|tel):([^?]*)/i.exec(href)?.[1];
  try {
    return bare === undefined ? new URL(href, document.baseURI).href : decodeURIComponent(bare);
  } catch {
    return bare ?? href;
  }
}
