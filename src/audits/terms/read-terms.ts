import { asNumber, asText, asTexts, partOf, type Stored, type Values } from '#platform/forms';
import { methodKinds } from '../audit.ts';
import { caseStatusCodes, isCaseStatus } from '../case-status.ts';
import { itemsOf } from '../drafts/section.ts';
import { findGradingScale } from '../grading-scale.ts';
import { retentionClasses } from '../lawful-basis.ts';
import { resolvePeriod } from '../rules/resolve-period.ts';
import { agencyField, commissionerList, otherContributorList } from './agencies.ts';
import type { Around } from './around.ts';
import { readContacts } from './contacts.ts';
import { basisField, readBasis, retentionField } from './basis.ts';
import { outputList, routeList } from './governance.ts';
import { readCitations } from './guidance.ts';
import { methodList } from './methods.ts';
import { otherAreaList, partnerList } from './sample.ts';
import { readMeetings, readTimetable } from './timetable.ts';
import type { Terms, TermsAgency, TermsGrading, TermsPeriod, TermsSample } from './terms.ts';

/** The terms of reference that a draft's fields come to, with the names that agencies and areas have today. */
export function readTerms(values: Values, around: Around): Terms {
  const text = (field: string): string => asText(values[field]);
  const texts = (field: string): readonly string[] => asTexts(values[field]);
  const scope = readPeriod(values, 'scope', asText(values['scope-anchor']) || null);
  const agencies = readAgencies(values, around);
  const asked = agencies.filter((agency) => agency.asked);
  return {
    title: text('title'),
    subject: text('subject'),
    themes: texts('themes'),
    priority: text('priority'),
    priorityPlan: text('priority-plan'),
    background: texts('background'),
    question: text('question'),
    purpose: texts('purpose'),
    linesOfEnquiry: texts('lines-of-enquiry'),
    methods: itemsOf(values, methodList).flatMap(({ id, value }) => {
      const kind = methodKinds.find((one) => one === asText(partOf(value, 'kind')));
      if (kind === undefined) return [];
      return [
        {
          id,
          kind,
          cases: asNumber(partOf(value, 'cases')),
          statuses: asTexts(partOf(value, 'statuses')).filter(isCaseStatus),
          description: asText(partOf(value, 'description')),
        },
      ];
    }),
    sample: readSample(values, around),
    partners: itemsOf(values, partnerList).map(({ value }) => ({
      name: asText(partOf(value, 'name')),
      shortName: asText(partOf(value, 'short-name')),
    })),
    scope,
    judged: readPeriod(values, 'judged', scope?.period?.until ?? null),
    citations: readCitations(values, around.library, scope?.period?.until ?? around.today),
    timetable: readTimetable(values, around),
    meetings: readMeetings(values),
    agencies,
    contacts: readContacts(values, asked, around),
    otherContributors: itemsOf(values, otherContributorList).map(({ value }) => ({
      name: asText(partOf(value, 'name')),
      from: asText(partOf(value, 'from')),
    })),
    commissioners: readCommissioners(values, around),
    grading: readGrading(values),
    route: itemsOf(values, routeList).map(({ value }) => ({
      body: asText(partOf(value, 'body')),
      shortName: asText(partOf(value, 'short-name')),
      does: asText(partOf(value, 'does')),
      day: asText(partOf(value, 'day')),
    })),
    outputs: itemsOf(values, outputList).map(({ value }) => ({
      kind: asText(partOf(value, 'kind')),
      readers: asText(partOf(value, 'readers')),
      note: asText(partOf(value, 'note')),
    })),
    audience: text('audience'),
    basis: {
      necessity: text('necessity'),
      impactAssessment: { reference: text('impact-assessment'), day: text('impact-assessment-day') },
      agreement: {
        title: text('sharing-agreement'),
        from: text('sharing-from'),
        until: text('sharing-until'),
      },
      privacyNotice: text('privacy-notice'),
      agencies: asked.map((agency) => ({
        agency: agency.agency,
        shortName: agency.shortName,
        ...readBasis(values[basisField(agency.agency)] ?? null),
      })),
      retention: retentionClasses.map(({ code, label, months, counted }) => {
        const typed = asNumber(values[retentionField(code)]);
        return { code, label, counted, months: typed ?? months, isProposal: typed === null };
      }),
      destroyBy: text('destroy-by'),
    },
  };
}

function readSample(values: Values, around: Around): TermsSample {
  const byArea = values['cases-by-area'] ?? null;
  const byStatus = values['cases-by-status'] ?? null;
  return {
    cases: asNumber(values['cases']),
    reserves: asNumber(values['reserves']),
    byArea: [
      ...around.areas.map(({ id, name, nation }) => ({
        area: id,
        name,
        nation,
        cases: asNumber(partOf(byArea, id)),
      })),
      ...itemsOf(values, otherAreaList).map(({ value }) => ({
        area: null,
        name: asText(partOf(value, 'name')),
        nation: null,
        cases: asNumber(partOf(value, 'cases')),
      })),
    ],
    byStatus: caseStatusCodes.flatMap((status) => {
      const cases = asNumber(partOf(byStatus, status));
      return cases === null ? [] : [{ status, cases }];
    }),
    supplier: asText(values['frame-supplier']),
    criterion: asText(values['frame-criterion']),
    selection: asText(values['selection']),
    selectionNote: asText(values['selection-note']),
  };
}

function readPeriod(values: Values, which: 'scope' | 'judged', anchor: string | null): TermsPeriod | null {
  const day = (end: string): string | null => asText(values[`${which}-${end}`]) || null;
  const phrase = asText(values[`${which}-phrase`]);
  const [from, until] = [day('from'), day('until')];
  if (phrase === '' && from === null && until === null) return null;
  return { phrase, period: resolvePeriod({ phrase, anchor, from, until }) };
}

function readAgencies(values: Values, around: Around): readonly TermsAgency[] {
  return around.agencies.flatMap((agency) => {
    const value: Stored = values[agencyField(agency.id)] ?? null;
    if (value === null) return [];
    return [
      {
        agency: agency.id,
        name: agency.name,
        shortName: agency.shortName,
        type: agency.type,
        asked: partOf(value, 'asked') === true,
        services: asTexts(partOf(value, 'services')),
        leftOut: asText(partOf(value, 'left-out')),
      },
    ];
  });
}

function readCommissioners(values: Values, around: Around): Terms['commissioners'] {
  const list = commissionerList(around);
  const members = new Set(around.colleagues.map((colleague) => colleague.membership));
  return itemsOf(values, list).map(({ id, value }) => {
    const member = asText(partOf(value, 'member'));
    return {
      id,
      agency: asText(partOf(value, 'agency')) || null,
      name: list.head(value),
      post: asText(partOf(value, 'post')),
      membership: members.has(member) ? member : null,
    };
  });
}

function readGrading(values: Values): TermsGrading | null {
  const scale = findGradingScale(asText(values['scale']));
  if (scale === null) return null;
  const own = asTexts(values['own-grades']);
  return {
    scale: scale.code,
    label: scale.label,
    grades: scale.code === 'own' ? own : scale.grades,
    note: asText(values['grading-note']),
  };
}
