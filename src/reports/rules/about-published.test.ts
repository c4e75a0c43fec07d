import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePartialDate } from '#platform/time';
import { buildAudit } from '../builders.ts';
import { aboutPublished } from './about-published.ts';

test('a published audit is dated when it was reported, else when it was published, and names its partners', () => {
  const on = (edtf: string) => parsePartialDate(edtf) ?? undefined;
  const { source } = buildAudit();
  const partners = { jointPartners: [{ name: 'Southshire SCP', shortName: 'SSCP' }] };
  const published = { source: { ...source, published: on('2017-09') } };
  assert.deepEqual(aboutPublished(buildAudit({ ...partners, ...published, reported: on('2017-07') })), {
    title: 'Multi-agency audit of neglect',
    partners: ['Southshire SCP'],
    dated: 'July 2017',
  });
  assert.equal(aboutPublished(buildAudit(published)).dated, 'September 2017');
  assert.equal(aboutPublished(buildAudit()).dated, undefined);
});
