import { test } from 'node:test';
import {
  assertNone,
  childOf,
  childrenOf,
  everyFile,
  lineOf,
  nameOf,
  type Node,
  readText,
  type See,
  type SourceFile,
  sourceFiles,
  unreadable,
} from './source-files.ts';

/** What a node is found guilty of; null for nothing. */
type Judge = (node: Node, around: Node | null, key: string) => string | null;

function judge(files: readonly SourceFile[], judgement: Judge): string[] {
  return files.flatMap((file) => {
    const found: string[] = [];
    const see: See = (node, around, key) => {
      const why = judgement(node, around, key);
      if (why !== null) found.push(`${file.path}:${lineOf(node)} ${why}`);
    };
    file.visit(see);
    return found;
  });
}

/** Declarations describe somebody else's library, as it is. */
const written = sourceFiles.filter((file) => !file.path.endsWith('.d.ts'));
const typed = written.filter((file) => file.path.endsWith('.ts'));

test('every file of code can be read', () => {
  assertNone(unreadable, 'These cannot be parsed.');
});

test('nobody but the clock asks what time it is', () => {
  const offences = judge(
    sourceFiles.filter((file) => !file.path.startsWith('src/platform/time/')),
    (node, around, key) => {
      if (node.type !== 'Identifier') return null;
      const owner = around === null ? '' : nameOf(childOf(around, 'object'));
      if (owner === 'Temporal' && key === 'property' && nameOf(node) === 'Now') return 'uses Temporal.Now';
      if (nameOf(node) !== 'Date') return null;
      if (around?.type === 'NewExpression' && key === 'callee') return 'makes a Date';
      if (around?.type === 'CallExpression' && key === 'callee') return 'calls Date';
      return key === 'object' ? 'uses Date' : null;
    },
  );
  assertNone(offences, 'The moment is passed in.');
});

test('there are no classes but errors', () => {
  const errors = new Set(['Error', 'RangeError', 'TypeError', 'AggregateError', 'SyntaxError']);
  for (const file of sourceFiles) {
    file.visit((node) => {
      if (node.type.startsWith('Class') && errors.has(nameOf(childOf(node, 'superClass')))) {
        errors.add(nameOf(childOf(node, 'id')));
      }
    });
  }
  const offences = judge(written, (node) => {
    if (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') return null;
    return errors.has(nameOf(childOf(node, 'superClass'))) ? null : `class ${nameOf(childOf(node, 'id'))}`;
  });
  assertNone(offences, 'Plain functions, plain data.');
});

test('there are no enums, namespaces or decorators', () => {
  const kinds = new Set(['TSEnumDeclaration', 'TSModuleDeclaration', 'Decorator', 'TSExportAssignment']);
  assertNone(
    judge(typed, (node) => {
      // To add to a library's own types is to declare, not to nest: `declare module 'fastify'`.
      const isAddition = childOf(node, 'id')?.type === 'StringLiteral';
      return kinds.has(node.type) && !isAddition ? node.type : null;
    }),
    'Syntax that can be erased.',
  );
});

test('there is no any, and no type is forced through unknown', () => {
  const offences = judge(typed, (node) => {
    if (node.type === 'TSAnyKeyword') return 'any';
    if (node.type !== 'TSAsExpression') return null;
    const inner = childOf(node, 'expression');
    const between = inner?.type === 'TSAsExpression' ? childOf(inner, 'typeAnnotation')?.type : '';
    return between === 'TSUnknownKeyword' ? 'as unknown as' : null;
  });
  assertNone(offences, 'Types say what is so.');
});

test('exports are by name, but for what the test runner asks of a reporter', () => {
  const named = written.filter(({ path }) => path !== 'tools/failures.mjs');
  const offences = judge(named, (node) => {
    if (node.type === 'ExportAllDeclaration') return 'export *';
    return node.type === 'ExportDefaultDeclaration' ? 'export default' : null;
  });
  assertNone(offences, 'Exports are by name.');
});

test('the public face of a step only passes on names', () => {
  const faces = typed.filter((file) => /^src\/[a-z-]+\/index\.ts$/.test(file.path));
  const offences = judge(faces, (node, around) => {
    if (around?.type !== 'Program' || node.type === 'Directive') return null;
    return node.type === 'ExportNamedDeclaration' && childOf(node, 'source') !== null ? null : node.type;
  });
  assertNone(offences, 'index.ts holds nothing of its own.');
});

test('no comment quiets the compiler or the linter, and none puts work off', () => {
  const quiet = /@ts-(ignore|nocheck)|(oxlint|eslint|tslint)-disable/;
  // In a test it says that something must not type-check; elsewhere it hides that something does not.
  const expected = /@ts-expect-error/;
  const later = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b`);
  const offences = sourceFiles.flatMap((file) =>
    file.comments
      .filter(({ text }) => quiet.test(text) || later.test(text) || (expected.test(text) && !file.isTest))
      .map((comment) => `${file.path}:${comment.line} ${comment.text.trim().slice(0, 80)}`),
  );
  const other = everyFile
    .filter((path) => /\.(md|sql|scss|css|typ|html|njk|json)$/.test(path) && !path.includes('package-lock'))
    .filter((path) => later.test(readText(path)));
  assertNone([...offences, ...other], 'What is known to be missing is done, or written down as a decision.');
});

test('every test is run', () => {
  const runners = new Set(['test', 'it', 'describe', 'suite', 't', 'context']);
  const modes = new Set(['skip', 'todo', 'only', 'runOnly']);
  const offences = judge(
    sourceFiles.filter((file) => file.path.endsWith('.test.ts') || file.path.startsWith('test/')),
    (node, around, key) => {
      if (node.type !== 'Identifier' || !modes.has(nameOf(node)) || around === null) return null;
      if (key === 'property' && runners.has(nameOf(childOf(around, 'object')))) return nameOf(node);
      return null;
    },
  );
  const withOptions = judge(sourceFiles, (node) => {
    if (node.type !== 'CallExpression' || !runners.has(nameOf(childOf(node, 'callee')))) return null;
    const options = childrenOf(node['arguments']).filter((one) => one.type === 'ObjectExpression');
    const names = options.flatMap((one) =>
      childrenOf(one['properties']).map((own) => nameOf(childOf(own, 'key'))),
    );
    return names.find((name) => modes.has(name)) ?? null;
  });
  assertNone([...offences, ...withOptions], 'A test that is not run proves nothing.');
});
