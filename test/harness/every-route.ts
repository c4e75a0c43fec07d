import { type Role, mayDo, roles } from '#accounts';
import { routes } from '../../src/app.ts';
import type { Place } from './scene.ts';

/** Every address of the product, generated from the routes themselves, so that a new one is tried without being told. */

/** What stands in an address for each name in a route's path. A new name needs its value here. */
const values: Readonly<Record<string, (place: Place, audit: string, route: string) => string>> = {
  audit: (place, audit, route) =>
    isBeingRecorded(route) ? place.recording : isInHand(route) ? place.liveAudit : audit,
  section: (_place, _audit, route) => {
    if (isOfTool(route)) return 'first';
    if (isBeingRecorded(route)) return route.includes(':list') ? 'findings' : 'publication';
    return route.includes(':list') ? 'methods' : 'subject';
  },
  list: (_place, _audit, route) => (isBeingRecorded(route) ? 'finding' : 'method'),
  item: (place, _audit, route) => (isOfTool(route) ? 'own-1' : place.item),
  tool: (place) => place.tool,
  document: (place) => place.libraryItem,
  edition: (place) => place.libraryEdition,
  planned: (place) => place.planned,
  priority: (place) => place.priority,
  number: () => '1',
  milestone: () => 'standing',
  commissioner: (place) => place.commissioner,
  area: (place) => place.area,
  invitation: (place) => place.event,
  agency: (place) => place.agency,
  setting: (place) => place.setting,
  contact: (place) => place.otherContact,
  member: (place) => place.people.auditor.membership,
  mail: (place) => place.mail,
  draw: (place) => place.draw,
  case: (place) => place.sampleCase,
  concern: (place) => place.concern,
  person: () => 'child',
  practitioner: () => '1',
  hold: (place) => place.event,
  destruction: (place) => place.event,
  ask: (place) => place.ask,
  return: (place) => place.return,
  evidence: (place) => place.evidence,
  conflict: (place) => place.event,
  kind: () => 'participation',
  frame: (place) => place.frame,
  row: (place) => place.frameRow,
  format: (_place, _audit, route) =>
    /\/(?:briefings|draft|versions|table)\//.test(route)
      ? 'html'
      : route.includes('/destruction/')
        ? 'pdf'
        : 'csv',
};

/** Whether an address names an audit tool, whose parts have codes of their own. */
function isOfTool(route: string): boolean {
  return route.includes('/tools/:tool');
}

/** Whether an address names an audit while it is recorded page by page. */
function isBeingRecorded(route: string): boolean {
  return route.includes('/:audit/recording');
}

/** What stands in an address after an audit that is in hand, rather than recorded from a publication. */
function isInHand(route: string): boolean {
  const own =
    /\/(?:terms|check|draft|versions|agreement|start|withdraw|dates|calendar|asked)(?:\/|$)|\/requests\//;
  const cases = /\/(?:frame|draw|cases|involvement|concerns|looks|watch|my-cases|tool|returns)(?:\/|$)/;
  return own.test(route) || cases.test(route);
}

export type Address = {
  readonly method: 'GET' | 'POST';
  /** The pattern: what to call it in a message. */
  readonly route: string;
  readonly path: string;
  /** Who may, and as whom the address is made. */
  readonly role: Role;
  readonly audit: string;
  readonly takesFile: boolean;
};

/** Every route as an address of something in this place, under the membership of somebody who may. `audit`: an audit of it. */
export function listAddresses(place: Place, audit: string): readonly Address[] {
  return routes.map((route) => {
    const role = roles.find((one) => mayDo([one], route.may));
    if (role === undefined) throw new Error(`${route.path}: nobody may do ${route.may}`);
    const path = route.path.replaceAll(/:([a-z]+)/g, (_, name: string) => {
      if (name === 'membership') return place.people[role].membership;
      const value = values[name];
      if (value === undefined) throw new Error(`${route.path}: say what :${name} stands for`);
      return value(place, audit, route.path);
    });
    return {
      method: route.method,
      route: `${route.method} ${route.path}`,
      path,
      role,
      audit: route.audit,
      takesFile: route.upload !== undefined,
    };
  });
}
