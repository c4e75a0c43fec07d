import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePartialDate } from '#platform/time';
import { smallAudit } from '../builders.ts';
import { yearOf } from './year-of.ts';

const on = (edtf: string) => parsePartialDate(edtf) ?? undefined;

test('the year is that of the report, else of the last of the fieldwork, else of the publication', () => {
  const { source } = smallAudit();
  const published = { ...source, published: on('2026-02') };
  assert.equal(yearOf({ reported: on('2017-07'), fieldwork: on('2016-11/2016-12'), source }), 2017);
  assert.equal(yearOf({ fieldwork: on('2018-11/2019-01'), source: published }), 2019);
  assert.equal(yearOf({ fieldwork: on('../2019-01'), source }), 2019);
  assert.equal(yearOf({ source: published }), 2026);
  assert.equal(yearOf({ source }), null);
});
