import { parseSync } from 'rolldown/utils';

/** Every module that a source file names: static, re-exported and dynamic imports. */
export function importsOf(path: string, text: string): string[] {
  const { module } = parseSync(path, text);
  return [
    ...module.staticImports.map((found) => found.moduleRequest.value),
    ...module.staticExports.flatMap((found) =>
      found.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.flatMap(({ moduleRequest }) => {
      const name = text.slice(moduleRequest.start, moduleRequest.end);
      return /^(['"`]).*\1$/s.test(name) ? [name.slice(1, -1)] : [];
    }),
  ];
}

/** The code without its comments, in the same lines and columns. */
export function withoutComments(path: string, text: string): string {
  const { comments } = parseSync(path, text);
  return comments.reduce(
    (code, { start, end }) =>
      code.slice(0, start) + code.slice(start, end).replace(/[^\n]/g, ' ') + code.slice(end),
    text,
  );
}
