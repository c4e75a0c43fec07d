import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderDocument, type DocumentContent } from '#platform/documents';
import { readHtml } from '#test/read-documents';
import { askedAgency, emptyTerms, wholeTerms } from '../builders.ts';
import type { Terms } from '../terms/terms.ts';
import { agreementState } from './agreement-state.ts';
import { composeTerms } from './compose-terms.ts';

const brand = {
  name: 'Northshire Safeguarding Children Partnership',
  shortName: 'Northshire',
  colour: '#1d4f6e',
  marks: [],
};

async function read(content: DocumentContent): Promise<string> {
  const made = await renderDocument(content, 'html');
  return readHtml(Buffer.from(made.bytes).toString('utf8')).text;
}

const draft = { kind: 'draft', day: '2026-11-02' } as const;

test('terms of reference say what is looked at, how, which cases, who takes part and on what basis', async () => {
  const terms: Terms = {
    ...wholeTerms,
    linesOfEnquiry: ['Who noticed first?'],
    partners: [{ name: 'Southshire Safeguarding Children Partnership', shortName: 'Southshire' }],
    agencies: [
      askedAgency,
      {
        ...askedAgency,
        agency: 'b',
        name: 'Ambulance Service',
        shortName: 'Ambulance',
        asked: false,
        leftOut: 'it has no records of these children',
      },
    ],
    route: [{ body: 'Quality group', shortName: '', does: 'receives', day: '2027-02-03' }],
  };
  const text = await read(composeTerms(terms, brand, draft));
  for (const said of [
    'Multi-agency audit of neglect',
    'This is a draft',
    'Who noticed first?',
    'Deep dive',
    '1 June 2024 to 31 May 2025',
    'Northshire Police',
    'Who answers for each agency',
    'Helen Ashdown, Superintendent',
    'Not settled',
    'it has no records of these children',
    'Southshire Safeguarding Children Partnership',
    'Quality group',
    'Audit group',
  ])
    assert.ok(text.includes(said), said);
});

test('what is not said is left out: a bare draft has no empty headings', async () => {
  const text = await read(composeTerms(emptyTerms, brand, draft));
  assert.match(text, /An audit without a title yet/);
  assert.doesNotMatch(text, /What it asks|Where it goes|Who takes part/);
});

test('a version says who agreed it, when and with what remark', async () => {
  const [commissioner] = wholeTerms.commissioners;
  const agreement = agreementState(2, wholeTerms.commissioners, [
    {
      number: 2,
      commissioner: commissioner?.id ?? '',
      answer: 'agreed',
      remark: 'With thanks.',
      givenOn: '2026-11-03',
      givenHow: 'at the auditors’ meeting',
      recordedBy: 'm',
      recordedAt: Temporal.Instant.from('2026-11-03T10:00:00Z'),
    },
  ]);
  const status = { kind: 'version', number: 2, madeOn: '2026-11-02', note: null, agreement } as const;
  const text = await read(composeTerms(wholeTerms, brand, status));
  assert.match(text, /Terms of reference, version 2/);
  assert.match(text, /3 November 2026, at the auditors’ meeting/);
  assert.match(text, /With thanks\./);
});
