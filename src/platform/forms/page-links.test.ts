import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pageLinks, readPaging, sayRange } from './page-links.ts';

const address = (page: number) => `/list?page=${page}`;

test('a page that there is not is moved to the nearest one', () => {
  assert.equal(readPaging('3', 120, 50).page, 3);
  assert.equal(readPaging('9', 120, 50).page, 3);
  assert.equal(readPaging('0', 120, 50).page, 1);
  assert.equal(readPaging("1' or", 120, 50).page, 1);
  assert.equal(readPaging(undefined, 0, 50).pages, 1);
});

test('the range says where one is in a long list, and only the number where all of it is there', () => {
  assert.equal(sayRange(readPaging('2', 1120, 50)), '51 to 100 of 1,120');
  assert.equal(sayRange(readPaging('3', 120, 50)), '101 to 120 of 120');
  assert.equal(sayRange(readPaging('1', 4, 50)), '4');
});

test('a list of one page has no links; a long one has the first, the last and the neighbours', () => {
  assert.equal(pageLinks(readPaging('1', 50, 50), address, 'Pages'), null);
  const links = String(pageLinks(readPaging('5', 500, 50), address, 'Pages'));
  const pages = [...links.matchAll(/aria-label="Page (\d+)"/g)].map((match) => match[1]);
  assert.deepEqual(pages, ['1', '4', '5', '6', '10']);
  assert.equal(links.match(/govuk-pagination__item--ellipsis/g)?.length, 2);
});

test('law: the pages of a list hold every row once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 60 }), (total, limit) => {
      let shown = 0;
      const { pages } = readPaging('1', total, limit);
      for (let page = 1; page <= pages; page += 1) {
        const paging = readPaging(String(page), total, limit);
        assert.equal(paging.offset, shown);
        shown += Math.min(paging.limit, total - paging.offset);
      }
      assert.equal(shown, total);
    }),
  );
});
