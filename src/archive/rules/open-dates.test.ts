import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayPartialDate, parsePartialDate } from '#platform/time';
import { smallAudit } from '../builders.ts';
import { closeDate, openDates, type FileDate, type InFile } from './open-dates.ts';
import type { PublishedAudit } from '../published-audit.ts';

function withDates(date: FileDate): InFile<PublishedAudit> {
  const { recommendations, source, ...rest } = smallAudit();
  return {
    ...rest,
    fieldwork: date,
    reported: date,
    scope: { phrase: 'a year', from: date, until: date },
    meetings: [{ kind: 'panel', name: 'Panel', held: date }],
    recommendations: recommendations.map((recommendation) => ({ ...recommendation, due: date })),
    source: { ...source, published: date },
  };
}

test('Every date of a file is opened, with the words it was published in', () => {
  const { audit, problems } = openDates(withDates({ date: '2018-11-13', typed: '13.11.2018' }));
  const opened = { edtf: '2018-11-13', typed: '13.11.2018', from: '2018-11-13', until: '2018-11-13' };
  assert.deepEqual(problems, []);
  const { fieldwork, reported, scope, meetings, recommendations, source } = audit;
  for (const date of [
    fieldwork,
    reported,
    scope?.from,
    scope?.until,
    meetings[0]?.held,
    recommendations[0]?.due,
    source.published,
  ]) {
    assert.deepEqual(date, opened);
  }
});

test('Every date that cannot be is told with its place', () => {
  const { problems } = openDates(withDates('2023-02-29'));
  assert.deepEqual(
    problems.map((problem) => problem.path),
    [
      'fieldwork',
      'reported',
      'scope.from',
      'scope.until',
      'meetings[0].held',
      'recommendations[0].due',
      'source.published',
    ],
  );
  assert.match(
    problems[4]?.sentence ?? '',
    /^Meeting 1, held: “2023-02-29” is not a date that can be\. It must be a date/,
  );
});

test('A date that is not given, or cannot be, is not there at all', () => {
  const { meetings, ...rest } = withDates('2023-02-29');
  const { audit } = openDates({ ...rest, meetings: [...meetings, { kind: 'board', name: 'Board' }] });
  assert.deepEqual(Object.keys(audit.source), ['title', 'kind', 'publisher']);
  assert.deepEqual(
    audit.meetings.map((meeting) => 'held' in meeting),
    [false, false],
  );
  assert.ok(!('fieldwork' in audit));
});

test('A date is closed to its form alone, unless other words were typed', () => {
  assert.equal(closeDate(undefined), undefined);
  assert.equal(closeDate(dayPartialDate('2024-02-29')), '2024-02-29');
  assert.deepEqual(closeDate(parsePartialDate('2018-01', 'January 2018') ?? undefined), {
    date: '2018-01',
    typed: 'January 2018',
  });
});
