import assert from 'node:assert/strict';
import { test } from 'node:test';
import { displayPartialDate } from './display-date.ts';
import { parsePartialDate } from './partial-date.ts';

const shown: Record<string, string> = {
  '2024-03-12': '12 March 2024',
  '2024-03': 'March 2024',
  '2017': '2017',
  '2024-03~': 'about March 2024',
  '2024-03?': 'March 2024 (not sure)',
  '2016-01/2016-02': 'January to February 2016',
  '2025-05/2025-07': 'May to July 2025',
  '2024-06-01/2025-05-31': '1 June 2024 to 31 May 2025',
  '2024-06-01/2024-06-05': '1 to 5 June 2024',
  '2024-06-01/2024-08-31': '1 June to 31 August 2024',
  '2015-12/2016-02': 'December 2015 to February 2016',
  '2016/2018': '2016 to 2018',
  '2016/2018-03': '2016 to March 2018',
  '2018/2018': '2018',
};

for (const [edtf, words] of Object.entries(shown)) {
  test(`${edtf} is shown as ${words}`, () => {
    const date = parsePartialDate(edtf);
    assert.equal(date && displayPartialDate(date), words);
  });
}

test('Open dates name the day, month or year that they stop short of', () => {
  const show = (edtf: string) => {
    const date = parsePartialDate(edtf);
    return date && displayPartialDate(date);
  };
  assert.equal(show('../2017'), 'before 2018');
  assert.equal(show('../2017-12'), 'before January 2018');
  assert.equal(show('2018-04/..'), 'after March 2018');
  assert.equal(show('2019/..'), 'after 2018');
  assert.equal(show('../2018-03-12'), 'on or before 12 March 2018');
  assert.equal(show('2018-03-12/..'), 'on or after 12 March 2018');
});
