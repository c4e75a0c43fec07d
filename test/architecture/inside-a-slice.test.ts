import { test } from 'node:test';
import { assertNone, childOf, lineOf, nameOf, type SourceFile, sourceFiles } from './source-files.ts';

type Kind = 'rule' | 'page' | 'job' | 'store' | 'routes' | 'paths' | 'face' | 'builders' | 'noun';

/** What a file of a slice is, by where it lies. */
function kindOf(path: string): Kind {
  const within = path.replace(/^src\/[a-z-]+\//, '');
  if (within.startsWith('rules/')) return 'rule';
  if (within.startsWith('pages/')) return 'page';
  if (within.startsWith('jobs/')) return 'job';
  if (within === 'store.ts' || within.startsWith('store/')) return 'store';
  if (within === 'routes.ts' || within.startsWith('routes/')) return 'routes';
  if (within === 'paths.ts') return 'paths';
  if (within === 'index.ts') return 'face';
  return within === 'builders.ts' ? 'builders' : 'noun';
}

/** Which kinds of file of its own slice a file may import; `types` only as types. */
const may: Record<Kind, { readonly values: readonly Kind[]; readonly types: readonly Kind[] }> = {
  rule: { values: ['rule', 'noun', 'paths'], types: [] },
  store: { values: ['store', 'noun'], types: ['rule'] },
  page: { values: ['page', 'store', 'rule', 'noun', 'paths'], types: [] },
  job: { values: ['job', 'store', 'rule', 'noun', 'paths'], types: [] },
  routes: { values: ['routes', 'page', 'noun', 'paths'], types: [] },
  paths: { values: ['noun'], types: [] },
  noun: { values: ['noun', 'rule', 'paths'], types: ['store'] },
  face: { values: ['rule', 'page', 'job', 'store', 'routes', 'paths', 'noun'], types: [] },
  builders: { values: ['noun', 'rule', 'store', 'paths'], types: [] },
};

const slices = sourceFiles.filter(
  (file) => /^src\/[a-z-]+\//.test(file.path) && !file.path.startsWith('src/platform/') && !file.isTest,
);
const rules = slices.filter((file) => kindOf(file.path) === 'rule');

test('inside a step, pages use stores and rules, stores use the types of rules, rules use rules; never back', () => {
  const offences = slices.flatMap((file) =>
    file.imports.flatMap((taken) => {
      if (taken.file === null || taken.file.endsWith('.json')) return [];
      const from = kindOf(file.path);
      const to = kindOf(taken.file);
      if (may[from].values.includes(to)) return [];
      if (may[from].types.includes(to) && taken.typeOnly) return [];
      const only = may[from].types.includes(to) ? ', but for types' : '';
      return [`${file.path}:${taken.line} imports ${taken.from}: a ${from} does not use a ${to}${only}`];
    }),
  );
  assertNone(offences, 'The direction inside a step.');
});

/** Libraries that only compute: the checker of JSON schemas. */
const pureLibraries = ['ajv'];
/** The parts of the platform that only compute. */
const pureParts = ['#platform/time', '#platform/html'];
/** Takes the words of a block, so that a budget counts what a document shows; it renders nothing. */
const countsWords = 'src/reports/rules/word-budget.ts';

test('rules import rules, nouns, earlier steps and what only computes', () => {
  const offences = rules.flatMap((file) =>
    file.imports.flatMap((taken) => {
      const { from } = taken;
      const fine =
        taken.file !== null ||
        (from.startsWith('#') && !from.startsWith('#platform/')) ||
        pureParts.includes(from) ||
        (file.path === countsWords && from === '#platform/documents') ||
        pureLibraries.some((name) => from === name || from.startsWith(`${name}/`)) ||
        (taken.typeOnly && from.startsWith('#platform/'));
      return fine ? [] : [`${file.path}:${taken.line} imports ${from}`];
    }),
  );
  assertNone(offences, 'Rules are pure.');
});

/** Names through which the world outside, chance or the clock would come in. */
const worldly = new Set([
  'process',
  'console',
  'fetch',
  'globalThis',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'crypto',
  'Promise',
  'require',
]);

/** What in a rule waits, or reads the world, with its line. The clock is another guard's (language.test.ts). */
function whatIsNotPure(file: SourceFile): string[] {
  const found: string[] = [];
  file.visit((node, around, key) => {
    const say = (what: string): void => void found.push(`${file.path}:${lineOf(node)} ${what}`);
    if (node['async'] === true || node.type === 'AwaitExpression') say('waits');
    if (node.type === 'ImportExpression' || node.type === 'Import') say('imports while running');
    if (node.type === 'MetaProperty') say('asks where it lies');
    if (node.type !== 'Identifier') return;
    const isProperty = (key === 'property' && around?.['computed'] !== true) || key === 'key';
    const owner = around === null ? '' : nameOf(childOf(around, 'object'));
    if (!isProperty && worldly.has(nameOf(node))) say(`uses ${nameOf(node)}`);
    if (isProperty && owner === 'Math' && nameOf(node) === 'random') say('uses chance');
  });
  return found;
}

test('rules do not wait, and read neither chance nor the world', () => {
  assertNone(rules.flatMap(whatIsNotPure), 'Rules are pure.');
});

test('rules return the same each time: no variable of the file is changed', () => {
  const offences = rules.flatMap((file) => {
    const found: string[] = [];
    file.visit((node, around) => {
      if (node.type === 'VariableDeclaration' && node['kind'] !== 'const' && around?.type === 'Program') {
        found.push(`${file.path}:${lineOf(node)}`);
      }
    });
    return found;
  });
  assertNone(offences, 'A rule keeps nothing between two calls.');
});
