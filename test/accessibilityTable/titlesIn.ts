/** The titles of the tests in a file, as they are written: `it('…'`, `it.each(cases)('…'`. */
export function titlesIn(source: string): Set<string> {
  const starts = /(?:\b(?:it|test)|\b(?:it|test)\.each\((?:[^()]|\([^()]*\))*\))\(\s*/.source;
  const titles = source.matchAll(new RegExp(`${starts}(['"\`])((?:\\\\.|(?!\\1).)*)\\1,`, 'g'));
  return new Set([...titles].map(([, , title = '']) => title.replace(/\\(.)/g, '$1')));
}
