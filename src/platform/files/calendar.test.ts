import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CalendarEvent, makeCalendar } from './calendar.ts';

const made = Temporal.Instant.from('2026-11-25T21:00:00.123Z');
type Line = readonly [string, string];

/** The lines of a file as RFC 5545 reads them: unfolded, name and value apart. */
function readLines(bytes: Uint8Array): readonly Line[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  assert.ok(text.endsWith('END:VCALENDAR\r\n'));
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
  assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\r\n]/);
  return text
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line): Line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]);
}

/** What a calendar shows for an escaped text. */
function unescape(text: string): string {
  return text.replace(/\\([\\,;nN])/g, (_, mark: string) => (/n/i.test(mark) ? '\n' : mark));
}

function make(...events: readonly CalendarEvent[]): readonly Line[] {
  return readLines(makeCalendar({ name: 'Dates of an audit', events, made }));
}
const valueOf = (lines: readonly Line[], name: string) => lines.find(([found]) => found === name)?.[1];

test('a day takes the whole day, leaves people free, and keeps its id from file to file', () => {
  const lines = make({ id: 'a1:returns-due', day: '2026-12-31', title: 'Returns are due' });
  assert.equal(valueOf(lines, 'DTSTART;VALUE=DATE'), '20261231');
  assert.equal(valueOf(lines, 'DTEND;VALUE=DATE'), '20270101');
  assert.equal(valueOf(lines, 'UID'), 'a1:returns-due@throughline');
  assert.equal(valueOf(lines, 'TRANSP'), 'TRANSPARENT');
  assert.equal(valueOf(lines, 'DTSTAMP'), '20261125T210000Z');
});

test('a meeting has its start and end in UTC, in summer time too, and takes people’s time', () => {
  const lines = make({
    id: 'a1:panel',
    start: Temporal.ZonedDateTime.from('2026-07-03T10:00[Europe/London]').toInstant(),
    end: Temporal.ZonedDateTime.from('2026-07-03T12:30[Europe/London]').toInstant(),
    title: 'The panel meets',
  });
  assert.equal(valueOf(lines, 'DTSTART'), '20260703T090000Z');
  assert.equal(valueOf(lines, 'DTEND'), '20260703T113000Z');
  assert.equal(valueOf(lines, 'TRANSP'), 'OPAQUE');
});

test('marks that mean something to calendars come back as they were written', () => {
  const words = 'Returns, signed; or C:\\not “yet”';
  const event = {
    id: 'a',
    day: '2026-03-03',
    title: words,
    text: 'Sign in.\r\nEND:VEVENT\nBEGIN:VALARM',
  };
  const lines = readLines(makeCalendar({ name: words, events: [event], made }));
  assert.equal(unescape(valueOf(lines, 'SUMMARY') ?? ''), words);
  assert.equal(unescape(valueOf(lines, 'X-WR-CALNAME') ?? ''), words);
  assert.equal(unescape(valueOf(lines, 'DESCRIPTION') ?? ''), 'Sign in.\nEND:VEVENT\nBEGIN:VALARM');
  assert.equal(lines.filter(([name]) => name === 'BEGIN').length, 2);
});

test('the address of an event is kept whole', () => {
  const lines = make({ id: 'a', day: '2026-03-03', title: 'A', url: 'https://audits.example/as/1?q=a,b;c' });
  assert.equal(valueOf(lines, 'URL;VALUE=URI'), 'https://audits.example/as/1?q=a%2Cb%3Bc');
});

test('an event is written without people, alarms or places', () => {
  const lines = make({ id: 'a', day: '2026-03-03', title: 'A', text: 'B', url: 'https://audits.example/' });
  assert.doesNotMatch(JSON.stringify(lines), /ORGANIZER|ATTENDEE|VALARM|LOCATION/);
});

test('a calendar without events is still a calendar', () => {
  assert.deepEqual(make()[0], ['BEGIN', 'VCALENDAR']);
});

test('what no calendar could show is refused', () => {
  const one = { id: 'a', day: '2026-03-03', title: 'A' };
  const start = Temporal.Instant.from('2026-07-03T09:00Z');
  const wrong: readonly CalendarEvent[][] = [
    [one, one],
    [{ ...one, id: 'a b' }],
    [{ ...one, id: '' }],
    [{ ...one, title: ' \u0007 ' }],
    [{ ...one, title: 'x'.repeat(301) }],
    [{ ...one, title: '\ud800' }],
    [{ ...one, day: '2026-02-30' }],
    [{ ...one, url: 'javascript:alert(1)' }],
    [{ ...one, url: '/as/1' }],
    [{ id: 'a', start, end: start, title: 'A' }],
  ];
  for (const events of wrong) assert.throws(() => make(...events), RangeError, JSON.stringify(events));
});

test('law: whatever is written is one event whose words come back, in lines of at most 75 octets', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }).filter((text) => {
    return text.trim() !== '' && !/[\p{Cc}\u2028\u2029]/u.test(text);
  });
  fc.assert(
    fc.property(words, words, (title, text) => {
      const lines = make({ id: 'a', day: '2026-03-03', title, text });
      assert.equal(lines.filter(([name]) => name === 'BEGIN').length, 2);
      assert.equal(unescape(valueOf(lines, 'SUMMARY') ?? ''), title.trim());
      assert.equal(unescape(valueOf(lines, 'DESCRIPTION') ?? ''), text.trim());
    }),
  );
});
