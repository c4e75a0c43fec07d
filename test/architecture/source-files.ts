import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parsers } from 'prettier/plugins/babel';

/** The source as the guard rails read it: parsed by the formatter's own parser, so that words in texts are no code. */

/** A node of the syntax tree: its kind, and whatever else that kind has. */
export type Node = { readonly type: string; readonly [key: string]: unknown };
/** Is called with a node, the node around it, and the key under which it lies there. */
export type See = (node: Node, around: Node | null, key: string) => void;

export type Import = {
  readonly line: number;
  /** As written: 'node:fs', '#platform/db', './store.ts', 'pg'. */
  readonly from: string;
  readonly typeOnly: boolean;
  /** The names taken; 'default' and '*' for those forms, and for an import without names '*'. */
  readonly names: readonly string[];
  /** The file meant by a relative import, from the root of the repository. */
  readonly file: string | null;
};

export type SourceFile = {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly isTest: boolean;
  readonly imports: readonly Import[];
  readonly comments: readonly { readonly line: number; readonly text: string }[];
  /** Shows every node of the file. */
  readonly visit: (see: See) => void;
};

export const root = join(import.meta.dirname, '..', '..');
const ignored = ['**/node_modules/**', '.git/**', '.cache/**', 'data/**', 'keys/**'];
const generated = /(^|\/)generated\/|^database\/types\.ts$/;
const isCode = /^(src|test|bench|demo|tools)\/.*\.(ts|mjs)$/;

const notCode = new Set([
  'comments',
  'leadingComments',
  'trailingComments',
  'innerComments',
  'tokens',
  'errors',
]);
/** Files that the parser refuses, with its words; another guard fails on them. */
export const unreadable: string[] = [];

/** Every file of the repository, generated ones too, by its path from the root; what git ignores is left out. */
export const everyFile: readonly string[] = globSync('**/*', {
  cwd: root,
  exclude: ignored,
  withFileTypes: true,
})
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(root.length + 1)
      .replaceAll('\\', '/'),
  )
  .filter((path) => !/^(\.git|\.cache)\//.test(path))
  .sort();

/** Every file of code that is written by hand. */
export const sourceFiles: readonly SourceFile[] = everyFile
  .filter((path) => isCode.test(path) && !generated.test(path))
  .map(readSource);

/** The text of a file of the repository. */
export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Fails with all offences at once, one a line. */
export function assertNone(offences: readonly string[], rule: string): void {
  assert.equal(
    offences.length,
    0,
    `${rule}\n${[...new Set(offences)].map((one) => `  ${one}`).join('\n')}\n`,
  );
}

function readSource(path: string): SourceFile {
  const text = readText(path);
  const tree = parse(path, text);
  const visit: SourceFile['visit'] = (see) => walk(tree, null, '', see);
  const imports: Import[] = [];
  visit((node) => {
    const found = asImport(node, path);
    if (found !== null) imports.push(found);
  });
  return {
    path,
    text,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    isTest: path.endsWith('.test.ts') || path.startsWith('test/'),
    imports,
    comments: childrenOf(tree['comments']).map((node) => ({
      line: lineOf(node),
      text: String(node['value']),
    })),
    visit,
  };
}

function parse(path: string, text: string): Node {
  const parser = parsers[path.endsWith('.mjs') ? 'babel' : 'babel-ts'];
  try {
    // The parser reads no options but the file's name.
    const tree: unknown = Reflect.apply(parser.parse, parser, [text, { filepath: path }]);
    if (isNode(tree)) return tree;
  } catch (error) {
    unreadable.push(`${path}: ${String(error)}`);
  }
  return { type: 'Nothing' };
}

function walk(node: Node, around: Node | null, key: string, see: See): void {
  see(node, around, key);
  for (const [name, value] of Object.entries(node)) {
    if (!notCode.has(name)) for (const child of childrenOf(value)) walk(child, node, name, see);
  }
}

/** The nodes among a property's values. */
export function childrenOf(value: unknown): readonly Node[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The line a node begins on, counted from 1. */
export function lineOf(node: Node): number {
  const { loc } = node;
  const start: unknown = typeof loc === 'object' && loc !== null && 'start' in loc ? loc.start : null;
  const line: unknown = typeof start === 'object' && start !== null && 'line' in start ? start.line : 0;
  return typeof line === 'number' ? line : 0;
}

/** The node under a key, when there is one. */
export function childOf(node: Node, key: string): Node | null {
  return childrenOf(node[key])[0] ?? null;
}

/** The name of an identifier, or the text of a string. */
export function nameOf(node: Node | null): string {
  const name = node?.['name'] ?? node?.['value'];
  return typeof name === 'string' ? name : '';
}

function asImport(node: Node, path: string): Import | null {
  const source = node.type === 'ImportExpression' ? childOf(node, 'source') : sourceOf(node);
  if (source === null) return null;
  const from = nameOf(source);
  const specifiers = childrenOf(node['specifiers']);
  const typeOnly =
    node['importKind'] === 'type' ||
    node['exportKind'] === 'type' ||
    (specifiers.length > 0 &&
      specifiers.every((one) => one['importKind'] === 'type' || one['exportKind'] === 'type'));
  return {
    line: lineOf(node),
    from,
    typeOnly,
    names: specifiers.length === 0 ? ['*'] : specifiers.map(nameTaken),
    file: from.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), from)) : null,
  };
}

function sourceOf(node: Node): Node | null {
  const declarations = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration'];
  if (declarations.includes(node.type)) return childOf(node, 'source');
  if (node.type === 'CallExpression' && childOf(node, 'callee')?.type === 'Import') {
    return childrenOf(node['arguments'])[0] ?? null;
  }
  return null;
}

function nameTaken(specifier: Node): string {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  if (specifier.type === 'ImportNamespaceSpecifier') return '*';
  return nameOf(childOf(specifier, 'imported') ?? childOf(specifier, 'local'));
}
