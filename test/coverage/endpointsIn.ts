/**
 * The endpoints that an emulator's source gives answers at, as `GET /payments/:id/`.
 *
 * @throws Error for a path that it can not make out: better than to overlook it.
 */
export function endpointsIn(source: string): string[] {
  const constants = new Map(
    [...source.matchAll(/const ([A-Z_]+) = '([^']+)';/g)].map(([, name = '', text = '']) => [
      name,
      [text],
    ]),
  );
  for (const [, name = '', list = ''] of source.matchAll(/for \(const (\w+) of \[([^\]]+)\]/g)) {
    constants.set(
      name,
      [...list.matchAll(/'([^']+)'/g)].map(([, text = '']) => text),
    );
  }
  const found = source.matchAll(
    /\bapp\s*\.(get|post|put|patch|delete|all|on)\(\s*('[^']*'|`[^`]*`|[^,]+),/g,
  );
  return [...found].flatMap(([, method = '', written = '']) =>
    pathsOf(written, constants).flatMap((path) =>
      alternatives(path).map((one) => `${method.toUpperCase()} ${one}`),
    ),
  );
}

function pathsOf(written: string, constants: ReadonlyMap<string, readonly string[]>): string[] {
  const inside = /^(['`])(.*)\1$/.exec(written)?.[2];
  if (inside === undefined) return [...valuesOf(written, constants)];
  const [, before = '', name, after = ''] = /^(.*?)\$\{(\w+)\}(.*)$/.exec(inside) ?? [];
  if (name === undefined) return [inside];
  return valuesOf(name, constants).flatMap((value) =>
    pathsOf(`\`${before}${value}${after}\``, constants),
  );
}

function valuesOf(name: string, constants: ReadonlyMap<string, readonly string[]>) {
  const values = constants.get(name.trim());
  if (values === undefined) throw new Error(`What path is ${name}?`);
  return values;
}

/** `:kind{a|b}` stands for two paths; any other pattern of a parameter is left out. */
function alternatives(path: string): string[] {
  const [whole, name, pattern = ''] = /(:\w+)\{((?:[^{}]|\{[^{}]*\})*)\}/.exec(path) ?? [];
  if (whole === undefined) return [path];
  const words = /^\w+(\|\w+)+$/.test(pattern) ? pattern.split('|') : [`${name}`];
  return words.flatMap((word) => alternatives(path.replace(whole, word)));
}
