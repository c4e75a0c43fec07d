import { test } from 'node:test';
import { assertNone, everyFile, type Import, type SourceFile, sourceFiles } from './source-files.ts';

/** The steps of an audit's life in order; a step may use only what stands before it (not what stands beside it). */
const order: readonly (readonly string[])[] = [
  ['platform'],
  ['accounts'],
  ['audits'],
  ['cases'],
  ['returns', 'chronology'],
  ['analysis'],
  ['meetings'],
  ['findings'],
  ['recommendations'],
  ['archive'],
  ['disclosure'],
  ['reports'],
  ['overview'],
];
const levelOf = (slice: string): number => order.findIndex((slices) => slices.includes(slice));

/** What stands at the top and puts everything together: the server, the jobs, the command line. */
const isTop = (path: string): boolean => /^src\/(command-line\/)?[a-z-]+(\.test)?\.ts$/.test(path);
const sliceOf = (path: string): string => (isTop(path) ? '' : (/^src\/([a-z-]+)\//.exec(path)?.[1] ?? ''));
const platformPartOf = (path: string): string => /^src\/platform\/([a-z-]+)/.exec(path)?.[1] ?? '';

const ours = sourceFiles.filter((file) => file.path.startsWith('src/'));
const say = (file: SourceFile, taken: Import, why: string): string =>
  `${file.path}:${taken.line} imports ${taken.from}: ${why}`;

function eachImport(judge: (file: SourceFile, taken: Import) => string | null): string[] {
  return ours.flatMap((file) =>
    file.imports.flatMap((taken) => {
      const why = judge(file, taken);
      return why === null ? [] : [say(file, taken, why)];
    }),
  );
}

test('every folder under src is a step of an audit, or the platform', () => {
  const folders = new Set(everyFile.filter((path) => sliceOf(path) !== '').map(sliceOf));
  assertNone(
    [...folders].filter((folder) => levelOf(folder) < 0).map((folder) => `src/${folder}`),
    'These folders have no place in the import order.',
  );
});

test('a step imports only the platform and the public face of earlier steps', () => {
  const offences = eachImport((file, taken) => {
    const slice = sliceOf(file.path);
    const named = /^#([a-z-]+)/.exec(taken.from)?.[1];
    if (slice === '' || named === undefined || named === 'test') return null;
    if (named === slice && slice !== 'platform') return 'that is its own face; import the file itself';
    if (slice === 'platform' && named === 'platform') return null;
    if (levelOf(named) < 0) return 'there is no such step';
    return levelOf(named) < levelOf(slice) ? null : 'that step does not stand before it';
  });
  assertNone(offences, 'Imports run one way.');
});

test('a relative import stays within its own step or its own part of the platform', () => {
  const offences = eachImport((file, taken) => {
    if (taken.file === null) return null;
    const { path } = file;
    // The demonstration is data with the program that fills it in: only the top knows of it.
    const isBeside = isTop(taken.file) || taken.file.startsWith('demo/');
    if (isTop(path)) return isBeside ? null : 'the top imports parts by their name (#…)';
    if (taken.file === 'database/types.ts' && platformPartOf(path) === 'db') return null;
    // A test may read what the repository ships beside the program.
    if (file.isTest && /^(demo|tools)\//.test(taken.file)) return null;
    if (sliceOf(path) !== sliceOf(taken.file)) return 'that file belongs to another part';
    if (platformPartOf(path) !== platformPartOf(taken.file)) return 'import it as #platform/…';
    return null;
  });
  assertNone(offences, 'A part reaches another only through its public face.');
});

test('only the public face of a part of the platform is imported, and the embedded server only at the top', () => {
  const offences = eachImport((file, taken) => {
    if (!taken.from.startsWith('#platform/')) return null;
    if (taken.from === '#platform/db/embedded' && (isTop(file.path) || file.isTest)) return null;
    if (taken.from === `#platform/${platformPartOf(file.path)}`) return 'that is its own face';
    return /^#platform\/[a-z-]+$/.test(taken.from) ? null : 'that is the inside of a part';
  });
  assertNone(offences, 'Platform parts are imported as #platform/<part>.');
});

test('parts of the platform do not import one another in a circle', () => {
  const uses = new Map<string, Set<string>>();
  for (const file of ours.filter((one) => !one.isTest && one.path.startsWith('src/platform/'))) {
    for (const taken of file.imports.filter((one) => one.from.startsWith('#platform/') && !one.typeOnly)) {
      const part = platformPartOf(file.path);
      uses.set(part, (uses.get(part) ?? new Set()).add(taken.from.slice('#platform/'.length)));
    }
  }
  const circles: string[] = [];
  const follow = (way: readonly string[]): void => {
    for (const next of uses.get(way.at(-1) ?? '') ?? []) {
      if (next === way[0]) circles.push([...way, next].join(' → '));
      else if (!way.includes(next)) follow([...way, next]);
    }
  };
  for (const part of uses.keys()) follow([part]);
  assertNone(circles, 'These parts import one another in a circle.');
});

test('what is only for tests is imported only by tests', () => {
  const forTests = (taken: Import): boolean =>
    taken.from.startsWith('#test/') ||
    /(^|\/)(builders|[a-z-]+\.test)\.ts$/.test(taken.file ?? '') ||
    ['node:test', 'node:assert', 'node:assert/strict', 'fast-check', 'smtp-server'].includes(taken.from);
  const offences = ours
    .filter((file) => !file.isTest && !file.path.endsWith('/builders.ts'))
    .flatMap((file) => file.imports.filter(forTests).map((taken) => say(file, taken, 'that is for tests')));
  assertNone(offences, 'The program does not import test code.');
});
