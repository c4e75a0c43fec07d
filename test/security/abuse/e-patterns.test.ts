import assert from 'node:assert/strict';
import { threadCpuUsage } from 'node:process';
import { test } from 'node:test';
import { childOf, lineOf, nameOf, sourceFiles } from '../../architecture/source-files.ts';

type Pattern = { readonly place: string; readonly source: string; readonly flags: string };

const product = sourceFiles.filter(({ path, isTest }) => path.startsWith('src/') && !isTest);

/** Every pattern written in the code of the product. */
const patterns: readonly Pattern[] = product.flatMap((file) => {
  const found: Pattern[] = [];
  file.visit((node) => {
    if (node.type !== 'RegExpLiteral') return;
    const [source, flags] = [String(node['pattern']), String(node['flags'])];
    found.push({ place: `${file.path}:${lineOf(node)}`, source, flags });
  });
  return found;
});

/** Patterns that look at short texts only, so that their cost does not matter. */
const bounded: Readonly<Record<string, string>> = {
  '=+$': 'Base64 of our own few bytes',
  '^-+|-+$': 'the name of a file, cut to eighty letters',
  '[^\\p{L}]+$': 'a password that was found not to be too long',
  '\\(?file:\\/\\/.*\\/((?:src|node_modules|test)\\/)': 'eight lines of our own stack',
};

const length = 100_000;
/** Milliseconds. A pattern that goes over a text once takes two, one that goes over it again from every place thousands. */
const most = 50;

const classes = [
  'a',
  '1',
  ' ',
  '\n',
  '-',
  '.',
  '"',
  '<',
  'é',
  '\u200b',
  '\u0301',
  '\\',
  'a ',
  '1-',
  ' -',
  '1 ',
];

/** Texts that make a careless pattern try every way: runs of what it looks for, broken off, or nearly right at the end. */
function evilTexts(source: string): readonly string[] {
  const plain = source.replaceAll(/\\[a-zA-Z](?:\{[^}]*\})?|[\\()[\]{}|?*+^$.]/g, '');
  const own = [...new Set(Array.from(plain))].slice(0, 12);
  const units = new Set([...own, ...own.map((letter) => `a${letter}`), ...classes, plain.slice(0, 20)]);
  return [...units]
    .filter((unit) => unit !== '')
    .map((unit) => `x${unit.repeat(Math.ceil(length / unit.length)).slice(0, length)}\u0000!`);
}

/** Milliseconds of this thread's own work, so that a busy machine does not count; what is dear is measured again. */
function costOf(pattern: RegExp, text: string, again = true): number {
  pattern.lastIndex = 0;
  const before = threadCpuUsage();
  if (pattern.global) text.replaceAll(pattern, '');
  else pattern.test(text);
  const { user, system } = threadCpuUsage(before);
  const cost = (user + system) / 1000;
  return cost > most && again ? Math.min(cost, costOf(pattern, text, false)) : cost;
}

/** What the pattern costs on the worst of the texts; it grows step by step, so that the worst pattern does not hang. */
function worstOf({ source, flags }: Pattern): number {
  const pattern = new RegExp(source, flags);
  let worst = 0;
  for (const text of evilTexts(source))
    for (const part of [24, 1_000, 10_000, 30_000, length]) {
      // Once from the start and once behind another letter, for patterns that hold on to the start.
      const whole = text.slice(0, part) + text.slice(-2);
      worst = Math.max(worst, costOf(pattern, whole), costOf(pattern, whole.slice(1)));
      if (worst > most) return worst;
    }
  return worst;
}

test('no text of 100,000 letters keeps a pattern of ours busy, but for those that see short texts only (E03)', () => {
  assert.ok(patterns.length > 100);
  const slow = patterns
    .filter(({ source }) => !Object.hasOwn(bounded, source))
    .filter((pattern) => worstOf(pattern) > most)
    .map(({ place, source, flags }) => `${place} /${source}/${flags}`);
  assert.deepEqual(slow, []);
  const there = new Set(patterns.map(({ source }) => source));
  assert.deepEqual(
    Object.keys(bounded).filter((source) => !there.has(source)),
    [],
    'a pattern that is gone needs no exception',
  );
});

test('the measure finds a pattern that tries again from every place (E03)', () => {
  for (const source of ['\\s+$', '(?:a+)+$'])
    assert.ok(worstOf({ place: 'here', source, flags: '' }) > most, source);
});

test('no pattern is made from text that comes from outside (E03)', () => {
  const made: string[] = [];
  for (const file of product)
    file.visit((node) => {
      if (!['NewExpression', 'CallExpression'].includes(node.type)) return;
      if (nameOf(childOf(node, 'callee')) !== 'RegExp') return;
      const from = childOf(node, 'arguments');
      const isOwn = from?.type === 'MemberExpression' && nameOf(childOf(from, 'property')) === 'source';
      if (!isOwn) made.push(`${file.path}:${lineOf(node)}`);
    });
  assert.deepEqual(made, []);
});
