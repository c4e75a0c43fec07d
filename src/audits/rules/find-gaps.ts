// What terms of reference still lack. Some gaps must be closed before anybody can agree; others may follow (process.md, step 1).
import type { Terms } from '../terms/terms.ts';

/** Something missing: `needed` keeps the terms from being put to the commissioning group. */
export type Gap = {
  readonly section: string;
  readonly entry: string;
  readonly says: string;
  readonly needed: boolean;
};

/** Yields what is missing, in the order of the sections. */
export function* findGaps(terms: Terms): Generator<Gap> {
  const gap = (section: string, entry: string, says: string, needed = false): Gap => ({
    section,
    entry,
    says,
    needed,
  });
  if (terms.title === '') yield gap('subject', 'title', 'The audit has no title.', true);
  if (terms.subject === '') yield gap('subject', 'subject', 'The subject is not said in a few words.');
  if (terms.themes.length === 0) yield gap('subject', 'themes', 'No theme is chosen.', true);
  if (terms.priority === '') yield gap('subject', 'priority', 'No priority is named that the audit serves.');
  if (terms.question === '' && terms.purpose.length === 0)
    yield gap('questions', 'question', 'Neither a question nor a purpose is said.', true);
  if (terms.linesOfEnquiry.length === 0)
    yield gap('questions', 'lines-of-enquiry', 'There is no key line of enquiry.');
  if (terms.methods.length === 0) yield gap('methods', '', 'No method is chosen.', true);
  if (terms.sample.cases === null) yield gap('sample', 'cases', 'The number of cases is not settled.');
  if (terms.sample.supplier === '')
    yield gap('sample', 'frame-supplier', 'It is not said who supplies the list of cases to choose from.');
  if (terms.sample.selection === '') yield gap('sample', 'selection', 'It is not said how cases are chosen.');
  if (terms.scope === null) yield gap('period', 'scope-phrase', 'The period that is read is not said.', true);
  else if (terms.scope.period === null)
    yield gap(
      'period',
      'scope-phrase',
      'It cannot be told which days the period means. Type the day it is counted back from, or its first and last day.',
      true,
    );
  if (terms.judged !== null && terms.judged.period === null)
    yield gap('period', 'judged-phrase', 'It cannot be told which days are judged.');
  if (terms.timetable === null)
    yield gap('timetable', 'board-day', 'It is not said when the board meets, so no date can be worked out.');
  if (!terms.agencies.some((agency) => agency.asked))
    yield gap('agencies', '', 'No agency is asked to contribute.', true);
  if (terms.commissioners.length === 0)
    yield gap('agencies', '', 'Nobody is named who agrees these terms.', true);
  yield* ofContacts(terms, gap);
  if (terms.citations.length === 0)
    yield gap('guidance', '', 'No definition, guidance or procedure is cited that practice is held against.');
  if (terms.grading === null) yield gap('grading', 'scale', 'It is not settled whether the audit grades.');
  if (terms.route.length === 0) yield gap('governance', '', 'It is not said who receives the report.');
  if (terms.outputs.length === 0)
    yield gap('governance', '', 'It is not said what will be published for whom.');
  yield* ofBasis(terms, gap);
}

function* ofContacts(
  { contacts }: Terms,
  gap: (section: string, entry: string, says: string) => Gap,
): Generator<Gap> {
  for (const { agency, shortName, contact, deputy, leftLead } of contacts) {
    const place = (says: string): Gap => gap('contacts', `contact-${agency}`, says);
    if (leftLead !== '') yield place(`${leftLead}, the lead on the page of ${shortName}, has left.`);
    if (contact === null) yield place(`Nobody answers for ${shortName}.`);
    for (const person of [contact, deputy])
      if (person !== null && !person.isReachable)
        yield place(`No e-mail address of ${person.name}, ${shortName}, is known.`);
  }
}

function* ofBasis(
  { basis }: Terms,
  gap: (section: string, entry: string, says: string) => Gap,
): Generator<Gap> {
  if (basis.necessity === '')
    yield gap('basis', 'necessity', 'It is not said why identifiable records are needed.');
  if (basis.impactAssessment.reference === '')
    yield gap('basis', 'impact-assessment', 'The data protection impact assessment has no reference.');
  if (basis.agreement.title === '') yield gap('basis', 'sharing-agreement', 'No sharing agreement is named.');
  for (const { agency, shortName, basis: lawful, signatory } of basis.agencies) {
    if (lawful === '')
      yield gap('basis', `basis-${agency}`, `The basis on which ${shortName} shares is not settled.`);
    else if (signatory === '')
      yield gap('basis', `basis-${agency}`, `Nobody has signed the sharing agreement for ${shortName}.`);
  }
}
