import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { readPublishedAudit } from '#archive';
import type { PublishedAudit } from '#archive';
import { closeDocuments, renderHtmlDocument, renderPdf } from '#platform/documents';
import { findMisplaced, northshire, readWords } from './builders.ts';
import { briefingKinds } from './briefing.ts';
import { composeBriefing } from './rules/compose-briefing.ts';
import { declaredFacts } from './rules/declared-facts.ts';
import { wordBudget } from './rules/word-budget.ts';

after(closeDocuments);

function readAudit(name: string): PublishedAudit {
  const text = readFileSync(new URL(`../../demo/published/${name}.json`, import.meta.url), 'utf8');
  const read = readPublishedAudit(text);
  assert.ok(read.ok, `${name} can be read`);
  return read.audit;
}

const leicester2016 = readAudit('leicester-2016-cse');
const portsmouth = readAudit('portsmouth-2017-intra-familial');
const leicester2019 = readAudit('leicester-2019-familial');
const llr2025 = readAudit('llr-2025-csa');
const audits = [leicester2016, portsmouth, leicester2019, llr2025];

const wordsOf = (kind: (typeof briefingKinds)[number], audit: PublishedAudit) =>
  readWords(composeBriefing(kind, audit, northshire));

test('every briefing of every published audit carries every fact that its kind declares, in that order', () => {
  for (const audit of audits) {
    for (const kind of briefingKinds) {
      const facts = declaredFacts(kind, audit);
      assert.ok(facts.length > 3, `${kind} of ${audit.shortName} declares facts`);
      const words = wordsOf(kind, audit);
      assert.deepEqual(findMisplaced(words, facts), [], `${kind} of ${audit.shortName}`);
    }
  }
});

test('nothing is lost between the composed document and the web page made of it', () => {
  for (const audit of audits) {
    for (const kind of briefingKinds) {
      const page = renderHtmlDocument(composeBriefing(kind, audit, northshire))
        .replaceAll(/<[^>]+>/g, '')
        .replaceAll('&#39;', "'")
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&');
      const missing = declaredFacts(kind, audit).filter((fact) => !page.includes(fact.text));
      assert.deepEqual(missing, [], `${kind} of ${audit.shortName}`);
    }
  }
});

test('no briefing says "undefined", doubles a full stop, or ends a sentence twice', () => {
  for (const audit of audits) {
    for (const kind of briefingKinds) {
      assert.doesNotMatch(wordsOf(kind, audit), /undefined|\bnull\b|NaN|\.\.|\.;| {2}|\[object/);
    }
  }
});

test('a case is never labelled in a briefing', () => {
  assert.ok(portsmouth.findings.some((finding) => finding.caseLabel === 'Case Three'));
  for (const kind of briefingKinds) assert.doesNotMatch(wordsOf(kind, portsmouth), /Case Three/);
});

test('the summary of Leicester 2018–19 says how far single findings reach, and that its actions are unowned', () => {
  const words = wordsOf('summary', leicester2019);
  const omitted = leicester2019.findings.find((finding) => finding.ref === 'referrals-3');
  assert.ok(omitted !== undefined);
  assert.ok(words.includes(`In one of the five cases: ${omitted.text}`));
  assert.match(words, /No owner was named and no date was set for any of these\./);
  assert.match(words, /For managers and practitioners working with children and families\./);
});

test('editions stay apart: the 2015 guidance required the audit, the 2018 guidance gave the definition', () => {
  const words = wordsOf('summary', leicester2019);
  assert.match(words, /Requires the audit: Working Together to Safeguard Children \(2015\)/);
  assert.match(words, /Definition: Working Together to Safeguard Children \(2018\)/);
});

test('the participation table of Leicester 2018–19 says in words what the rows say', () => {
  const words = wordsOf('participation', leicester2019);
  for (const sentence of [
    'Leicestershire Police audited one of the five cases; one was mostly out of scope and three were out of scope.',
    "Children's Social Care audited three of the five cases; what became of the other two is not stated.",
    'Of the five cases, two were out of scope for Early Help and three were not known to it.',
    'Schools and education settings audited four of the five cases; one child was not currently in education.',
    'None of the five cases was known to Turning Point, DNLRC or Adult Social Care (ASC).',
    'Nothing is said about SSTOP or CAFCASS.',
  ])
    assert.ok(words.includes(sentence), sentence);
});

test('Portsmouth keeps recommendations with their owners, dates and second steps, and what was held back', () => {
  const words = wordsOf('summary', portsmouth);
  const said = (kind: string) =>
    portsmouth.statements.find((statement) => statement.kind === kind)?.text ?? kind;
  assert.match(words, /31 January 2018/);
  assert.match(words, /Then the Board considers whether this is adequate for Portsmouth\./);
  assert.ok(words.includes(`In all four cases: ${said('nil_escalation')}`));
  assert.ok(words.includes(`In three of the four cases: ${said('held_back')}`));
});

test('in 2016 no number of cases in all was given, and none is made up', () => {
  const words = wordsOf('summary', leicester2016);
  assert.match(
    words,
    /Dip sample of ten cases and deep dive into one case; the number of cases in all is not stated\./,
  );
  assert.doesNotMatch(words, /eleven/i);
});

test('the 7-minute briefing of 2025 keeps to its budgets; that of Leicester 2018–19 says by how much it does not', () => {
  const over = (audit: PublishedAudit) =>
    wordBudget(composeBriefing('seven-minute', audit, northshire))
      .filter((tile) => tile.over > 0)
      .map((tile) => tile.number);
  assert.deepEqual(over(llr2025), []);
  assert.deepEqual(over(leicester2019), [4, 5]);
});

test('the summary of each audit keeps to two pages; a 7-minute briefing within its budgets to one', async () => {
  for (const audit of audits) {
    const summary = await renderPdf(composeBriefing('summary', audit, northshire));
    assert.equal(summary.pages, 2, audit.shortName);
    const tiles = composeBriefing('seven-minute', audit, northshire);
    const { pages } = await renderPdf(tiles);
    const isWithin = wordBudget(tiles).every((tile) => tile.over === 0);
    assert.ok(isWithin ? pages === 1 : pages <= 2, audit.shortName);
  }
});

test('joint partners stand in the marks of every briefing, after the host', () => {
  for (const kind of briefingKinds) {
    assert.deepEqual(
      composeBriefing(kind, llr2025, northshire).marks.map((mark) => mark.name),
      [northshire.name, 'Leicestershire & Rutland Safeguarding Children Partnership'],
    );
  }
});
