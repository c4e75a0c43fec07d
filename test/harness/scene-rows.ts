import { randomUUID } from 'node:crypto';
import { askedAgency, basisFor, planned, wholeTerms } from '../../src/audits/builders.ts';
import { makeRequest } from '../../src/audits/rules/make-request.ts';
import type { Terms } from '../../src/audits/terms/terms.ts';
import { rowsOfCases } from './scene-rows-of-cases.ts';
import { rowsOfReturns } from './scene-rows-of-returns.ts';
import { at, inWork, moment, sha256, type Row, type Which } from './scene-row.ts';
import type { Place } from './scene.ts';

export type { Row, Which } from './scene-row.ts';

/** A row of each table in a place, parents before children. A new table needs its row here: the role matrix asks for it. */
export const rowsOfEveryTable: Readonly<Record<string, (place: Place, which: Which) => Row>> = {
  'platform.migration': (_, which) => ({
    number: which === 'standing' ? 1 : 9999,
    ...(which === 'standing' ? {} : { name: 'later', checksum: 'none' }),
  }),
  'platform.installation': () => ({ only_one: true, kind: 'real' }),
  'accounts.partnership': (place, which) => ({
    id: which === 'standing' ? place.partnership : randomUUID(),
    name: `${place.name} ${which}`,
    short_name: place.name,
  }),
  'accounts.partnership_former_name': (place, which) => ({
    partnership_id: place.partnership,
    position: at(which),
    name: 'Board',
  }),
  'accounts.area': (place, which) => ({
    partnership_id: place.partnership,
    id: which === 'standing' ? place.area : randomUUID(),
    name: `Area ${which}`,
    nation: 'England',
    position: at(which),
  }),
  'accounts.agency': (place, which) => ({
    id: which === 'standing' ? place.agency : randomUUID(),
    name: 'School',
    type: 'school',
  }),
  'accounts.agency_in_partnership': (place, which) => ({
    partnership_id: place.partnership,
    agency_id: which === 'standing' ? place.agency : place.newAgency,
    short_name: which === 'standing' ? 'Agency' : 'New',
  }),
  'accounts.agency_service': (place, which) => ({
    agency_id: place.agency,
    id: which === 'standing' ? place.service : randomUUID(),
    name: `Service ${which}`,
  }),
  'accounts.setting': (place, which) => ({
    partnership_id: place.partnership,
    id: which === 'standing' ? place.setting : randomUUID(),
    agency_id: place.agency,
    name: `Setting ${which}`,
    kind: 'school',
    area_id: place.area,
  }),
  'accounts.contact': (place, which) => ({
    partnership_id: place.partnership,
    id: which === 'standing' ? place.contact : randomUUID(),
    agency_id: place.agency,
    ...(which === 'standing'
      ? { membership_id: place.people.agency_lead.membership, service_id: place.service }
      : { name: 'C. Person' }),
    part: 'lead',
  }),
  'accounts.contact_way': (place, which) => ({
    partnership_id: place.partnership,
    contact_id: which === 'standing' ? place.contact : place.otherContact,
    agency_id: place.agency,
    telephone: '01632 960 001',
    out_of_hours: false,
  }),
  'accounts.person': (place, which) => ({
    id: which === 'standing' ? place.people.coordinator.person : randomUUID(),
    name: 'A. Person',
    email: 'new@example.org',
  }),
  'accounts.credential': (place, which) => ({
    person_id: which === 'standing' ? place.people.coordinator.person : place.people.auditor.person,
    password_hash: 'none',
  }),
  'accounts.one_time_link': (place, which) => ({
    secret_hash: sha256(`${place.partnership} ${which}`),
    purpose: 'set_password',
    person_id: place.people.coordinator.person,
    expires_at: moment,
  }),
  'accounts.membership': (place, which) => ({
    id: which === 'standing' ? place.people.coordinator.membership : randomUUID(),
    person_id: place.people.coordinator.person,
    partnership_id: place.partnership,
    roles: ['coordinator'],
  }),
  'accounts.session': (place, which) => ({
    key_hash: which === 'standing' ? sha256(place.people.coordinator.key) : sha256(randomUUID()),
    person_id: place.people.coordinator.person,
  }),
  'accounts.invitation': (place, which) => ({
    partnership_id: place.partnership,
    id: which === 'standing' ? place.event : randomUUID(),
    name: 'I. Nvited',
    email: `invited.${place.name.toLowerCase()}.${which}@example.org`,
    roles: ['auditor'],
    secret_hash: sha256(`invitation ${place.partnership} ${which}`),
    expires_at: '2199-01-01',
  }),
  'accounts.factor': (place, which) => ({
    person_id: place.people.coordinator.person,
    id: which === 'standing' ? place.event : randomUUID(),
    kind: 'totp',
    sealed: Buffer.alloc(61, 1),
  }),
  'accounts.recovery_code': (place, which) => ({
    person_id: place.people.coordinator.person,
    code_hash: sha256(`recovery ${place.partnership} ${which}`),
  }),
  'accounts.sign_in_try': (place, which) => ({
    person_id: place.people.coordinator.person,
    kind: 'password',
    quarter: 1,
    place: which === 'standing' ? 1 : 2,
  }),
  'accounts.sign_in_event': (place, which) => ({
    id: which === 'standing' ? place.event : randomUUID(),
    person_id: place.people.coordinator.person,
    outcome: 'signed_in',
  }),
  'accounts.access_grant': (place, which) => ({
    partnership_id: place.partnership,
    membership_id: place.people.auditor.membership,
    case_id: which === 'standing' ? place.sampleCase : randomUUID(),
    granted_from: moment,
  }),
  'platform.submission': (place, which) => ({
    partnership_id: place.partnership,
    membership_id: place.people.coordinator.membership,
    token: which === 'standing' ? place.event : randomUUID(),
    route: '/audits',
  }),
  'platform.outgoing_mail': (place, which) => ({
    partnership_id: place.partnership,
    id: which === 'standing' ? place.mail : randomUUID(),
    about: 'invitation',
    receiver: 'somebody@example.org',
    sealed_under: 'outbox-2026-06',
  }),
  'audit_log.event': eventOf,
  'audit_log.event_default': eventOf,
  'audit_log.seal': (place, which) => ({
    partnership_id: place.partnership,
    number: 1 + at(which),
    event_at: moment,
    event_id: which === 'standing' ? place.event : randomUUID(),
    leaf: sha256('leaf'),
    chain: sha256('chain'),
  }),
  'audits.audit': (place, which) => ({
    partnership_id: place.partnership,
    id: which === 'standing' ? place.audit : randomUUID(),
    short_name: which === 'standing' ? 'standing' : 'fresh',
    origin: 'recorded',
    stage: 'recorded',
    zone: 'learning',
    begun_from: place.audit,
    title: 'An audit',
    subject: 'Neglect',
    sample: '{}',
  }),
  'audits.joint_partner': (place, which) => ({
    ...inList(place, which),
    name: 'Elsewhere',
    short_name: 'Else',
  }),
  'audits.method': (place, which) => ({ ...inList(place, which), kind: 'case_file_audit' }),
  'audits.audit_area': (place, which) => ({ ...inList(place, which), area_id: place.area, name: 'Area' }),
  'audits.audit_agency': (place, which) => ({
    ...inList(place, which),
    ref: which,
    agency_id: place.agency,
    entry: '{}',
  }),
  'audits.body': (place, which) => ({ ...inList(place, which), list: 'panel', agency_ref: 'standing' }),
  'audits.library_document': (place, which) => ({
    ...inList(place, which),
    document: '{"ref":"leaflet","title":"A leaflet","kind":"tool","editions":["2019"]}',
  }),
  'audits.citation': (place, which) => ({
    ...inList(place, which),
    document: 'working-together',
    edition: '2023',
    use: 'standard',
  }),
  'audits.resource': (place, which) => ({ ...inList(place, which), title: 'A leaflet' }),
  'audits.library_item': (place, which) => ({
    partnership_id: place.partnership,
    ref: which === 'standing' ? place.libraryItem : randomUUID(),
    version: 1,
    title: `Threshold guide ${which}`,
    kind: 'procedure',
    changed_by: place.people.coordinator.membership,
  }),
  'audits.library_edition': (place, which) => ({
    partnership_id: place.partnership,
    document: place.libraryItem,
    id: which === 'standing' ? place.libraryEdition : randomUUID(),
    version: 1,
    label: which === 'standing' ? '2019' : '2021',
    changed_by: place.people.coordinator.membership,
  }),
  'audits.priority': (place, which) => ({
    partnership_id: place.partnership,
    id: which === 'standing' ? place.priority : randomUUID(),
    name: `Priority ${which}`,
    changed_by: place.people.coordinator.membership,
  }),
  'audits.planned_audit': (place, which) => ({
    partnership_id: place.partnership,
    id: which === 'standing' ? place.planned : randomUUID(),
    year: 2026,
    title: 'A planned audit',
    audit_id: which === 'standing' ? place.liveAudit : place.bareAudit,
    priority_id: place.priority,
    changed_by: place.people.coordinator.membership,
  }),
  'audits.priority_former': (place, which) => ({
    partnership_id: place.partnership,
    priority_id: place.priority,
    // Before the one that stands, which is the first.
    version: at(which) - 1,
    content: '{"id":"","name":"Before","plan":"","from":null,"until":null,"isRetired":false}',
    changed_by: place.people.coordinator.membership,
    changed_at: moment,
  }),
  'audits.planned_former': (place, which) => ({
    partnership_id: place.partnership,
    planned_id: place.planned,
    // Before the one that stands, which is the first.
    version: at(which) - 1,
    content: JSON.stringify({ ...planned, title: 'Before' }),
    changed_by: place.people.coordinator.membership,
    changed_at: moment,
  }),
  'audits.draft_field': (place, which) => ({
    ...inWork(place),
    field: which === 'standing' ? `method:${place.item}` : 'title',
    value: '{"kind":"deep_dive","position":1}',
    changed_by: place.people.coordinator.membership,
  }),
  'audits.draft_former': (place, which) => ({
    ...inWork(place),
    field: 'title',
    version: 1 + at(which),
    value: '"Neglect"',
    changed_by: place.people.coordinator.membership,
    changed_at: moment,
  }),
  'audits.correction': (place, which) => ({
    partnership_id: place.partnership,
    audit_id: which === 'standing' ? place.audit : place.bareAudit,
    number: 1 + at(which),
    reason: 'The number of cases was wrong.',
    stood: '{}',
    opened_as: '{}',
    begun_by: place.people.coordinator.membership,
    // The one that stands is over, so that the audit is as it was.
    ...(which === 'standing'
      ? { outcome: 'put_away', ended_by: place.people.coordinator.membership, ended_at: moment }
      : {}),
  }),
  'audits.terms_version': (place, which) => ({
    ...inWork(place),
    number: 1 + at(which),
    content: JSON.stringify({ values: {}, terms: termsOf(place) }),
    changes: '[]',
    made_by: place.people.coordinator.membership,
  }),
  'audits.commissioner': (place, which) => ({
    ...inWork(place),
    id: which === 'standing' ? place.commissioner : randomUUID(),
    membership_id: place.people.panel_chair.membership,
    name: 'Audit group',
  }),
  'audits.agreement': (place, which) => ({
    ...inWork(place),
    number: 1,
    commissioner_id: place.commissioner,
    id: which === 'standing' ? place.event : randomUUID(),
    answer: 'agreed',
    given_on: '2026-06-01',
    recorded_by: place.people.coordinator.membership,
  }),
  'audits.decision': (place, which) => ({
    ...inWork(place),
    id: which === 'standing' ? place.event : randomUUID(),
    kind: 'started',
    number: 1,
    decided_by: 'Audit group',
    decided_on: '2026-06-01',
    recorded_by: place.people.coordinator.membership,
  }),
  'audits.request': (place, which) => ({
    ...inWork(place),
    agency_id: which === 'standing' ? place.agency : place.otherAgency,
    number: 1,
    content: JSON.stringify(makeRequest(termsOf(place), place.agency, [])),
  }),
  'audits.milestone': (place, which) => ({
    ...inWork(place),
    code: which.replaceAll(' ', '_'),
    label: 'Answers due',
    day: '2026-06-01',
    whose: 'agencies',
  }),
  'cases.participation': (place, which) => ({
    partnership_id: place.partnership,
    audit_id: which === 'standing' ? place.audit : place.bareAudit,
  }),
  'cases.participation_row': (place, which) => ({ ...inList(place, which), agency_refs: ['standing'] }),
  'cases.participation_count': (place, which) => ({
    ...inList(place, which),
    row_position: 0,
    status: 'audited',
    cases: 3,
  }),
  ...rowsOfCases,
  ...rowsOfReturns,
  'meetings.audit_meeting': (place, which) => ({ ...inList(place, which), kind: 'panel', name: 'Panel' }),
  'findings.finding': (place, which) => ({
    ...inList(place, which),
    id: which === 'standing' ? place.finding : randomUUID(),
    ref: which,
    kind: 'strength',
    text: 'Children were seen.',
    themes: ['voice'],
  }),
  'findings.statement': (place, which) => ({
    ...inList(place, which),
    kind: 'conclusion',
    text: 'Much was done well.',
  }),
  'recommendations.recommendation': (place, which) => ({
    ...inList(place, which),
    id: which === 'standing' ? place.recommendation : randomUUID(),
    ref: which,
    form: 'recommendation',
    kind: 'action',
    text: 'Write it down.',
    themes: ['voice'],
  }),
  'recommendations.owner': (place, which) => ({
    ...inList(place, which),
    recommendation_id: place.recommendation,
    name: 'The board',
  }),
};

function inList(place: Place, which: Which): Row {
  return { partnership_id: place.partnership, audit_id: place.audit, position: at(which) };
}

/** Terms of reference that ask the place's own agency, commissioned by whoever chairs its panels. */
function termsOf(place: Place): Terms {
  const membership = place.people.panel_chair.membership;
  return {
    ...wholeTerms,
    agencies: [place.agency, place.otherAgency].map((agency) => ({ ...askedAgency, agency })),
    basis: basisFor([place.agency, place.otherAgency]),
    commissioners: [{ id: place.commissioner, agency: null, name: 'Audit group', post: '', membership }],
  };
}

function eventOf(place: Place, which: Which): Row {
  const { person, membership } = place.people.coordinator;
  return {
    partnership_id: place.partnership,
    id: which === 'standing' ? place.event : randomUUID(),
    ...(which === 'standing' ? { at: moment } : {}),
    ...(which === 'fresh by a job' ? { system: 'job' } : { person_id: person, membership_id: membership }),
    event: 'audit.viewed',
    outcome: 'seen',
  };
}
