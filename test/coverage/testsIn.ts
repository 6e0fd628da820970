/** The tests of a file, from each title to the next; an `each` by its title with the places. */
export function testsIn(source: string): { title: string; text: string }[] {
  const starts = [
    ...source.matchAll(
      /^[ ]*(?:it|test)(?:\.(?:each|for)\([\s\S]*?\))?\(\s*(['"`])((?:\\.|(?!\1)[^\\\n])*)\1,/gm,
    ),
  ];
  return starts.map(({ 2: title = '', index }, at) => ({
    title: title.replace(/\\(.)/g, '$1'),
    text: source.slice(index, starts[at + 1]?.index),
  }));
}
