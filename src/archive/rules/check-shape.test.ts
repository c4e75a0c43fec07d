import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agencyTypes } from '#accounts';
import { methodKinds } from '#audits';
import { participationStatuses } from '#cases';
import { findingKinds } from '#findings';
import { meetingKinds } from '#meetings';
import { recommendationForms, recommendationKinds } from '#recommendations';
import schema from '../published-audit.schema.json' with { type: 'json' };
import { smallAudit } from '../builders.ts';
import { checkShape } from './check-shape.ts';
import type { Problem } from './problem.ts';

function problems(change: Record<string, unknown>): readonly Problem[] {
  const shape = checkShape({ ...smallAudit(), ...change });
  return shape.ok ? [] : shape.problems;
}

function sentences(change: Record<string, unknown>): string[] {
  return problems(change).map((problem) => problem.sentence);
}

const finding = { ref: 'late', kind: 'learning', text: 'Late.', themes: ['minutes'] };

test('A sound audit has the right shape', () => {
  assert.deepEqual(problems({}), []);
});

test('Something that is no audit at all is refused', () => {
  for (const value of [null, 5, 'x', [], {}]) assert.equal(checkShape(value).ok, false);
});

test('A missing part is named', () => {
  const { graded: _, ...rest } = smallAudit();
  const shape = checkShape(rest);
  assert.ok(!shape.ok);
  assert.deepEqual(
    shape.problems.map((problem) => problem.sentence),
    ['The file: “graded” is missing.'],
  );
});

test('A name that the format does not know is told with those that can stand there', () => {
  const [problem] = problems({ areas: [{ name: 'Anytown', cases: 3, colour: 'red' }] });
  assert.equal(problem?.path, 'areas[0]');
  assert.equal(
    problem?.sentence,
    'Area 1: “colour” is not a name that can stand here; these can: name, cases.',
  );
  assert.equal(problems({ ['x'.repeat(500)]: 1 })[0]?.found.length, 80);
});

test('A wrong kind of value, and a value out of bounds, is told with what it must be', () => {
  assert.deepEqual(sentences({ sample: { cases: 'four' } }), [
    'Sample, cases: this must be a whole number or null, but it is “four”.',
  ]);
  assert.deepEqual(sentences({ graded: 'no' }), ['Graded: this must be true or false, but it is “no”.']);
  assert.deepEqual(sentences({ sample: { cases: -1 } }), [
    'Sample, cases: this must be 0 or more, but it is -1.',
  ]);
  assert.deepEqual(sentences({ sample: { cases: 1.5 } }), [
    'Sample, cases: this must be a whole number or null, but it is 1.5.',
  ]);
  assert.deepEqual(sentences({ sample: { cases: 1e9 } }), [
    'Sample, cases: this must be 100000 or less, but it is 1000000000.',
  ]);
});

test('A value that is none of a list is told with the list', () => {
  assert.deepEqual(sentences({ findings: [{ ...finding, kind: 'good' }] }), [
    'Finding 1, kind: this must be one of strength, learning, neither, but it is “good”.',
  ]);
});

test('Another version of the format is refused', () => {
  assert.deepEqual(sentences({ format: 'throughline/published-audit/2' }), [
    'Format: this must be “throughline/published-audit/1”, the only version of the format that can be read, ' +
      'but it is “throughline/published-audit/2”.',
  ]);
});

test('A text that is too long, or blank, is told', () => {
  assert.deepEqual(sentences({ title: 'x'.repeat(201) }), [
    'Title: this text has 201 characters, 1 more than the 200 that it can have.',
  ]);
  assert.deepEqual(problems({ title: 'é'.repeat(200) }), []);
  assert.match(
    sentences({ title: ' ' })[0] ?? '',
    /^Title: this does not fit\. It must be: A name or short phrase, not blank/,
  );
  assert.match(sentences({ shortName: 'Any Town' })[0] ?? '', /Lower-case letters and numbers/);
});

test('A list that is too long, too short or has an entry twice is told', () => {
  assert.match(
    sentences({ topics: Array.from({ length: 11 }, (_, index) => `t${index}`) })[0] ?? '',
    /more than the 10 entries/,
  );
  assert.match(sentences({ findings: [{ ...finding, themes: [] }] })[0] ?? '', /needs at least one entry/);
  assert.match(
    sentences({ findings: [{ ...finding, themes: ['a', 'a'] }] })[0] ?? '',
    /the same entry twice/,
  );
});

test('An extent is a number of cases or a word, never both and never neither', () => {
  const reach = (extent: unknown) => sentences({ findings: [{ ...finding, extent }] });
  for (const extent of [{ cases: 1 }, { cases: 1, of: 4 }, { said: 'some' }])
    assert.deepEqual(reach(extent), []);
  for (const extent of [{}, { of: 4 }, { cases: 1, said: 'some' }, { said: 'some', of: 4 }]) {
    assert.deepEqual(reach(extent), [
      'Finding 1, extent: this needs either “cases” or “said”, and not both; “of” can only stand with “cases”.',
    ]);
  }
});

test('A web address is one that a browser opens, never a script', () => {
  for (const url of ['javascript:alert(1)', 'https://a b', 'ftp://x', 'HTTPS://x', 'https://x"y']) {
    assert.match(sentences({ resources: [{ title: 'x', url }] })[0] ?? '', /begins with http/, url);
  }
  assert.deepEqual(sentences({ resources: [{ title: 'x', url: 'http://x.example/a?b#c' }] }), []);
});

test('A date stands alone or with the words it was published in', () => {
  assert.deepEqual(sentences({ reported: '2018' }), []);
  assert.deepEqual(sentences({ reported: { date: '2018', typed: 'in 2018' } }), []);
  assert.deepEqual(sentences({ reported: { date: '2018' } }), ['Reported: “typed” is missing.']);
  assert.match(sentences({ reported: 2018 })[0] ?? '', /text in double quotes or a group of values/);
});

test('A name from the ground of the language is a name like any other', () => {
  for (const text of ['{"__proto__": {"ok": true}}', '{"constructor": 1}']) {
    const change: Record<string, unknown> = JSON.parse(text);
    const shape = checkShape(
      Object.defineProperty({ ...smallAudit() }, Object.keys(change)[0] ?? '', {
        value: 1,
        enumerable: true,
      }),
    );
    assert.ok(!shape.ok);
    assert.match(shape.problems[0]?.sentence ?? '', /not a name that can stand here/);
  }
});

test('The schema lists exactly the kinds that the slices have', () => {
  const { $defs: defs, properties } = schema;
  assert.deepEqual(defs.agency.properties.type.enum, Object.keys(agencyTypes));
  assert.deepEqual(defs.method.properties.kind.enum, methodKinds);
  assert.deepEqual(defs.meeting.properties.kind.enum, meetingKinds);
  assert.deepEqual(defs.count.properties.status.enum, participationStatuses);
  assert.deepEqual(defs.finding.properties.kind.enum, findingKinds);
  assert.deepEqual(defs.recommendation.properties.form.enum, recommendationForms);
  assert.deepEqual(defs.recommendation.properties.kind.enum, recommendationKinds);
  assert.equal(properties.format.const, smallAudit().format);
});

test('Every part of the schema is described, closed and bounded', () => {
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    const part: Record<string, unknown> = { ...node };
    const types = [part['type']].flat();
    if (types.includes('object')) assert.equal(part['additionalProperties'], false, path);
    if (types.includes('array')) assert.ok('maxItems' in part, path);
    if (types.includes('string') && !('$ref' in part))
      assert.ok(
        ['enum', 'const', 'maxLength', 'pattern'].some((limit) => limit in part),
        path,
      );
    if ('type' in part || '$ref' in part) assert.ok('description' in part, path);
    for (const list of ['properties', '$defs']) {
      for (const [name, inside] of Object.entries({ ...Object(part[list]) }))
        visit(inside, `${path}.${name}`);
    }
    visit(part['items'], `${path}[]`);
  };
  visit(schema, 'schema');
});

test('whoever left a part out is told what belongs there, not what else could stand in the file', () => {
  const checked = checkShape({ format: 'throughline/published-audit/1' });
  assert.ok(!checked.ok);
  const missing = checked.problems.find((problem) => problem.sentence.includes('“graded”'));
  assert.equal(missing?.allowed, 'Whether the audit gave grades');
});
