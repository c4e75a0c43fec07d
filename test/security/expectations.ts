import { type Role, roles } from '#accounts';

/**
 * Who may do what with the rows of their own partnership. Nobody may do anything with another partnership's rows.
 * 'never': the login lacks the right altogether, whoever acts.
 */
export type Expectation = {
  readonly see: Who;
  readonly add: Who;
  readonly change: Who;
  readonly remove: Who;
  /** The same for a job or the command line, in the partnership it names. */
  readonly system: Readonly<Record<Verb, Reach>>;
  /** What does reach beyond one's own partnership; each with its reason above. */
  readonly alsoElsewhere?: readonly Verb[];
};

export type Verb = 'see' | 'add' | 'change' | 'remove';
export type Who = readonly Role[] | 'anyone' | 'never';
/** 'named': in the partnership named; 'every': in each; 'none': the right is there, but no such row passes. */
export type Reach = 'named' | 'every' | 'none' | 'never';

/** Everybody but a guest who is there for one meeting. */
const readers = roles.filter((role) => role !== 'practitioner');

/** Reached through named functions only. */
const closed: Expectation = {
  see: 'never',
  add: 'never',
  change: 'never',
  remove: 'never',
  system: { see: 'never', add: 'never', change: 'never', remove: 'never' },
};

/** A list without a life of its own: replaced whole by the coordinator. */
const list: Expectation = {
  see: readers,
  add: ['coordinator'],
  change: 'never',
  remove: ['coordinator'],
  system: { see: 'named', add: 'named', change: 'never', remove: 'named' },
};

/** What later steps point at: changed or withdrawn, not deleted. */
const lasting: Expectation = {
  see: readers,
  add: ['coordinator'],
  change: ['coordinator'],
  remove: 'never',
  system: { see: 'named', add: 'named', change: 'named', remove: 'never' },
};

/** Read by whoever coordinates, and by those who commission that audit: in the scene, whoever chairs the panel. */
const ofCommissioners = ['coordinator', 'panel_chair'] as const;

/** Written once, and never changed. */
const forGood: Expectation = {
  see: ofCommissioners,
  add: ['coordinator'],
  change: 'never',
  remove: 'never',
  system: { see: 'named', add: 'named', change: 'never', remove: 'never' },
};

/** Written by a coordinator under their own name, read by all, never changed. */
const kept: Expectation = {
  see: readers,
  add: ['coordinator'],
  change: 'never',
  remove: 'never',
  system: { see: 'named', add: 'never', change: 'never', remove: 'never' },
};

/** Who comes to look at cases at all. */
const caseWorkers = [
  'coordinator',
  'agency_lead',
  'auditor',
  'panel_member',
  'panel_chair',
  'data_guardian',
] as const;

/** A coordinator's own, with everything about children in it sealed. */
const coordinated: Expectation = {
  see: ['coordinator'],
  add: ['coordinator'],
  change: ['coordinator'],
  remove: 'never',
  system: { see: 'named', add: 'named', change: 'named', remove: 'never' },
};
const coordinatedForGood: Expectation = {
  ...coordinated,
  change: 'never',
  system: { ...coordinated.system, change: 'never' },
};
/** The same, put away when it has served. */
const putAway = {
  remove: ['coordinator'],
  system: { ...coordinated.system, remove: 'named' },
} as const satisfies Partial<Expectation>;

/** Who writes an agency's return: its lead, and the auditor to whom the case was given. */
const writers = ['agency_lead', 'auditor'] as const;

export const expectations: Readonly<Record<string, Expectation>> = {
  // One of each in the whole installation, and about nobody.
  'platform.migration': {
    ...closed,
    see: 'anyone',
    system: { ...closed.system, see: 'every' },
    alsoElsewhere: ['see'],
  },
  'platform.installation': {
    ...closed,
    see: 'anyone',
    system: { ...closed.system, see: 'every' },
    alsoElsewhere: ['see'],
  },
  // The row in question is the coordinator's own submission; nobody else's hat opens it.
  'platform.submission': {
    see: ['coordinator'],
    add: ['coordinator'],
    change: ['coordinator'],
    remove: 'never',
    system: { see: 'named', add: 'never', change: 'never', remove: 'named' },
  },
  // Whoever does something that others are told of writes a mail; coordinators and administrators look after the outbox.
  'platform.outgoing_mail': {
    see: ['coordinator', 'administrator'],
    add: roles,
    change: ['coordinator', 'administrator'],
    remove: 'never',
    system: { see: 'named', add: 'named', change: 'named', remove: 'named' },
  },
  // The log is written, not read; and under one's own name: the row is the coordinator's.
  'audit_log.event': {
    ...closed,
    add: ['coordinator'],
    system: { see: 'named', add: 'named', change: 'never', remove: 'never' },
  },
  'audit_log.event_default': closed,
  'audit_log.seal': { ...closed, system: { see: 'named', add: 'named', change: 'never', remove: 'never' } },

  'accounts.partnership': {
    see: roles,
    add: 'never',
    change: ['administrator'],
    remove: 'never',
    // Jobs go through the partnerships one by one. A row that is added has the id that is named: see below in the tests.
    system: { see: 'every', add: 'none', change: 'never', remove: 'never' },
  },
  'accounts.partnership_former_name': {
    see: roles,
    add: ['administrator'],
    change: 'never',
    remove: ['administrator'],
    system: { see: 'named', add: 'named', change: 'never', remove: 'named' },
  },
  'accounts.area': {
    see: roles,
    add: ['administrator'],
    change: ['administrator'],
    remove: ['administrator'],
    system: { see: 'named', add: 'named', change: 'never', remove: 'never' },
  },
  'accounts.agency': {
    see: readers,
    add: ['coordinator', 'administrator'],
    change: ['coordinator', 'administrator'],
    remove: 'never',
    system: { see: 'named', add: 'every', change: 'named', remove: 'never' },
    // A new agency is nobody's until it has a place in a partnership.
    alsoElsewhere: ['add'],
  },
  'accounts.agency_in_partnership': {
    see: readers,
    add: ['coordinator', 'administrator'],
    change: ['coordinator', 'administrator'],
    remove: 'never',
    system: { see: 'named', add: 'named', change: 'named', remove: 'never' },
  },
  'accounts.agency_service': {
    see: readers,
    add: ['coordinator', 'administrator'],
    change: 'never',
    remove: 'never',
    system: { see: 'named', add: 'named', change: 'never', remove: 'never' },
  },
  // Kept by coordinators and administrators, and by the lead of that very agency: the one of the scene is.
  'accounts.setting': {
    see: readers,
    add: ['coordinator', 'administrator', 'agency_lead'],
    change: ['coordinator', 'administrator', 'agency_lead'],
    remove: 'never',
    system: { see: 'named', add: 'named', change: 'never', remove: 'never' },
  },
  'accounts.contact': {
    see: readers,
    add: ['coordinator', 'administrator', 'agency_lead'],
    change: ['coordinator', 'administrator', 'agency_lead'],
    remove: ['coordinator', 'administrator', 'agency_lead'],
    system: { see: 'named', add: 'named', change: 'never', remove: 'never' },
  },
  // How somebody is reached: also people of the same agency see it, whatever their role; of the scene its auditor is one.
  'accounts.contact_way': {
    see: ['coordinator', 'administrator', 'agency_lead', 'auditor'],
    add: ['coordinator', 'administrator', 'agency_lead'],
    change: ['coordinator', 'administrator', 'agency_lead'],
    remove: ['coordinator', 'administrator', 'agency_lead'],
    system: { see: 'named', add: 'named', change: 'never', remove: 'never' },
  },
  'accounts.person': closed,
  'accounts.credential': closed,
  'accounts.one_time_link': closed,
  'accounts.membership': closed,
  'accounts.session': closed,
  'accounts.invitation': closed,
  'accounts.factor': closed,
  'accounts.recovery_code': closed,
  'accounts.sign_in_try': closed,
  'accounts.sign_in_event': closed,
  'accounts.access_grant': closed,

  'audits.audit': lasting,
  'audits.joint_partner': list,
  'audits.method': list,
  'audits.audit_area': list,
  'audits.audit_agency': list,
  'audits.body': list,
  'audits.library_document': list,
  'audits.citation': list,
  'audits.resource': list,
  // Each change is a new row; a job reads what it composes from and writes nothing.
  'audits.library_item': kept,
  'audits.library_edition': kept,
  'audits.priority': lasting,
  'audits.planned_audit': lasting,
  // As with a draft, what stood before is for those who keep it.
  'audits.priority_former': { ...forGood, see: ['coordinator'] },
  'audits.planned_former': { ...forGood, see: ['coordinator'] },
  // What a draft holds is its coordinators' alone until it is put to the group.
  'audits.draft_field': {
    see: ['coordinator'],
    add: ['coordinator'],
    change: ['coordinator'],
    remove: ['coordinator'],
    system: { see: 'named', add: 'named', change: 'named', remove: 'named' },
  },
  'audits.draft_former': { ...forGood, see: ['coordinator'] },
  // What stood before may be just what nobody else should read any longer.
  'audits.correction': {
    ...forGood,
    see: ['coordinator'],
    change: ['coordinator'],
    system: { ...forGood.system, change: 'named' },
  },
  'audits.terms_version': forGood,
  'audits.commissioner': {
    ...forGood,
    change: ['coordinator'],
    system: { ...forGood.system, change: 'named' },
  },
  'audits.agreement': forGood,
  'audits.decision': forGood,
  // The lead of the agency that is asked, and no other.
  'audits.request': {
    ...forGood,
    see: ['coordinator', 'agency_lead'],
    change: ['coordinator'],
    system: { ...forGood.system, change: 'named' },
  },
  'audits.milestone': {
    see: ofCommissioners,
    add: ['coordinator'],
    change: ['coordinator'],
    remove: ['coordinator'],
    system: { see: 'named', add: 'named', change: 'named', remove: 'named' },
  },
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
  'cases.conflict': {
    ...coordinated,
    see: ['coordinator', 'agency_lead', 'auditor'],
    add: ['coordinator', 'agency_lead'],
    change: ['coordinator', 'agency_lead'],
  },
  // The row in question is the coordinator's own look; the guardian sees it.
  'cases.reveal': { ...coordinated, see: ['coordinator', 'data_guardian'] },
  'cases.hold': {
    ...coordinated,
    see: ['coordinator', 'data_guardian'],
    add: ['data_guardian'],
    change: ['data_guardian'],
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
  'meetings.audit_meeting': list,
  'findings.finding': lasting,
  'findings.statement': list,
  'recommendations.recommendation': lasting,
  'recommendations.owner': list,
};
