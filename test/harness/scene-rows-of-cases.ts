import { randomUUID } from 'node:crypto';
import { systemNow } from '#platform/time';
import { at, inWork, moment, sha256, type Row, type Which } from './scene-row.ts';
import type { Place } from './scene.ts';

/** The rows of the scene in the tables of cases: a list, a draw, two cases, an agency asked, a look, a concern. */
export const rowsOfCases: Readonly<Record<string, (place: Place, which: Which) => Row>> = {
  'cases.frame': (place, which) => ({
    ...inWork(place),
    id: which === 'standing' ? place.frame : randomUUID(),
    number: 1 + at(which),
    source: 'file',
    state: 'loaded',
    made_by: place.people.coordinator.membership,
  }),
  'cases.frame_piece': (place, which) => ({ ...inFrame(place), position: at(which), sealed: sealedBytes }),
  'cases.frame_row': (place, which) => ({
    ...inFrame(place),
    id: which === 'standing' ? place.frameRow : randomUUID(),
    position: at(which),
    sealed: sealedBytes,
  }),
  'cases.frame_mark': (place, which) => ({
    ...inFrame(place),
    id: which === 'standing' ? place.event : randomUUID(),
    row_id: place.frameRow,
    kind: which === 'standing' ? 'held' : 'excluded',
    reason: 'live_investigation',
    set_by: place.people.coordinator.membership,
  }),
  'cases.known_heading': (place, which) => ({
    partnership_id: place.partnership,
    digest: sha256(which),
    field: 'area',
  }),
  'cases.draw': (place, which) => ({
    ...inWork(place),
    id: which === 'standing' ? place.draw : randomUUID(),
    number: 1 + at(which),
    seed: 'ab'.repeat(32),
    frame_digest: 'cd'.repeat(32),
    frame_size: 1,
    quotas: '[]',
    reason: 'The list was incomplete.',
    committed_by: place.people.coordinator.membership,
  }),
  'cases.sample_case': (place, which) => ({
    ...inWork(place),
    id: which === 'standing' ? place.sampleCase : randomUUID(),
    number: 1 + at(which),
    origin: 'supplied',
    standing: 'in_sample',
    made_by: place.people.coordinator.membership,
  }),
  // A second case, so that the tables of one row a case have a place for another.
  'cases.identity': (place, which) => ({
    ...inWork(place),
    case_id: which === 'standing' ? place.sampleCase : place.otherCase,
    sealed: sealedBytes,
    changed_by: place.people.coordinator.membership,
  }),
  'cases.identity_former': (place, which) => ({
    ...ofCase(place),
    version: 1 + at(which),
    sealed: sealedBytes,
    changed_by: place.people.coordinator.membership,
    changed_at: moment,
  }),
  'cases.household': (place, which) => ({ ...ofCase(place), mark: sha256(`household ${which}`) }),
  'cases.ask': (place, which) => ({
    ...ofCase(place),
    id: which === 'standing' ? place.ask : randomUUID(),
    case_number: 1,
    agency_id: place.agency,
    ...(which === 'standing' ? {} : { service_id: place.service }),
    due_on: '2026-06-01',
    asked_by: place.people.coordinator.membership,
  }),
  'cases.ask_person': (place, which) => ({
    ...inWork(place),
    ask_id: place.ask,
    person: which === 'standing' ? 'child' : 'parent-1',
    agency_id: place.agency,
    relation: which === 'standing' ? 'child' : 'parent',
    sealed_reason: sealedBytes,
  }),
  'cases.disclosure': (place, which) => ({
    ...ofAsk(place),
    id: which === 'standing' ? place.event : randomUUID(),
    stage: which === 'standing' ? 'search' : 'more',
    sealed: sealedBytes,
    given_by: place.people.coordinator.membership,
  }),
  'cases.answer': (place, which) => ({
    ...ofAsk(place),
    id: which === 'standing' ? place.event : randomUUID(),
    number: 1 + at(which),
    answer: 'not_known',
    sealed: sealedBytes,
    given_by: place.people.agency_lead.membership,
  }),
  'cases.assignment': (place, which) => ({
    ...ofCase(place),
    id: which === 'standing' ? place.event : randomUUID(),
    case_number: 1,
    agency_id: place.agency,
    membership_id:
      which === 'standing' ? place.people.auditor.membership : place.people.agency_lead.membership,
    assigned_by: place.people.agency_lead.membership,
  }),
  'cases.conflict': (place, which) => ({
    ...ofCase(place),
    id: which === 'standing' ? place.event : randomUUID(),
    agency_id: place.agency,
    // The one that stands is the auditor's; the one that is added names whoever leads.
    membership_id:
      which === 'standing' ? place.people.auditor.membership : place.people.agency_lead.membership,
    found: 'declared',
    raised_by: place.people.agency_lead.membership,
    ...(which === 'standing' && {
      settled: 'asked',
      settled_at: systemNow().toString(),
      settled_by: place.people.agency_lead.membership,
    }),
  }),
  'cases.exception_step': (place, which) => ({
    ...inWork(place),
    conflict_id: place.event,
    number: which === 'standing' ? 1 : 2,
    case_id: place.sampleCase,
    agency_id: place.agency,
    what: 'allowed',
    done_by: place.people.coordinator.membership,
  }),
  // One looks in one's own name: the row is the coordinator's.
  'cases.reveal': (place, which) => ({
    ...ofCase(place),
    id: which === 'standing' ? place.event : randomUUID(),
    case_number: 1,
    membership_id: place.people.coordinator.membership,
    what: 'identity',
    reason_kind: 'check_draw',
    sealed_reason: sealedBytes,
    until: systemNow().add({ minutes: 10 }).toString(),
  }),
  'cases.hold': (place, which) => ({
    ...inWork(place),
    id: which === 'standing' ? place.event : randomUUID(),
    kind: 'police_investigation',
    reference: 'Letter of June',
    set_by: place.people.data_guardian.membership,
  }),
  'cases.guard': (place, which) => ({
    partnership_id: place.partnership,
    audit_id: which === 'standing' ? place.liveAudit : place.bareAudit,
  }),
  'cases.destruction': (place, which) => ({
    partnership_id: place.partnership,
    audit_id: which === 'standing' ? place.liveAudit : place.bareAudit,
    id: which === 'standing' ? place.event : randomUUID(),
    what: 'all',
    due_on: '2026-06-01',
    reason: 'The terms say so.',
    proposed_by: place.people.data_guardian.membership,
  }),
  'cases.concern_route': (place, which) => ({
    partnership_id: place.partnership,
    audit_id: which === 'standing' ? place.liveAudit : place.bareAudit,
    recipient: place.people.panel_chair.membership,
    deputy: place.people.data_guardian.membership,
    changed_by: place.people.coordinator.membership,
  }),
  // Raised by a coordinator, received by whoever chairs.
  'cases.concern': (place, which) => ({
    ...ofCase(place),
    id: which === 'standing' ? place.concern : randomUUID(),
    case_number: 1,
    raised_by: place.people.coordinator.membership,
    sealed: sealedBytes,
    referred: true,
    recipient: place.people.panel_chair.membership,
    deputy: place.people.data_guardian.membership,
    acknowledge_by: moment,
  }),
  'cases.concern_party': (place, which) => ({
    ...inWork(place),
    membership_id:
      which === 'standing' ? place.people.panel_chair.membership : place.people.auditor.membership,
    concern_id: place.concern,
  }),
  'cases.concern_step': (place, which) => ({
    ...inWork(place),
    concern_id: place.concern,
    number: 1 + at(which),
    kind: 'noted',
    done_by: place.people.coordinator.membership,
  }),
  'cases.none_found': (place, which) => ({
    ...ofCase(place),
    id: which === 'standing' ? place.event : randomUUID(),
    agency_id: place.agency,
    said_by: place.people.coordinator.membership,
  }),
};

/** Something sealed: nobody opens it in these tests. */
const sealedBytes = Buffer.alloc(61, 1);

function inFrame(place: Place): Row {
  return { ...inWork(place), frame_id: place.frame };
}

function ofCase(place: Place): Row {
  return { ...inWork(place), case_id: place.sampleCase };
}

function ofAsk(place: Place): Row {
  return { ...ofCase(place), ask_id: place.ask, agency_id: place.agency };
}
