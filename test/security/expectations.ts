import { roles } from '#accounts';
import {
  readers,
  closed,
  list,
  lasting,
  ofCommissioners,
  forGood,
  kept,
  type Expectation,
} from './expectation.ts';
import { expectationsOfCases } from './expectations-of-cases.ts';

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
  ...expectationsOfCases,
  'meetings.audit_meeting': list,
  'findings.finding': lasting,
  'findings.statement': list,
  'recommendations.recommendation': lasting,
  'recommendations.owner': list,
};
