import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNone, everyFile, nameOf, readText, sourceFiles, type Node } from './source-files.ts';

/**
 * Where each library of the running program lives, as folders under src. To bring in another one, give it one home here
 * and say why it is there in a decision record.
 */
const homes: Readonly<Record<string, readonly string[]>> = {
  '@expo-google-fonts/atkinson-hyperlegible-next': ['platform/documents'],
  '@fastify/cookie': ['platform/http'],
  '@fastify/multipart': ['platform/http'],
  '@fastify/rate-limit': ['platform/http'],
  '@myriaddreamin/typst-ts-node-compiler': ['platform/documents'],
  '@resvg/resvg-js': ['platform/documents', 'platform/charts'],
  '@xmldom/xmldom': ['platform/documents', 'platform/files'],
  ajv: ['archive'],
  'csv-parse': ['platform/files'],
  'd3-scale': ['platform/charts'],
  docx: ['platform/documents'],
  fastify: ['platform/http'],
  fflate: ['platform/documents', 'platform/files'],
  'govuk-frontend': ['platform/govuk'],
  'graphile-worker': ['platform/jobs', 'platform/db'],
  hucre: ['platform/files'],
  'ical-generator': ['platform/files'],
  // Its other names only in platform/db: see below.
  kysely: [
    'platform',
    'accounts',
    'audits',
    'cases',
    'returns',
    'chronology',
    'analysis',
    'meetings',
    'findings',
  ].concat(['recommendations', 'archive', 'disclosure', 'reports', 'overview']),
  nodemailer: ['platform/mail'],
  nunjucks: ['platform/govuk'],
  otpauth: ['platform/crypto'],
  pg: ['platform/db'],
  qr: ['platform/charts'],
};

const ours = sourceFiles.filter(
  (file) => file.path.startsWith('src/') && !file.isTest && !file.path.endsWith('/builders.ts'),
);

/** 'ajv' of 'ajv/dist/2020.js', '@fastify/cookie' of itself; null for what is no library. */
function libraryOf(specifier: string): string | null {
  if (/^(node:|#|\.)/.test(specifier)) return null;
  return /^(@[^/]+\/[^/]+|[^/]+)/.exec(specifier)?.[1] ?? null;
}

test('each library is imported in its own home only', () => {
  const offences = ours.flatMap((file) =>
    file.imports.flatMap((taken) => {
      const library = libraryOf(taken.from);
      if (library === null) return [];
      const home = homes[library];
      if (home === undefined) return [`${file.path}:${taken.line} imports ${library}, which has no home`];
      if (home.some((folder) => file.path.startsWith(`src/${folder}/`))) return [];
      return [`${file.path}:${taken.line} imports ${library}, whose home is ${home.join(' or ')}`];
    }),
  );
  assertNone(offences, 'A library has one home.');
});

/** Files outside the stores that hold a statement, each with its reason. */
const statementsElsewhere: Readonly<Record<string, string>> = {
  'src/accounts/actor.ts': 'what the server asks at every request, before any page',
  'src/audits/audit-key.ts': 'the condition that the store of every later step writes',
};

test('slices write SQL in their stores only, and never make a connection', () => {
  const offences = ours.flatMap((file) =>
    file.imports.flatMap((taken) => {
      if (libraryOf(taken.from) !== 'kysely' || file.path.startsWith('src/platform/db/')) return [];
      const place = `${file.path}:${taken.line}`;
      const isStore =
        /^src\/[a-z-]+\/store(\.ts|\/)/.test(file.path) || file.path.startsWith('src/platform/');
      if (!isStore && statementsElsewhere[file.path] === undefined) return [`${place} is no store`];
      if (taken.typeOnly) return [];
      const more = taken.names.filter((name) => ['*', 'default', 'Kysely', 'PostgresDialect'].includes(name));
      return more.map((name) => `${place} imports ${name}`);
    }),
  );
  assertNone(offences, 'SQL stands in stores; the connection is reached through transact.');
});

type Package = {
  readonly imports: Record<string, string>;
  readonly dependencies: Record<string, string>;
  readonly optionalDependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
};
const manifest: Package = JSON.parse(readText('package.json'));
const dependencies = Object.keys(manifest.dependencies);

test('every package is pinned to one exact version', () => {
  const groups = [manifest.dependencies, manifest.optionalDependencies, manifest.devDependencies];
  const loose = groups.flatMap((group) =>
    Object.entries(group)
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[0-9a-z.-]+)?$/i.test(version))
      .map(([name, version]) => `${name} ${version}`),
  );
  assertNone(loose, 'package.json pins exact versions.');
});

test('the lock file is the one of package.json', () => {
  const lock: { packages: Record<string, Partial<Package>> } = JSON.parse(readText('package-lock.json'));
  const pinned = lock.packages[''];
  assert.deepEqual(pinned?.dependencies, manifest.dependencies);
  assert.deepEqual(pinned?.optionalDependencies, manifest.optionalDependencies);
  assert.deepEqual(pinned?.devDependencies, manifest.devDependencies);
});

/** The text before the first hole of a template; null for anything else. */
function beginningOfTemplate(node: Node): string | null {
  const value: unknown = node.type === 'TemplateElement' ? node['value'] : null;
  const isText = typeof value === 'object' && value !== null && 'cooked' in value;
  return isText && typeof value.cooked === 'string' ? value.cooked : null;
}

test('every library of the running program is used, and has a home', () => {
  const used = new Set<string>();
  for (const file of sourceFiles.filter((one) => /^(src|tools)\//.test(one.path) && !one.isTest)) {
    file.visit((node) => {
      // Fonts and templates are not imported: their place is asked for by name.
      const text = node.type === 'StringLiteral' ? nameOf(node) : beginningOfTemplate(node);
      const library = text === null ? null : libraryOf(text);
      if (library !== null) used.add(library);
    });
  }
  assertNone(
    dependencies.filter((name) => !used.has(name)),
    'These are in "dependencies" but nothing under src or tools uses them.',
  );
  assertNone(
    dependencies.filter((name) => homes[name] === undefined),
    'These have no home.',
  );
  assertNone(
    Object.keys(homes).filter((name) => !dependencies.includes(name)),
    'These have a home but are not in "dependencies".',
  );
});

test('a decision record says why each library of the running program is there', () => {
  const records = everyFile.filter((path) => /^docs\/decisions\/.*\.md$/.test(path)).map(readText);
  const isNamed = (name: string): boolean =>
    records.some((text) => new RegExp(`(^|[^\\w@/-])${RegExp.escape(name)}($|[^\\w/-])`, 'm').test(text));
  assertNone(
    dependencies.filter((name) => !isNamed(name)),
    'No record in docs/decisions names these.',
  );
});

test('every step of the audit has its name in package.json', () => {
  const faces = everyFile.filter((path) => /^src\/[a-z-]+\/index\.ts$/.test(path));
  const expected = faces.map((path) => [`#${path.split('/')[1]}`, `./${path}`]);
  const named = Object.entries(manifest.imports).filter(([name]) => !/^#(platform|test)\//.test(name));
  assert.deepEqual(Object.fromEntries(named), Object.fromEntries(expected));
});
