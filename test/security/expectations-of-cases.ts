import {
  readers,
  list,
  caseWorkers,
  coordinated,
  coordinatedForGood,
  putAway,
  writers,
  type Expectation,
} from './expectation.ts';

/** Who may do what with cases and with returns. */
export const expectationsOfCases: Readonly<Record<string, Expectation>> = {
  'cases.participation': list,
  'cases.participation_row': list,
  'cases.participation_count': list,
  'cases.frame': coordinated,
  'cases.frame_piece': {
    ...coordinatedForGood,
    remove: ['coordinator'],
    system: { ...coordinatedForGood.system, remove: 'named' },
  },
  'cases.frame_row': { ...coordinated, ...putAway },
  'cases.frame_mark': coordinated,
  'cases.known_heading': { ...coordinated, ...putAway },
  'cases.draw': coordinated,
  // The guardian reads that there are cases, and nothing of whom they are about.
  'cases.sample_case': { ...coordinated, see: ['coordinator', 'data_guardian'] },
  'cases.identity': { ...coordinated, ...putAway },
  'cases.identity_former': {
    ...coordinatedForGood,
    remove: ['coordinator'],
    system: { ...coordinatedForGood.system, remove: 'named' },
  },
  'cases.household': {
    ...coordinatedForGood,
    remove: ['coordinator'],
    system: { ...coordinatedForGood.system, remove: 'named' },
  },
  // The lead of the agency that is asked, and no other.
  'cases.ask': {
    ...coordinated,
    see: ['coordinator', 'agency_lead'],
    change: ['coordinator', 'agency_lead'],
  },
  'cases.ask_person': {
    ...coordinated,
    see: ['coordinator', 'agency_lead'],
    change: ['coordinator', 'agency_lead'],
  },
  // Also whoever was given the case, of that agency.
  'cases.disclosure': {
    ...coordinated,
    see: ['coordinator', 'agency_lead', 'auditor'],
    change: ['coordinator', 'agency_lead'],
  },
  'cases.answer': {
    ...coordinatedForGood,
    see: ['coordinator', 'agency_lead'],
    add: ['coordinator', 'agency_lead'],
  },
  'cases.assignment': {
    ...coordinated,
    see: ['coordinator', 'agency_lead', 'auditor'],
    add: ['coordinator', 'agency_lead'],
    change: ['coordinator', 'agency_lead'],
  },
  // A guardian sees the one for which an exception is asked. How it goes on step by step is in `src/cases/pages/conflict.test.ts`
  // and `exception.test.ts`.
  'cases.conflict': {
    ...coordinated,
    see: ['coordinator', 'agency_lead', 'auditor', 'data_guardian'],
    add: ['coordinator', 'agency_lead'],
    change: [],
    changeByStep: ['coordinator', 'agency_lead'],
  },
  'cases.exception_step': { ...coordinatedForGood, see: ['coordinator', 'agency_lead', 'data_guardian'] },
  // The row in question is the coordinator's own look; the guardian sees it.
  'cases.reveal': { ...coordinated, see: ['coordinator', 'data_guardian'] },
  'cases.hold': {
    ...coordinated,
    see: ['coordinator', 'data_guardian'],
    add: ['data_guardian'],
    change: ['data_guardian'],
  },
  'cases.guard': {
    ...coordinated,
    see: ['coordinator', 'data_guardian'],
    add: ['coordinator', 'data_guardian'],
    change: ['coordinator', 'data_guardian'],
  },
  'cases.destruction': {
    ...coordinated,
    see: ['coordinator', 'data_guardian'],
    add: ['data_guardian'],
    change: ['coordinator', 'data_guardian'],
  },
  'cases.concern_route': { ...coordinated, see: caseWorkers },
  'cases.concern': {
    ...coordinated,
    see: ['coordinator', 'panel_chair'],
    change: ['coordinator', 'panel_chair'],
  },
  'cases.concern_party': {
    ...coordinatedForGood,
    see: ['coordinator', 'panel_chair'],
    add: caseWorkers,
  },
  'cases.concern_step': { ...coordinatedForGood, see: ['coordinator', 'panel_chair'] },
  'cases.none_found': { ...coordinated, see: ['coordinator', 'agency_lead'] },
  'returns.tool': { ...coordinated, see: readers },
  'returns.tool_draft': { ...coordinated, ...putAway },
  'returns.tool_version': { ...coordinatedForGood, see: readers },
  'returns.audit_tool': { ...coordinated, see: readers, ...putAway },
  // How a return stands: its coordinators, its agency's lead, and the auditor to whom the case was given.
  'returns.return': {
    ...coordinated,
    see: ['coordinator', 'agency_lead', 'auditor'],
    change: ['coordinator', 'agency_lead', 'auditor'],
  },
  // What is in it while it is written: its agency's alone.
  'returns.entry': { ...coordinated, see: writers, add: writers, change: writers },
  'returns.entry_former': { ...coordinatedForGood, see: writers, add: writers },
  'returns.presence': { ...coordinated, see: writers, add: writers, change: writers },
  'returns.evidence': { ...coordinated, see: writers, add: writers, change: writers },
  'returns.evidence_piece': {
    ...coordinatedForGood,
    see: writers,
    add: writers,
    system: { ...coordinatedForGood.system, remove: 'named' },
  },
  // The row in question is the lead's.
  'returns.step': {
    ...coordinatedForGood,
    see: ['coordinator', 'agency_lead', 'auditor'],
    add: ['coordinator', 'agency_lead'],
  },
  'returns.signed_return': {
    ...coordinatedForGood,
    see: ['coordinator', 'agency_lead', 'auditor'],
    add: ['agency_lead'],
  },
};
