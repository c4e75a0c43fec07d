import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuditFacts } from '../audit.ts';
import { beginFromDraft, beginFromPublished } from './begin-from.ts';

const agency = (id: string, shortName: string, services: readonly string[] = []) => ({
  id,
  name: `${shortName} in full`,
  shortName,
  type: 'police',
  standsFor: null,
  services,
  joined: null,
  left: null,
  version: 1,
});

const facts: AuditFacts = {
  shortName: 'then',
  title: 'Audit of then',
  subject: 'neglect',
  topics: ['neglect'],
  jointPartners: [{ name: 'Next Door SCP', shortName: 'NDSCP' }],
  purpose: ['To learn.'],
  background: [],
  scope: { phrase: 'the last 6 months' },
  receivingGroup: { name: 'Performance Group', shortName: 'PAAG' },
  graded: false,
  sample: { cases: 5, source: 'Social care' },
  methods: [{ kind: 'dip_sample', cases: 5 }],
  areas: [
    { name: 'East', cases: 3 },
    { name: 'Next Door', cases: 2 },
  ],
  agencies: [
    { ref: 'csc', name: "Children's Social Care", shortName: 'CSC', type: 'csc' },
    { ref: 'gone', name: 'Primary Care Trust', shortName: 'PCT', type: 'gp_icb' },
  ],
  commissioners: [
    { agency: 'csc', service: 'Front Door' },
    { agency: 'gone' },
    { agency: null, name: 'Board office' },
  ],
  contributors: [{ agency: 'csc', service: 'Front Door' }, { agency: 'gone' }],
  panel: [],
  reflectiveQuestions: [],
  resources: [],
  library: [],
  citations: [{ document: 'working-together', edition: '2015', use: 'requires_the_audit' }],
  source: { title: 'Briefing', kind: 'summary_briefing', publisher: 'SCP' },
};
const here = {
  agencies: [agency('a-csc', 'csc', ['Front Door', 'Early Help'])],
  areas: [{ id: 'a-east', name: 'east', nation: 'England' }],
};

test('a published audit gives its method, cases, people and guidance; names are recognised in any case', () => {
  const values = beginFromPublished(facts, here);
  assert.deepEqual(values['agency-a-csc'], { asked: true, services: ['Front Door'] });
  assert.deepEqual(values['cases-by-area'], { 'a-east': 3 });
  assert.deepEqual(values['other-area:2'], { position: 2, name: 'Next Door', cases: 2 });
  assert.deepEqual(values['commissioner:1'], { position: 1, agency: 'a-csc', name: 'Front Door' });
  assert.deepEqual(values['citation:1'], {
    position: 1,
    cited: 'working-together|2015',
    use: 'requires_the_audit',
  });
  assert.equal(values['scale'], 'ungraded');
});

test('what is not here any more stands by its name', () => {
  const values = beginFromPublished(facts, here);
  assert.deepEqual(values['commissioner:2'], { position: 2, name: 'Primary Care Trust' });
  assert.deepEqual(values['commissioner:3'], { position: 3, name: 'Board office' });
  assert.deepEqual(values['other-contributor:1'], { position: 1, name: 'Primary Care Trust' });
});

test('what the publication does not say is not there at all', () => {
  const values = beginFromPublished({ ...facts, sample: { cases: null } }, here);
  for (const field of ['cases', 'frame-supplier', 'background', 'audience', 'priority'])
    assert.ok(!(field in values), field);
});

test('an earlier draft gives everything but the days, signatures, references and contacts of its own occasion', () => {
  const values = beginFromDraft({
    title: 'Audit of neglect',
    'scope-phrase': 'the last 6 months',
    'scope-anchor': '2026-03-02',
    'board-day': '2026-06-30',
    'milestone-panel': '2026-05-12',
    'impact-assessment': 'DPIA-7',
    'meeting:1': { position: 1, kind: 'panel', name: 'Panel', day: '2026-05-12' },
    'basis-a': { basis: 'public_task', signatory: 'Superintendent', signed: '2026-01-31' },
    'contact-a': { contact: 'c' },
    'other-contact:1': { position: 1, agency: 'a', part: 'deputy', name: 'Ada Field' },
  });
  assert.deepEqual(values, {
    title: 'Audit of neglect',
    'scope-phrase': 'the last 6 months',
    'meeting:1': { position: 1, kind: 'panel', name: 'Panel' },
    'basis-a': { basis: 'public_task', signatory: 'Superintendent' },
  });
});
