/** What people are in an audit (product.md, People). One person may hold several, in several agencies and partnerships. */
export const roleLabels = {
  coordinator: 'coordinator',
  agency_lead: 'agency lead',
  auditor: 'auditor',
  panel_member: 'panel member',
  panel_chair: 'panel chair',
  practitioner: 'practitioner',
  board_member: 'board member',
  scrutineer: 'independent scrutineer',
  recommendation_owner: 'recommendation owner',
  data_guardian: 'Caldicott Guardian or data protection officer',
  administrator: 'partnership administrator',
} as const;

/** What somebody in a role is there for and what they get to see, for whoever gives the role. */
export const roleSights = {
  coordinator: 'Runs the audits. Sees everything recorded about the audits of this partnership.',
  agency_lead:
    'Answers for one agency and keeps its contacts and settings. Sees finished audits; of work under way, their own agency’s side.',
  auditor: 'Looks at cases for one agency. Sees finished audits; of work under way, the cases given to them.',
  panel_member:
    'Reads what agencies sent in and judges it. Sees finished audits; the cases of a panel while it sits.',
  panel_chair: 'Leads a panel. Sees what its members see, and records what was decided.',
  practitioner: 'Joins one reflective meeting as a guest. Sees that meeting and nothing else.',
  board_member: 'Receives reports and decides on answers. Sees findings and recommendations, no cases.',
  scrutineer: 'Looks on independently. Sees findings and recommendations, no cases.',
  recommendation_owner: 'Answers for recommendations. Sees them and the learning they come from.',
  data_guardian: 'Watches over who looked at what and why. Sees finished audits, no cases.',
  administrator: 'Keeps people, agencies and the partnership’s details. Sees finished audits, no cases.',
} as const satisfies Record<keyof typeof roleLabels, string>;

export type Role = keyof typeof roleLabels;

export const roles = Object.keys(roleLabels) as readonly Role[];

/** Everybody but a guest who is there for one reflective meeting. */
const readers = roles.filter((role) => role !== 'practitioner');

/** Those who come to see cases, each their own part of them. */
const caseWorkers = [
  'coordinator',
  'agency_lead',
  'auditor',
  'panel_member',
  'panel_chair',
  'data_guardian',
] as const;

/**
 * Who may do what: one table, read by the routes, the pages and the tests. The database's policies say the same again,
 * for the day when this table is wrong.
 */
export const permissions = {
  'home.view': roles,
  'help.view': roles,
  'audits.view': readers,
  'audits.import': ['coordinator'],
  'audits.commission': ['coordinator'],
  // Whoever commissions an audit may be anybody; which audits those are is the database's to say.
  'terms.read': readers,
  'requests.view': ['agency_lead'],
  'cases.keep': ['coordinator'],
  'cases.answer': ['agency_lead'],
  // Cases that one was given; which those are, the database says.
  'cases.audit': ['agency_lead', 'auditor'],
  'cases.watch': ['coordinator', 'data_guardian'],
  'cases.guard': ['data_guardian'],
  'tools.keep': ['coordinator'],
  'returns.watch': ['coordinator'],
  // One's own agency's; which returns those are, the database says.
  'returns.write': ['agency_lead', 'auditor'],
  'returns.sign': ['agency_lead'],
  // Whoever comes to see a case may say that a child is unsafe; of which cases, the database says.
  'concerns.raise': caseWorkers,
  'concerns.keep': ['coordinator'],
  'library.view': readers,
  'library.keep': ['coordinator'],
  'programme.view': readers,
  'programme.keep': ['coordinator'],
  'audits.export': readers,
  'briefings.make': readers,
  'findings.view': readers,
  'recommendations.view': readers,
  'agencies.view': readers,
  'agencies.keep': ['coordinator', 'administrator'],
  // Settings and contacts. A lead keeps those of the agency they lead; which one that is, pages/parts/open-agency.ts asks.
  'agencies.keep_own': ['coordinator', 'administrator', 'agency_lead'],
  'partnership.view': readers,
  'partnership.keep': ['administrator'],
  'people.keep': ['administrator'],
  'mail.view': ['coordinator', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Whether somebody with these roles may do that. */
export function mayDo(held: readonly Role[], permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission];
  return held.some((role) => allowed.includes(role));
}

/** True for a role's code. */
export function isRole(text: string): text is Role {
  return Object.hasOwn(roleLabels, text);
}

/** "coordinator and panel chair" */
export function sayRoles(held: readonly Role[]): string {
  const words = held.map((role) => roleLabels[role]);
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
