import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Extent, Finding } from '#findings';
import { dayPartialDate } from '#platform/time';
import { smallAudit } from '../builders.ts';
import type { PublishedAudit } from '../published-audit.ts';
import { checkPublishedAudit } from './check-published-audit.ts';

function places(change: Partial<PublishedAudit>): string[] {
  return [...checkPublishedAudit(smallAudit(change))].map((problem) => problem.path);
}

const csc = { ref: 'csc', name: 'Social care', shortName: 'CSC', type: 'csc' } as const;
const police = { ref: 'police', name: 'Police', shortName: 'Police', type: 'police' } as const;
const finding: Finding = { ref: 'late', kind: 'learning', text: 'Late.', themes: ['minutes'] };

test('A sound audit has no problem', () => {
  assert.deepEqual(places({}), []);
});

test('Agencies are told apart by their refs, and by their short names whatever the capitals', () => {
  const services = ['Front Door', 'front door'];
  assert.deepEqual(
    places({ agencies: [{ ...csc, services: ['Front Door'] }, police, { ...police, shortName: 'Other' }] }),
    ['agencies[2].ref'],
  );
  assert.deepEqual(
    places({
      agencies: [
        { ...csc, services },
        { ...police, shortName: 'csc ' },
      ],
    }),
    ['agencies[1].shortName', 'agencies[0].services[1]'],
  );
});

test('A commissioner, contributor or member of the panel is an agency of the file or has a name', () => {
  assert.deepEqual(places({ commissioners: [{ agency: null }] }), ['commissioners[0]']);
  assert.deepEqual(places({ contributors: [{ agency: 'gp' }] }), ['contributors[0].agency']);
  assert.deepEqual(places({ panel: [{ agency: 'police', service: 'Front Door' }] }), ['panel[0].service']);
  assert.deepEqual(places({ panel: [{ agency: null, name: 'Office', service: 'Desk' }] }), [
    'panel[0].service',
  ]);
});

test('A period cannot end before it begins', () => {
  const [first, last] = [dayPartialDate('2024-06-01'), dayPartialDate('2025-05-31')];
  assert.deepEqual(places({ scope: { phrase: 'a year', from: first, until: last } }), []);
  assert.deepEqual(places({ scope: { phrase: 'a year', from: last, until: first } }), ['scope.until']);
  assert.deepEqual(places({ scope: { phrase: 'a day', from: first, until: first } }), []);
});

test('Areas together, and each method alone, have no more cases than the sample', () => {
  const area = (name: string, cases: number | null) => ({ name, cases });
  assert.deepEqual(
    places({ areas: [area('Anytown', 2), area('Othertown', 2), area('Thirdtown', null)] }),
    [],
  );
  assert.deepEqual(places({ areas: [area('Anytown', 3), area('Othertown', 2)] }), ['areas']);
  assert.deepEqual(places({ areas: [area('Anytown', 1), area('anytown', 1)] }), ['areas[1].name']);
  const methods = [
    { kind: 'dip_sample', cases: 4 },
    { kind: 'deep_dive', cases: 1 },
  ] as const;
  assert.deepEqual(places({ methods }), []);
  assert.deepEqual(places({ methods: [{ kind: 'dip_sample', cases: 5 }] }), ['methods[0].cases']);
  assert.deepEqual(places({ sample: { cases: null }, methods: [{ kind: 'dip_sample', cases: 50 }] }), []);
});

test('A theme has to be one of the framework', () => {
  assert.deepEqual(places({ topics: ['neglect', 'weather'] }), ['topics[1]']);
  assert.deepEqual(places({ findings: [{ ...finding, themes: ['weather'] }] }), ['findings[0].themes[0]']);
});

test('A finding points to an area and agencies of the file, and its ref is its own', () => {
  assert.deepEqual(places({ findings: [{ ...finding, area: 'Nowhere' }] }), ['findings[0].area']);
  assert.deepEqual(places({ findings: [{ ...finding, agencies: ['csc', 'gp'] }] }), [
    'findings[0].agencies[1]',
  ]);
  assert.deepEqual(places({ findings: [finding, finding] }), ['findings[1].ref']);
});

test('A finding reaches no more cases than it is counted out of, and no more than the sample', () => {
  const reach = (extent: Extent) => places({ findings: [{ ...finding, extent }] });
  assert.deepEqual(reach({ cases: 4, of: 4 }), []);
  assert.deepEqual(reach({ said: 'most' }), []);
  assert.deepEqual(reach({ cases: 3, of: 2 }), ['findings[0].extent.cases']);
  assert.deepEqual(reach({ cases: 5 }), ['findings[0].extent.cases']);
  assert.deepEqual(reach({ cases: 1, of: 5 }), ['findings[0].extent.of']);
  assert.deepEqual(places({ statements: [{ kind: 'limit', text: 'x', extent: { cases: 5 } }] }), [
    'statements[0].extent.cases',
  ]);
});

test('A recommendation points to findings, owners and themes that are there', () => {
  const [recommendation] = smallAudit().recommendations;
  assert.ok(recommendation);
  const asked = (change: Partial<typeof recommendation>) =>
    places({ recommendations: [{ ...recommendation, ...change }] });
  assert.deepEqual(asked({ findings: ['late', 'lost'] }), ['recommendations[0].findings[1]']);
  assert.deepEqual(asked({ owners: [{ agency: null }] }), ['recommendations[0].owners[0]']);
  assert.deepEqual(asked({ themes: ['weather'] }), ['recommendations[0].themes[0]']);
  assert.deepEqual(places({ recommendations: [recommendation, recommendation] }), ['recommendations[1].ref']);
});

test('An edition is one that is shipped or in the library of the file, or the ones that are known are told', () => {
  const cite = (document: string, edition: string) =>
    [...checkPublishedAudit(smallAudit({ citations: [{ document, edition, use: 'definition' }] }))][0];
  assert.equal(cite('working-together', '2018'), undefined);
  assert.equal(cite('local-strategy', '2023'), undefined);
  assert.equal(
    cite('working-together', '2017')?.sentence,
    'Citation 1, edition: there is no edition “2017” of “working-together”. ' +
      'Its editions are: 2010; 2013; 2015; 2018; 2023; 2026.',
  );
  assert.match(cite('no-such-thing', '1')?.allowed ?? '', /working-together.*local-strategy/);
});

test('A document stands in the library once', () => {
  const [document] = smallAudit().library;
  assert.ok(document);
  assert.deepEqual(places({ library: [document, document] }), ['library[1].ref']);
});
