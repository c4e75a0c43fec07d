import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNone, everyFile, readText, type SourceFile, sourceFiles } from './source-files.ts';

const generated = /(^|\/)generated\/|^database\/types\.ts$/;

test('no file is longer than can be read at one sitting', () => {
  const long = sourceFiles.filter((file) => file.lines > 400).map((file) => `${file.path} has ${file.lines}`);
  const migrations = everyFile
    .filter((path) => path.endsWith('.sql'))
    .map((path) => ({ path, lines: readText(path).split('\n').length - 1 }))
    .filter(({ lines }) => lines > 500)
    .map(({ path, lines }) => `${path} has ${lines}`);
  assertNone([...long, ...migrations], 'At most 400 lines; a migration at most 500.');
});

test('files and folders are named by words of the domain', () => {
  const empty = new Set(
    [
      'util',
      'helper',
      'common',
      'shared',
      'type',
      'constant',
      'service',
      'misc',
      'lib',
      'model',
      'controller',
    ].flatMap((word) => [word, `${word}s`]),
  );
  const offences = everyFile
    .filter((path) => /^(src|test|bench|demo|tools|database|docs)\//.test(path) && !generated.test(path))
    .filter((path) => {
      const names = path.split('/').map((name) => name.replace(/\..*$/, '').toLowerCase());
      return names.some((name) => empty.has(name) || /(^|[-_])(utils?|helpers?|misc)($|[-_])/.test(name));
    });
  assertNone(offences, 'These names say nothing.');
  const form = /^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.d)?\.(ts|mjs)$/;
  assertNone(
    sourceFiles.map((file) => file.path).filter((path) => !form.test(path.split('/').at(-1) ?? '')),
    'File names are lower-case words with hyphens.',
  );
});

/** Whether there is anything to test: a file of types has nothing that runs. */
function exportsValues(file: SourceFile): boolean {
  let found = false;
  file.visit((node) => {
    if (node.type === 'ExportNamedDeclaration' && node['exportKind'] === 'value') found = true;
  });
  return found;
}

test('every rule and every page has its test beside it', () => {
  const paths = new Set(everyFile);
  const offences = sourceFiles
    .filter(exportsValues)
    .map((file) => file.path)
    .filter((path) => /^src\/[a-z-]+\/(rules|pages)\//.test(path) && !path.includes('/pages/parts/'))
    .filter((path) => !path.endsWith('.test.ts') && !paths.has(path.replace(/\.ts$/, '.test.ts')));
  assertNone(offences, 'These have no test.');
});

test('every test file holds a test', () => {
  const offences = sourceFiles
    .filter((file) => file.path.endsWith('.test.ts') && !/^ *test\(/m.test(file.text))
    .map((file) => file.path);
  assertNone(offences, 'These test nothing.');
});

/** 'src/cases', 'src/platform/time': every step and every part of the platform that has a file. */
const parts = [
  ...new Set(
    everyFile.flatMap(
      (path) => /^src\/(?:platform\/)?(?!platform\/|command-line\/)[a-z-]+(?=\/)/.exec(path)?.[0] ?? [],
    ),
  ),
].sort();

test('every step and every part of the platform has a page that explains it', () => {
  assert.ok(
    parts.includes('src/cases') && parts.includes('src/platform/time') && !parts.includes('src/platform'),
  );
  const offences = parts.filter(
    (part) => !everyFile.includes(`${part}/README.md`) || readText(`${part}/README.md`).trim().length < 200,
  );
  assertNone(offences, 'These have no README.md, or an empty one.');
});

test('every step and every part of the platform has a public face', () => {
  assertNone(
    parts.filter((part) => !everyFile.includes(`${part}/index.ts`)),
    'These have no index.ts.',
  );
});

test('no file knows the machine it was written on, or where its packages came from', () => {
  const patterns: Readonly<Record<string, RegExp>> = {
    'a folder of somebody’s machine': /(?:^|[\s"'`=(])\/(?:home|root|Users|wor[k]|workspaces?)\/[\w.-]+/m,
    'a folder of a Windows machine': /\b[A-Z]:\\\\?Users\\/,
    'a registry': /https?:\/\/[^/\s"']*(?:registry|artifactory|nexus|verdaccio)[^/\s"']*/i,
    'a token': /_auth[T]oken|\bnpm_[A-Za-z0-9]{36}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  };
  const offences = everyFile
    .filter((path) => !/\.(png|jpe?g|woff2?|ttf|otf|pdf|docx|xlsx|ico|wasm|zip)$/.test(path))
    .flatMap((path) => {
      const text = readText(path);
      return Object.entries(patterns).flatMap(([what, pattern]) => {
        const found = pattern.exec(text);
        return found === null ? [] : [`${path}: ${what}: ${found[0].trim().slice(0, 60)}`];
      });
    });
  assertNone(offences, 'What is written down here holds on every machine.');
});
