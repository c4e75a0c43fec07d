// Terms of reference as a document: printed, sent, and filed (process.md, step 1). Says what was agreed, by whom and when.
import type { Brand } from '#accounts';
import type { Block, DocumentContent, Mark, Run } from '#platform/documents';
import { displayDay } from '#platform/time';
import { caseStatuses } from '../case-status.ts';
import { labelOf } from '../drafts/label-of.ts';
import { sayUse } from '../library/citation.ts';
import { lawfulBases, sharingConditions } from '../lawful-basis.ts';
import { methodLabel } from '../method-label.ts';
import { turns } from '../milestone.ts';
import { outputKinds, outputReaders, routeSteps } from '../terms/governance.ts';
import { selections } from '../terms/sample.ts';
import type { Terms } from '../terms/terms.ts';
import { nameTheme } from '../theme.ts';
import type { AgreementState } from './agreement-state.ts';
import { sayPerson } from './contacts-of-audit.ts';
import { sayTermsPeriod } from './say-period.ts';

/** What the document is of: the draft as it is written now, or a version with its answers. */
export type TermsStatus =
  | { readonly kind: 'draft'; readonly day: string }
  | {
      readonly kind: 'version';
      readonly number: number;
      readonly madeOn: string;
      readonly note: string | null;
      readonly agreement: AgreementState;
    };

/** The terms of reference of an audit as a document. What is not said is left out; nothing is invented in its place. */
export function composeTerms(terms: Terms, brand: Brand, status: TermsStatus): DocumentContent {
  const label =
    status.kind === 'draft' ? 'Terms of reference, draft' : `Terms of reference, version ${status.number}`;
  const names = [brand.name, ...terms.partners.map((partner) => partner.name)];
  return {
    title: terms.title || 'An audit without a title yet',
    subtitle: label,
    language: 'en-GB',
    subject: `${label}: ${terms.title}`,
    page: 'portrait',
    colour: brand.colour,
    marks: names.map((name): Mark => ({
      name,
      logo: brand.marks.find((mark) => mark.name === name)?.logo,
    })),
    footer: `${new Intl.ListFormat('en-GB').format(names)} · ${label}`,
    dated: displayDay(status.kind === 'draft' ? status.day : status.madeOn),
    blocks: [
      ...standing(status),
      ...about(terms),
      ...asks(terms),
      ...howAndWhich(terms),
      ...whoTakesPart(terms),
      ...when(terms),
      ...held(terms),
      ...goes(terms),
      ...basisOf(terms),
    ],
  };
}

type Item = { readonly label: string; readonly value: readonly Run[] };

function facts(items: readonly (readonly [label: string, value: string])[]): readonly Block[] {
  const known = items
    .filter(([, value]) => value !== '')
    .map(([label, value]): Item => ({ label, value: [value] }));
  return known.length === 0 ? [] : [{ kind: 'facts', items: known }];
}

/** A heading with what stands under it; nothing where nothing does. */
function part(title: string, ...blocks: readonly (readonly Block[])[]): readonly Block[] {
  const own = blocks.flat();
  return own.length === 0 ? [] : [{ kind: 'heading', level: 2, text: title }, ...own];
}

type Table = Extract<Block, { kind: 'table' }>;

/** A table; nothing where it would have no row. */
function table(caption: string, columns: Table['columns'], rows: Table['rows']): readonly Block[] {
  return rows.length === 0 ? [] : [{ kind: 'table', caption, columns, rows }];
}

function list(items: readonly string[], lead: string): readonly Block[] {
  if (items.length === 0) return [];
  const bullets: Block = { kind: 'list', style: 'bullet', items: items.map((item) => [item]) };
  // As a heading, so that no page ends between it and its list.
  return [{ kind: 'heading', level: 3, text: lead }, bullets];
}

function standing(status: TermsStatus): readonly Block[] {
  if (status.kind === 'draft')
    return [
      {
        kind: 'note',
        title: 'This is a draft',
        blocks: [
          {
            kind: 'paragraph',
            runs: ['It has not been put to those who commission the audit. It may change.'],
          },
        ],
      },
    ];
  const { agreement, note } = status;
  const rows = agreement.commissioners.map(({ commissioner, latest }) => [
    [commissioner.name, commissioner.post].filter((one) => one !== '').join(', '),
    latest === null ? 'No answer yet' : latest.answer === 'agreed' ? 'Agreed' : 'Not yet agreed',
    latest === null
      ? ''
      : [displayDay(latest.givenOn), latest.givenHow ?? ''].filter((one) => one !== '').join(', '),
    latest?.remark ?? '',
  ]);
  const said =
    agreement.agreedOn === null
      ? 'Not everybody who commissions the audit has agreed these terms yet.'
      : `Agreed by everybody who commissions the audit, the last of them on ${displayDay(agreement.agreedOn)}.`;
  return [
    { kind: 'paragraph', tone: 'lead', runs: [said] },
    ...(note === null ? [] : [{ kind: 'paragraph', runs: [note] } satisfies Block]),
    ...table(
      'Who commissions the audit, and what they said to this version',
      [
        { name: 'Commissioner', width: 4 },
        { name: 'Answer', width: 2 },
        { name: 'When and how', width: 3 },
        { name: 'Remark', width: 4 },
      ],
      rows,
    ),
  ];
}

function about(terms: Terms): readonly Block[] {
  const plan = terms.priorityPlan === '' ? '' : ` (${terms.priorityPlan})`;
  return part(
    'What it is about',
    facts([
      ['Subject', terms.subject],
      ['Themes', terms.themes.map(nameTheme).join('; ')],
      ['Priority', terms.priority === '' ? '' : `${terms.priority}${plan}`],
      ['Run jointly with', terms.partners.map((partner) => partner.name).join('; ')],
    ]),
    list(terms.background, 'Background'),
  );
}

function asks(terms: Terms): readonly Block[] {
  return part(
    'What it asks',
    terms.question === '' ? [] : [{ kind: 'paragraph', tone: 'lead', runs: [terms.question] }],
    list(terms.purpose, 'Purpose'),
    list(terms.linesOfEnquiry, 'Key lines of enquiry'),
  );
}

function howAndWhich(terms: Terms): readonly Block[] {
  const { sample, grading } = terms;
  const cases = (count: number | null): string => (count === null ? 'not settled' : String(count));
  const methods: readonly Block[] = table(
    'Methods',
    [
      { name: 'Method', width: 3 },
      { name: 'Cases', width: 1, align: 'end' },
      { name: 'For', width: 3 },
      { name: 'What is done', width: 6 },
    ],
    terms.methods.map((method) => [
      methodLabel(method.kind),
      cases(method.cases),
      method.statuses.length === 0
        ? 'Any case'
        : method.statuses.map((status) => caseStatuses[status]).join('; '),
      method.description,
    ]),
  );
  const byArea = sample.byArea.filter((area) => area.cases !== null);
  return [
    ...part('How cases are looked at', methods),
    ...part(
      'Which cases',
      facts([
        ['Cases in all', sample.cases === null ? '' : String(sample.cases)],
        ['Reserves', sample.reserves === null ? '' : String(sample.reserves)],
        ['By area', byArea.map((area) => `${area.name}: ${area.cases ?? ''}`).join('; ')],
        ['By status', sample.byStatus.map((one) => `${caseStatuses[one.status]}: ${one.cases}`).join('; ')],
        ['List supplied by', sample.supplier],
        ['Which children are on the list', sample.criterion],
        ['Chosen', labelOf(selections, sample.selection)],
        ['More on the choice', sample.selectionNote],
        ['Period that is read', sayTermsPeriod(terms.scope, true)],
        ['Period that is judged', sayTermsPeriod(terms.judged, true)],
        [
          'Grading',
          grading === null
            ? ''
            : [grading.label, grading.grades.join(' · '), grading.note]
                .filter((one) => one !== '')
                .join('. '),
        ],
      ]),
    ),
  ];
}

function whoTakesPart(terms: Terms): readonly Block[] {
  const asked = terms.agencies.filter((agency) => agency.asked);
  const leftOut = terms.agencies.filter((agency) => agency.leftOut !== '');
  const name = (agency: Terms['agencies'][number]): string =>
    agency.services.length === 0 ? agency.name : `${agency.name} (${agency.services.join('; ')})`;
  return part(
    'Who takes part',
    list(
      terms.commissioners.map((one) => [one.name, one.post].filter((text) => text !== '').join(', ')),
      'Commissioned by',
    ),
    list(asked.map(name), 'Asked to contribute'),
    table(
      'Who answers for each agency',
      [
        { name: 'Agency', width: 2 },
        { name: 'Contact', width: 4 },
        { name: 'Deputy', width: 4 },
      ],
      terms.contacts
        .filter(({ contact, deputy }) => contact !== null || deputy !== null)
        .map(({ shortName, contact, deputy }) => [
          shortName,
          sayPerson(contact) || 'Not settled',
          sayPerson(deputy) || 'Not settled',
        ]),
    ),
    list(
      terms.otherContributors.map((one) => (one.from === '' ? one.name : `${one.name}, ${one.from}`)),
      'Others who contribute',
    ),
    list(
      leftOut.map((agency) => `${agency.name}: ${agency.leftOut}`),
      'Left out on purpose',
    ),
  );
}

function when({ timetable, meetings }: Terms): readonly Block[] {
  const dates: readonly Block[] = table(
    'Dates',
    [
      { name: 'Step', width: 5 },
      { name: 'By', width: 3 },
      { name: 'Whose turn', width: 4 },
    ],
    (timetable?.rows ?? []).map((row) => [row.label, displayDay(row.day), turns[row.whose]]),
  );
  const planned: readonly Block[] = table(
    'Meetings planned',
    [
      { name: 'Meeting', width: 4 },
      { name: 'Day', width: 3 },
      { name: 'Time and place', width: 3 },
      { name: 'Who comes', width: 3 },
    ],
    meetings.map((meeting) => [
      meeting.name,
      meeting.day === '' ? '' : displayDay(meeting.day),
      meeting.place,
      turns[meeting.whose],
    ]),
  );
  return part('When', [...dates, ...planned]);
}

function held({ citations }: Terms): readonly Block[] {
  return part(
    'Definitions and guidance',
    table(
      'What practice is held against, by edition',
      [
        { name: 'Document', width: 5 },
        { name: 'Cited as', width: 2 },
        { name: 'What it says, or what for', width: 6 },
      ],
      citations.map((one) => [`${one.title} (${one.edition})`, sayUse(one.use), one.says]),
    ),
  );
}

function goes(terms: Terms): readonly Block[] {
  return part(
    'Where it goes',
    list(
      terms.route.map((step) => {
        const short = step.shortName === '' ? '' : ` (${step.shortName})`;
        const day = step.day === '' ? '' : `, ${displayDay(step.day)}`;
        return `${step.body}${short}: ${labelOf(routeSteps, step.does).toLowerCase()}${day}`;
      }),
      'The report',
    ),
    list(
      terms.outputs.map((output) =>
        [
          `${labelOf(outputKinds, output.kind)}: ${labelOf(outputReaders, output.readers).toLowerCase()}`,
          output.note,
        ]
          .filter((one) => one !== '')
          .join('. '),
      ),
      'What comes of it, for whom',
    ),
    facts([['The briefing is for', terms.audience]]),
  );
}

function basisOf({ basis }: Terms): readonly Block[] {
  const { agreement, impactAssessment } = basis;
  const span = [
    agreement.from === '' ? '' : `from ${displayDay(agreement.from)}`,
    agreement.until === '' ? '' : `until ${displayDay(agreement.until)}`,
  ].filter((one) => one !== '');
  const label = (coded: readonly { code: string; label: string }[], code: string): string =>
    coded.find((one) => one.code === code)?.label ?? (code === '' ? 'Not settled' : code);
  const agencies = basis.agencies.filter(
    (one) => one.basis !== '' || one.signatory !== '' || one.condition !== '',
  );
  return part(
    'Basis for sharing and how long records are kept',
    facts([
      ['Why identifiable records are needed', basis.necessity],
      [
        'Impact assessment',
        [impactAssessment.reference, impactAssessment.day === '' ? '' : displayDay(impactAssessment.day)]
          .filter((one) => one !== '')
          .join(', '),
      ],
      ['Sharing agreement', [agreement.title, ...span].filter((one) => one !== '').join(', ')],
      ['Privacy notice', basis.privacyNotice],
    ]),
    table(
      'On which basis each agency shares',
      [
        { name: 'Agency', width: 2 },
        { name: 'Lawful basis', width: 4 },
        { name: 'Condition', width: 5 },
        { name: 'Signed', width: 3 },
      ],
      agencies.map((one) => [
        one.shortName,
        label(lawfulBases, one.basis),
        label(sharingConditions, one.condition),
        [one.signatory, one.signed === '' ? '' : displayDay(one.signed)]
          .filter((text) => text !== '')
          .join(', ') || 'Not signed',
      ]),
    ),
    list(
      basis.retention.map(
        (kept) =>
          `${kept.label}: ${kept.months} months ${kept.counted}${kept.isProposal ? ' (proposed)' : ''}`,
      ),
      'How long records are kept',
    ),
    facts([
      ['Who the children are is destroyed by', basis.destroyBy === '' ? '' : displayDay(basis.destroyBy)],
    ]),
  );
}
