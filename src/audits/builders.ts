import type { LibraryItem } from './library/item.ts';
import { joinLibrary } from './library/join-library.ts';
import { retentionClasses } from './lawful-basis.ts';
import type { PlannedAudit } from './programme/planned-audit.ts';
import type { Terms, TermsContacts } from './terms/terms.ts';

/** Terms in which nothing is said. */
export const emptyTerms: Terms = {
  title: '',
  subject: '',
  themes: [],
  priority: '',
  priorityPlan: '',
  background: [],
  question: '',
  purpose: [],
  linesOfEnquiry: [],
  methods: [],
  sample: {
    cases: null,
    reserves: null,
    byArea: [],
    byStatus: [],
    supplier: '',
    criterion: '',
    selection: '',
    selectionNote: '',
  },
  partners: [],
  scope: null,
  judged: null,
  citations: [],
  timetable: null,
  meetings: [],
  agencies: [],
  contacts: [],
  otherContributors: [],
  commissioners: [],
  grading: null,
  route: [],
  outputs: [],
  audience: '',
  basis: {
    necessity: '',
    impactAssessment: { reference: '', day: '' },
    agreement: { title: '', from: '', until: '' },
    privacyNotice: '',
    agencies: [],
    retention: retentionClasses.map(({ code, label, months, counted }) => ({
      code,
      label,
      months,
      counted,
      isProposal: true,
    })),
    destroyBy: '',
  },
};

/** An agency that contributes. */
export const askedAgency: Terms['agencies'][number] = {
  agency: '00000000-0000-4000-8000-000000000001',
  name: 'Northshire Police',
  shortName: 'Police',
  type: 'police',
  asked: true,
  services: [],
  leftOut: '',
};

/** Who answers for that agency, by its page. */
export const answering: TermsContacts = {
  agency: askedAgency.agency,
  shortName: askedAgency.shortName,
  contact: {
    name: 'Helen Ashdown',
    post: 'Superintendent',
    isProposal: true,
    isReachable: true,
    fault: null,
  },
  deputy: null,
  leftLead: '',
};

/** Terms that lack nothing that must be there before anybody can agree. */
export const wholeTerms: Terms = {
  ...emptyTerms,
  title: 'Multi-agency audit of neglect',
  subject: 'neglect',
  themes: ['neglect'],
  purpose: ['To find out how early neglect is noticed.'],
  methods: [{ id: 'a', kind: 'deep_dive', cases: 12, statuses: [], description: '' }],
  sample: { ...emptyTerms.sample, cases: 12 },
  scope: {
    phrase: '1 June 2024 to 31 May 2025',
    period: { from: '2024-06-01', until: '2025-05-31', how: 'Read from the words.' },
  },
  agencies: [askedAgency],
  contacts: [answering],
  commissioners: [{ id: 'b', agency: null, name: 'Audit group', post: '', membership: null }],
};

/** A basis on which each of these agencies (by id) may be told who the children are. */
export function basisFor(agencies: readonly string[]): Terms['basis'] {
  return {
    ...emptyTerms.basis,
    necessity: 'Practice cannot be looked at without the records.',
    impactAssessment: { reference: 'DPIA 2026/3', day: '2026-01-10' },
    agreement: { title: 'Information sharing agreement', from: '2025-01-01', until: '' },
    privacyNotice: 'On the website',
    agencies: agencies.map((agency) => ({
      agency,
      shortName: agency,
      basis: 'public_task',
      condition: 'safeguarding',
      signatory: 'Head of service',
      signed: '2026-01-20',
    })),
  };
}

/** An item of guidance by the labels of its editions and the dates (EDTF) of their first and last days. */
export function guidanceItem(
  editions: readonly (readonly [label: string, from?: string, until?: string])[],
): LibraryItem {
  const [item] = joinLibrary(
    [],
    [],
    [],
    [
      {
        ref: 'guidance',
        title: 'Guidance on neglect',
        publisher: 'Department',
        kind: 'statutory_guidance',
        nation: 'England',
        editions: editions.map(([edition, from, until]) => ({
          edition,
          ...(from === undefined ? {} : { inForce: until === undefined ? { from } : { from, until } }),
        })),
      },
    ],
  );
  if (item === undefined) throw new Error('One document makes one item');
  return item;
}

/** An audit of the programme of which only the title is known. */
export const planned: PlannedAudit = {
  id: 'a',
  year: 2026,
  title: 'Neglect',
  themes: [],
  priority: null,
  ownerGroup: '',
  quarter: null,
  from: null,
  until: null,
  agencies: [],
  note: '',
  audit: null,
  dropped: null,
};
