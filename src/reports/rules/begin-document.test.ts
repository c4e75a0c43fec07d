import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePartialDate } from '#platform/time';
import { buildAudit, northshire } from '../builders.ts';
import { aboutPublished } from './about-published.ts';
import { beginDocument } from './begin-document.ts';

test('a joint audit goes out under the host and its partners, with the logos that are known', () => {
  const logo = { png: new Uint8Array([1]), width: 10, height: 5 };
  const begun = beginDocument(
    'summary',
    aboutPublished(buildAudit({ jointPartners: [{ name: 'Southshire SCP', shortName: 'SSCP' }] })),
    { ...northshire, marks: [{ name: 'Southshire SCP', logo }] },
    'portrait',
  );
  assert.deepEqual(begun.marks, [
    { name: northshire.name, logo: undefined },
    { name: 'Southshire SCP', logo },
  ]);
  assert.equal(begun.footer, `${northshire.name} and Southshire SCP · Summary briefing`);
});

test('the document speaks for the day it was reported, else published, else none', () => {
  const on = (edtf: string) => parsePartialDate(edtf) ?? undefined;
  const dated = (audit: ReturnType<typeof buildAudit>) =>
    beginDocument('summary', aboutPublished(audit), northshire, 'portrait').dated;
  const { source } = buildAudit();
  assert.equal(
    dated(buildAudit({ reported: on('2017-07'), source: { ...source, published: on('2017-09') } })),
    'July 2017',
  );
  assert.equal(dated(buildAudit({ source: { ...source, published: on('2017-09') } })), 'September 2017');
  assert.equal(dated(buildAudit()), undefined);
});
