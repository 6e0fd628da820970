import { transformSync } from 'esbuild';
import { parseAst } from 'vite';

export interface RegexLiteral {
  source: string;
  flags: string;
}

/** Every regular expression literal of a file, and every text that is made into one. */
export function regexLiterals(path: string, code: string): RegexLiteral[] {
  const loader = path.endsWith('x') ? 'tsx' : 'ts';
  const found: RegexLiteral[] = [];
  visit(parseAst(transformSync(code, { loader, target: 'esnext' }).code), found);
  return found;
}

function visit(node: unknown, found: RegexLiteral[]): void {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const item of node) visit(item, found);
    return;
  }
  const { type, regex, callee, arguments: given } = node as Record<string, unknown>;
  if (type === 'Literal' && regex) {
    const { pattern, flags } = regex as { pattern: string; flags: string };
    found.push({ source: pattern, flags });
  }
  if (/^(New|Call)Expression$/.test(String(type)) && Object(callee).name === 'RegExp') {
    const [source, flags] = given as { value?: unknown }[];
    if (typeof source?.value !== 'string') {
      throw new Error('A RegExp is made of something else than a text: nobody can check it.');
    }
    found.push({ source: source.value, flags: String(flags?.value ?? '') });
  }
  for (const value of Object.values(node)) visit(value, found);
}
