import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Extent } from '#findings';
import { parsePartialDate } from '#platform/time';
import { smallAudit } from '../builders.ts';
import type { PublishedAudit } from '../published-audit.ts';
import { forbiddenCharacter } from './problem.ts';
import { readPublishedAudit } from './read-published-audit.ts';
import { writePublishedAudit } from './write-published-audit.ts';

const published = new URL('../../../demo/published/', import.meta.url);

function read(text: string): PublishedAudit {
  const result = readPublishedAudit(text);
  if (!result.ok) assert.fail(result.problems[0]?.sentence);
  return result.audit;
}

test('A published file that is read and written is the same file, byte by byte', () => {
  for (const name of readdirSync(published).filter((entry) => entry.endsWith('.json'))) {
    const text = readFileSync(new URL(name, published), 'utf8');
    assert.equal(writePublishedAudit(read(text)), text, name);
  }
});

test('The order of names in the audit does not show in the file', () => {
  const audit = smallAudit();
  const turned: unknown = Object.fromEntries(Object.entries(audit).toReversed());
  assert.notDeepEqual(Object.keys(Object(turned)), Object.keys(audit));
  assert.equal(writePublishedAudit({ ...Object(turned) }), writePublishedAudit(audit));
});

test('The file ends with a line break and says nothing of what is not known', () => {
  const text = writePublishedAudit(smallAudit({ publishedBy: undefined }));
  assert.ok(text.endsWith('}\n'));
  assert.ok(!text.includes('publishedBy'));
});

const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => `a${text}`)
  .filter((text) => !forbiddenCharacter.test(text));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const date = fc
  .record({
    edtf: fc.constantFrom(
      '2018-11-13',
      '2018-11',
      '2018',
      '2018-11~',
      '2018?',
      '2016-01/2016-02',
      '../2018',
      '2018/..',
    ),
    typed: maybe(name),
  })
  .map(({ edtf, typed }) => parsePartialDate(edtf, typed) ?? undefined);
const extent: fc.Arbitrary<Extent | undefined> = fc.constantFrom(
  undefined,
  { cases: 2 },
  { cases: 0, of: 4 },
  { said: 'most' },
);
const anyAudit: fc.Arbitrary<PublishedAudit> = fc
  .record({
    publishedBy: maybe(name),
    priority: maybe(fc.record({ name, plan: maybe(name) })),
    jointPartners: fc.array(fc.record({ name, shortName: name, colour: maybe(fc.constant('#00aaff')) }), {
      maxLength: 2,
    }),
    background: fc.array(name, { maxLength: 2 }),
    fieldwork: date,
    reported: maybe(date),
    scope: maybe(fc.record({ phrase: name, from: maybe(date) })),
    receivingGroup: maybe(fc.record({ name, shortName: maybe(name) })),
    audience: maybe(name),
    sample: fc.record({ cases: fc.constant(4), source: maybe(name), selection: maybe(name) }),
    panel: fc.array(
      fc.record({
        agency: fc.constant('csc'),
        service: fc.constantFrom(undefined, 'Front Door'),
        name: maybe(name),
        role: maybe(name),
      }),
    ),
    meetings: fc.array(
      fc.record({ kind: fc.constantFrom('panel', 'other'), name, held: maybe(date), settled: maybe(name) }),
    ),
    statements: fc.array(fc.record({ kind: fc.constantFrom('conclusion', 'limit'), text: name, extent })),
    findings: fc.uniqueArray(
      fc.record({
        ref: fc.stringMatching(/^[a-z]{1,8}$/),
        kind: fc.constantFrom('strength', 'neither'),
        text: name,
        themes: fc.constantFrom(['minutes'], ['plans', 'minutes']),
        heading: maybe(name),
        area: fc.constantFrom(undefined, 'Anytown'),
        caseLabel: maybe(name),
        agencies: fc.constantFrom(undefined, [], ['police', 'csc']),
        extent,
      }),
      { selector: (finding) => finding.ref, maxLength: 4 },
    ),
    recommendations: fc.array(
      fc.record({
        ref: fc.constant('a'),
        form: fc.constantFrom('recommendation', 'suggested_action'),
        kind: fc.constantFrom('change', 'none'),
        text: name,
        owners: fc.array(fc.record({ agency: fc.constant(null), name })),
        due: maybe(date),
        secondStep: maybe(fc.record({ by: name, text: name })),
        themes: fc.constant(['minutes']),
      }),
      { maxLength: 1 },
    ),
    resources: fc.array(
      fc.record({ title: name, url: fc.constantFrom(undefined, 'https://x.example/'), about: maybe(name) }),
    ),
    source: fc.record({ title: name, kind: fc.constant('other'), publisher: name, published: maybe(date) }),
  })
  .map((change) => smallAudit(change));

test('Law: what is written is read back as the same audit', () => {
  fc.assert(
    fc.property(anyAudit, (audit) => {
      const text = writePublishedAudit(audit);
      const again = read(text);
      assert.deepEqual(again, withoutUndefined(audit));
      assert.equal(writePublishedAudit(again), text);
    }),
  );
});

/** A name with nothing behind it is not written, so it is not expected back. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== 'object' || value === null) return value;
  const given = Object.entries(value).filter(([, inside]) => inside !== undefined);
  return Object.fromEntries(given.map(([key, inside]) => [key, withoutUndefined(inside)]));
}
