import assert from 'node:assert/strict';
import { test } from 'node:test';
import { auditPaths, findGuidance, nameTheme } from '#audits';
import { openArchive, readDemoAudit } from '#test/archive';
import { openCommissioning } from '#test/commissioning';
import { readHtml } from '#test/read-documents';

/**
 * Two audits that were published, commissioned again as live ones: everything that their publications say of method,
 * dates, agencies and definitions stands in the terms of reference. Days belong to one occasion, so they are typed.
 */

const published = {
  '2016': readDemoAudit('leicester-2016-cse'),
  '2018–19': readDemoAudit('leicester-2019-familial'),
};
const archive = await openArchive(Object.values(published));
const { coordinator, fill, add } = await openCommissioning(archive);
const { m } = coordinator;

const typed = {
  '2016': {
    period: {
      'scope-phrase': 'January-February 2016',
      'scope-from': '1 January 2016',
      'scope-until': '29 February 2016',
    },
    meetings: [],
    says: ['1 January 2016', '29 February 2016'],
  },
  '2018–19': {
    period: { 'scope-anchor': '13 November 2018' },
    meetings: [
      { name: 'LLR LSCB auditors meeting', day: '13.11.2018', whose: 'commissioners' },
      { name: 'Thematic discussion meeting', day: '09.01.2019', whose: 'panel' },
    ],
    // "The last 6 months", resolved and shown how.
    says: ['the last 6 months', '14 May 2018', '13 November 2018', '9 January 2019', '6 months back from'],
  },
} as const;

/** Two publications write one title with other capitals and another apostrophe. */
function comparable(text: string): string {
  return text.replaceAll('’', "'").toLowerCase();
}

for (const [at, year] of (['2016', '2018–19'] as const).entries()) {
  test(`the ${year} audit, commissioned again, has every published fact of its method in its terms of reference`, async () => {
    const audit = published[year];
    const page = await coordinator.get(auditPaths.begin(m));
    const answer = await coordinator.submit(page, {
      title: audit.title,
      template: 'nothing',
      earlier: archive.audits[at] ?? '',
    });
    const id = /audits\/([^/]+)\/terms/.exec(answer.to)?.[1] ?? assert.fail(answer.to);
    await fill(id, 'period', typed[year].period);
    for (const meeting of typed[year].meetings) await add(id, 'timetable', 'meeting', meeting);

    const { body } = await coordinator.get(auditPaths.draftFile(m, id, 'html'));
    const text = comparable(readHtml(body).text);
    const names = new Map(audit.agencies.map((agency) => [agency.ref, agency.name]));
    const nameOf = (one: { agency: string | null; name?: string | undefined }) =>
      (one.agency === null ? one.name : names.get(one.agency)) ?? assert.fail('a body without a name');
    const expected = [
      audit.title,
      audit.subject,
      ...audit.topics.map(nameTheme),
      ...audit.purpose,
      ...audit.background,
      audit.audience ?? '',
      audit.priority?.name ?? '',
      audit.sample.source ?? '',
      audit.sample.selection ?? '',
      ...audit.methods.map((method) => method.description ?? ''),
      ...audit.areas.map((area) => area.name),
      ...audit.contributors.map(nameOf),
      ...audit.commissioners.map((one) => one.name ?? nameOf(one)),
      audit.receivingGroup?.name ?? '',
      ...audit.citations.flatMap((citation) => {
        const own = audit.library.find((document) => document.ref === citation.document);
        return [
          own?.title ?? findGuidance(citation.document)?.title ?? '',
          citation.edition,
          citation.says ?? '',
        ];
      }),
      ...typed[year].says,
    ].map(comparable);
    assert.ok(expected.filter((said) => said !== '').length > 25);
    assert.deepEqual(
      expected.filter((said) => !text.includes(said)),
      [],
    );
  });
}
