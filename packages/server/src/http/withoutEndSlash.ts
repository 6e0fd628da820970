/** A base URL as paths are put behind it: `https://api.example/` → `https://api.example`. */
export function withoutEndSlash(url: string): string {
  return url.replace(/(?<!\/)\/+$/, '');
}
