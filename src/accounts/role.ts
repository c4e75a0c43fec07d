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

export type Role = keyof typeof roleLabels;

export const roles = Object.keys(roleLabels) as readonly Role[];

/** Everybody but a guest who is there for one reflective meeting. */
const readers = roles.filter((role) => role !== 'practitioner');

/**
 * Who may do what: one table, read by the routes, the pages and the tests. The database's policies say the same again,
 * for the day when this table is wrong.
 */
export const permissions = {
  'home.view': roles,
  'help.view': roles,
  'audits.view': readers,
  'audits.import': ['coordinator'],
  'audits.export': readers,
  'briefings.make': readers,
  'findings.view': readers,
  'recommendations.view': readers,
  'agencies.view': readers,
  'agencies.keep': ['coordinator', 'administrator'],
  'partnership.view': readers,
  'partnership.keep': ['administrator'],
  'people.keep': ['administrator'],
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
