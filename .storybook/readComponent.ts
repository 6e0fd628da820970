import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ESTree, parseSync } from 'vite';

export interface PropDocs {
  description: string;
  required: boolean;
  /** As it is written. */
  type: string;
  /** Of a choice between texts. */
  options?: string[];
}

export interface ComponentDocs {
  displayName: string;
  /** Markdown. */
  description: string;
  props: Record<string, PropDocs>;
}

interface Source {
  path: string;
  code: string;
  body: readonly ESTree.Node[];
  /** The TSDoc that stands before a node. */
  docOf(node: ESTree.Node): string;
}

type Props = Record<string, PropDocs>;

/** What a file says of the component after which it is named; null where it exports none. */
export function readComponent(path: string, name: string): ComponentDocs | null {
  const source = open(path);
  const statement = source.body.find(
    (node) => node.type === 'ExportNamedDeclaration' && declares(node.declaration, name),
  );
  if (statement === undefined) return null;
  const elements: string[] = [];
  const props = propsOf(source, `${name}Props`, elements);
  const [element] = elements;
  const rest = element
    ? `\n\nTakes every attribute of \`<${element}>\` as well, among them \`className\` and \`style\`, and a \`ref\`.`
    : '';
  return { displayName: name, description: toMarkdown(source.docOf(statement)) + rest, props };
}

function declares(node: ESTree.Node | null, name: string): boolean {
  if (node?.type === 'FunctionDeclaration') return node.id?.name === name;
  if (node?.type !== 'VariableDeclaration') return false;
  return node.declarations.some(({ id }) => id.type === 'Identifier' && id.name === name);
}

const opened = new Map<string, { code: string; source: Source }>();

function open(path: string): Source {
  const code = readFileSync(path, 'utf8');
  const known = opened.get(path);
  if (known?.code === code) return known.source;
  const { program, comments } = parseSync(path, code);
  const docs = comments.filter(({ type, value }) => type === 'Block' && value.startsWith('*'));
  const source: Source = {
    path,
    code,
    body: program.body as readonly ESTree.Node[],
    docOf({ start }) {
      const last = docs.findLast(({ end }) => end <= start);
      return last && code.slice(last.end, start).trim() === '' ? last.value : '';
    },
  };
  opened.set(path, { code, source });
  return source;
}

/** The props of a type by its name, in this file or where it is imported from. */
function propsOf(source: Source, name: string, elements: string[]): Props {
  for (const node of source.body) {
    const declared = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
    if (declared?.type === 'TSTypeAliasDeclaration' && declared.id.name === name) {
      return propsOfType(source, declared.typeAnnotation, elements);
    }
    if (declared?.type === 'TSInterfaceDeclaration' && declared.id.name === name) {
      const bases = declared.extends.map(({ expression, typeArguments }) =>
        propsOfReference(source, textOf(source, expression), typeArguments?.params, elements),
      );
      return Object.assign({}, ...bases, membersOf(source, declared.body.body));
    }
    if (node.type === 'ImportDeclaration' && node.source.value.startsWith('.')) {
      const names = node.specifiers.map(({ local }) => local.name);
      if (names.includes(name)) {
        return propsOf(open(resolve(source.path, '..', node.source.value)), name, elements);
      }
    }
  }
  return {};
}

function propsOfType(source: Source, type: ESTree.TSType, elements: string[]): Props {
  if (type.type === 'TSTypeReference') {
    const name = textOf(source, type.typeName);
    return propsOfReference(source, name, type.typeArguments?.params, elements);
  }
  // One of several sets of props.
  const sets =
    type.type === 'TSUnionType' ? type.types.map((one) => propsOfType(source, one, elements)) : [];
  // `?: undefined` only tells the sets apart.
  const said = sets.map((set) =>
    Object.fromEntries(Object.entries(set).filter(([, { type }]) => type !== 'undefined')),
  );
  const props: Props = Object.assign({}, ...said);
  for (const [name, prop] of Object.entries(props)) {
    props[name] = { ...prop, required: sets.every((set) => set[name]?.required) };
  }
  return props;
}

function propsOfReference(
  source: Source,
  name: string,
  [first, second]: readonly ESTree.TSType[] = [],
  elements: string[],
): Props {
  if (first === undefined) return propsOf(source, name, elements);
  if (name === 'ComponentPropsWithoutRef') {
    elements.push(textOf(source, first).replaceAll("'", ''));
    return {};
  }
  const props = propsOfType(source, first, elements);
  const keys = second && literalsOf(textOf(source, second));
  if (keys === undefined) return props;
  const kept = name === 'Pick';
  return Object.fromEntries(Object.entries(props).filter(([key]) => keys.includes(key) === kept));
}

function membersOf(source: Source, members: readonly ESTree.TSSignature[]): Props {
  const props: Props = {};
  for (const member of members) {
    if (member.type !== 'TSPropertySignature' && member.type !== 'TSMethodSignature') continue;
    if (member.key.type !== 'Identifier') continue;
    const written =
      member.type === 'TSMethodSignature'
        ? textOf(source, member).replace(/^\w+\??(\(.*\)):\s*(.*?);?$/s, '$1 => $2')
        : textOf(source, member.typeAnnotation?.typeAnnotation);
    const type = written
      .replace(/^\|\s*/, '')
      .replace(/\s*\|\s*undefined$/, '')
      .replace(/\s+/g, ' ');
    const options = literalsOf(type);
    props[member.key.name] = {
      description: toMarkdown(source.docOf(member)),
      required: !member.optional,
      type: type.replace(/^\((.*)\)$/, '$1'),
      ...(options && { options }),
    };
  }
  return props;
}

function textOf({ code }: Source, node: ESTree.Node | undefined): string {
  return node === undefined ? '' : code.slice(node.start, node.end);
}

/** `'a' | 'b'` */
function literalsOf(type: string): string[] | undefined {
  const parts = type.split('|').map((part) => part.trim());
  return parts.every((part) => /^'[^']*'$/.test(part))
    ? parts.map((part) => part.slice(1, -1))
    : undefined;
}

/** The text of a TSDoc comment, its example as code, what it throws and its parameters as a list. */
function toMarkdown(comment: string): string {
  const lines = comment.split('\n').map((line) => line.replace(/^\s*\*? ?/, '').trimEnd());
  const [text = '', ...tags] = lines.join('\n').trim().split(/^@/m);
  const rest = tags.map((tag) => {
    const [, name = '', words = ''] = /^(\w+)\s*([\s\S]*)$/.exec(tag.trim()) ?? [];
    if (name === 'example') return `\`\`\`tsx\n${words.trim()}\n\`\`\``;
    if (name === 'throws') return `Throws ${words.replace(/^\{(\w+)\}/, 'a `$1`:')}`;
    return name === 'param' ? words.replace(/^props\.(\w+)/, '`$1`:') : words;
  });
  return [text.trim(), ...rest].join('\n\n').replace(/\{@link (\w+)\}/g, '`$1`');
}
