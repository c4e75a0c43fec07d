import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { smallAudit } from '../builders.ts';
import type { Problem } from './problem.ts';
import { publishedAuditBytesLimit, readPublishedAudit } from './read-published-audit.ts';
import { writePublishedAudit } from './write-published-audit.ts';

const folder = new URL('../../../', import.meta.url);
const published = new URL('demo/published/', folder);
const files = readdirSync(published).filter((name) => name.endsWith('.json'));
const whole = writePublishedAudit(smallAudit());

function problems(text: string): readonly Problem[] {
  const read = readPublishedAudit(text);
  return read.ok ? [] : read.problems;
}

test('The four published audits are read without a problem', () => {
  assert.deepEqual(files, [
    'leicester-2016-cse.json',
    'leicester-2019-familial.json',
    'llr-2025-csa.json',
    'portsmouth-2017-intra-familial.json',
  ]);
  for (const name of files) {
    const text = readFileSync(new URL(name, published), 'utf8');
    const read = readPublishedAudit(text);
    assert.deepEqual(problems(text), [], name);
    assert.ok(read.ok && `${read.audit.shortName}.json` === name);
    assert.ok(Buffer.byteLength(text) < publishedAuditBytesLimit);
  }
});

test('The example of the instructions is read without a problem', () => {
  const page = readFileSync(new URL('docs/published-audit-file.md', folder), 'utf8');
  const example = /```json\n([^]*?)```/.exec(page)?.[1] ?? '';
  const read = readPublishedAudit(example);
  assert.deepEqual(problems(example), []);
  assert.ok(read.ok);
  assert.equal(read.audit.fieldwork?.typed, 'spring 2024');
  assert.equal(read.audit.scope?.until?.until, '2024-02-29');
});

test('A text that is not JSON is told with line and column', () => {
  assert.deepEqual(problems('Leicester LSCB\nAudit'), [
    {
      path: 'line 1, column 1',
      found: '“Leicester LSCB”',
      allowed: 'JSON',
      sentence:
        'Line 1, column 1: a value was expected here: text in straight double quotes, a number, true, false or null.',
    },
  ]);
  assert.equal(problems('')[0]?.path, 'line 1, column 1');
});

test('A file cut short in its last record is told so, at its last line', () => {
  const cut = whole.slice(0, whole.lastIndexOf('"publisher"') + 20);
  const [problem] = problems(cut);
  assert.equal(problem?.path, `line ${cut.split('\n').length}, column ${cut.split('\n').at(-1)!.length + 1}`);
  assert.match(problem.sentence, /cut short/);
});

test('A name that stands twice is a fault, and not silently the last one', () => {
  const [problem] = problems(whole.replace('"graded": false', '"graded": false, "graded": true'));
  assert.match(problem?.sentence ?? '', /stands twice/);
});

test('A byte order mark, as Windows editors write it, is passed over', () => {
  assert.deepEqual(problems(`\ufeff${whole}`), []);
});

test('Characters that cannot be shown, impossible dates and wrong references are all told at once', () => {
  const audit = smallAudit({ title: 'A\0B', topics: ['weather'] });
  const text = writePublishedAudit(audit).replace('"graded"', '"reported": "2023-02-29",\n  "graded"');
  assert.deepEqual(
    problems(text).map((problem) => problem.path),
    ['title', 'reported', 'topics[0]'],
  );
  assert.equal(problems(text)[0]?.found, '“A\ufffdB”');
  assert.match(
    problems(whole.replace('Anytown SCP', String.raw`\ud800`))[0]?.sentence ?? '',
    /cannot be shown/,
  );
});

test('Of many problems the first 200 are told, and how many more there are', () => {
  const topics = Array.from({ length: 10 }, (_, index) => `t${index}`);
  const [first] = smallAudit().findings;
  const findings = Array.from({ length: 19 }, (_, index) => ({
    ...first!,
    ref: `f${index}`,
    themes: topics,
  }));
  const count = (extra: number) =>
    problems(
      writePublishedAudit(
        smallAudit({
          topics,
          findings,
          recommendations: [],
          areas: [],
          panel: Array.from({ length: extra }, () => ({ agency: null })),
        }),
      ),
    );
  assert.equal(count(0).length, 200);
  assert.equal(count(1).length, 201);
  assert.equal(count(1).at(-1)?.sentence, 'The file has 1 more problem, not listed here.');
  assert.equal(count(3).at(-1)?.sentence, 'The file has 3 more problems, not listed here.');
});

test('No problem tells more than 80 characters of the file as found, and each is a sentence', () => {
  const long = 'x'.repeat(5000);
  const bad = { ...smallAudit({ title: long, topics: [long] }), [long]: long };
  for (const { found, sentence } of problems(JSON.stringify(bad))) {
    assert.ok(found.length <= 80);
    assert.match(sentence, /^[A-Z].*\.$/);
    assert.ok(!sentence.includes('x'.repeat(80)));
  }
});
