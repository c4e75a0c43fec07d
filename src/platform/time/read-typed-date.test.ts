import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTypedDate } from './read-typed-date.ts';

const read: Record<string, string> = {
  '13.11.2018': '2018-11-13',
  '13/11/2018': '2018-11-13',
  '13-11-2018': '2018-11-13',
  '3 4 2016': '2016-04-03',
  '22.05/16': '2016-05-22',
  '01/02/65': '1965-02-01',
  '13 November 2018': '2018-11-13',
  '13 nov 18': '2018-11-13',
  '22nd May 2016': '2016-05-22',
  'Sunday 22 May 2016': '2016-05-22',
  'Sun, 22nd May, 2016': '2016-05-22',
  'Nov 2018': '2018-11',
  'Sept. 2018': '2018-09',
  '11/2018': '2018-11',
  '2018': '2018',
  '2018-11-13': '2018-11-13',
  '2018-11~': '2018-11~',
  'about March 2023': '2023-03~',
  'circa 2019': '2019~',
  '?2019': '2019?',
  '? 22 may 2016': '2016-05-22?',
  'before 2018': '../2017',
  'before 1 March 2018': '../2018-02-28',
  'after March 2018': '2018-04/..',
  'since 2018': '2018/..',
  'by 12 March 2018': '../2018-03-12',
  'May to July 2025': '2025-05/2025-07',
  '1st to 5th June 2024': '2024-06-01/2024-06-05',
  '1 June 2024 - 31 May 2025': '2024-06-01/2025-05-31',
  'from 2016 to 2018': '2016/2018',
  '２０１８': '2018',
};

for (const [typed, edtf] of Object.entries(read)) {
  test(`"${typed}" is read as ${edtf}`, () => {
    const date = readTypedDate(typed);
    assert.equal(date?.edtf, edtf);
    assert.equal(date?.typed, typed);
  });
}

test('What is not surely a date is not guessed', () => {
  const unsure = [
    'early May',
    'probably 22 may 2016',
    '22 may 2016 ?',
    'spring 2018',
    '31/02/2016',
    '13 Marchember 2018',
  ];
  const slips = [
    'Monday 22 May 2016',
    '11/13/2018',
    '29 Feb 2023',
    '1.1.1899',
    '12 March',
    '18',
    '2016/17',
    '',
    '?',
  ];
  const evil = ['2018\u0000', '٣/٤/٢٠١٦', '1/2/3/2018', '{{7*7}}', 'to', `${'1'.repeat(60)}/1`];
  for (const text of [...unsure, ...slips, ...evil]) assert.equal(readTypedDate(text), null, text);
});

test('A very long text is refused at once', () => {
  const started = performance.now();
  assert.equal(readTypedDate(`about ${' to'.repeat(100_000)}`), null);
  assert.equal(readTypedDate('a to '.repeat(12)), null);
  assert.ok(performance.now() - started < 500);
});
