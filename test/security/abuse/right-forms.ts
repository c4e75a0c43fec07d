import { randomUUID } from 'node:crypto';
import { openArchive, type Archive } from '#test/archive';
import { listAddresses, type Address } from '#test/every-route';
import { readFormTag } from '#test/site';
import { ask, ownHeaders } from './opened-ground.ts';

/** What makes each form right, where its page does not fill it in; `n` keeps names apart. */
const right: Readonly<Record<string, (n: number) => Record<string, string>>> = {
  'partnership/areas/add': (n) => ({ name: `Area ${n}`, nation: 'Wales' }),
  'partnership/former-names/add': (n) => ({ name: `Board ${n}`, from: '2001', until: '2002' }),
  'agencies/add': (n) => ({
    name: 'Agency',
    'short-name': `A ${n}`,
    type: 'police',
    'stands-for': 'All',
    services: 'One',
  }),
  'audits/begin': (n) => ({ title: `Audit ${n}`, template: 'nothing', earlier: '' }),
  'tools/begin': (n) => ({ name: `Tool ${n}`, from: 'nothing' }),
  'library/add': (n) => ({ title: `Procedure ${n}`, kind: 'procedure' }),
  drop: () => ({ reason: 'There is no time for it.' }),
  'editions/add': (n) => ({ label: `Edition ${n}` }),
  'settings/add': (n) => ({ name: `School ${n}`, kind: 'school', area: '', code: `A${n}` }),
  'contacts/add': (n) => ({
    account: 'no',
    member: '',
    name: `B. Field ${n}`,
    post: 'Nurse',
    email: 'b.field@example.org',
    service: '',
    part: 'deputy',
    position: '2',
    from: '1 June 2026',
    until: '30 June 2026',
    telephone: '01632 960 002',
    'out-of-hours': 'yes',
    reachable: 'In the mornings',
  }),
  'people/add': (n) => ({
    name: 'Ada Field',
    email: `ada.${n}@example.org`,
    agency: '',
    post: 'Nurse',
    roles: 'auditor',
  }),
};

/** Of an audit in hand: its beginning, a section of its draft and an item of a list. Its other forms follow from these. */
const ofAudits = /\/(?:begin|terms\/[^/]+|terms(?:\/[^/]+){3})$/;

function isTried({ method, route, path, takesFile }: Address): boolean {
  const ending =
    /(?:remove|end|link|add-many|add-many\/confirm|reset|renew|withdraw|roles|passed-on|again|retire|move|publish)$/;
  if (method !== 'POST' || takesFile || ending.test(route)) return false;
  // The programme's forms carry a year and are merged field by field: they are tried beside their pages.
  if (path.includes('/programme/')) return false;
  // A concern of the scene cannot be written to, for its case has no key: those forms are tried beside their pages.
  if (path.includes('/concerns/')) return false;
  // Holds and destruction are settled once and by two people: they are tried beside their pages too.
  if (path.includes('/watch/')) return false;
  // An ask of the scene cannot be answered, nor its case given, for the case has no key: tried beside their pages.
  if (/\/(?:requests|my-cases)\//.test(path)) return false;
  // Asked for by a script: there is no page with it.
  if (path.endsWith('/unsent-key')) return false;
  // Nor is there a key for the return of the scene.
  if (path.includes('/returns/')) return false;
  return !path.includes('/audits/') || ofAudits.test(path);
}

/** The field by which two people's changes to a thing differ, and what each makes of it; the name where not said. */
const differing: Readonly<Record<string, readonly [field: string, theirs: string, mine: string]>> = {
  'documents/:document/edit': ['title', 'Theirs', 'Mine'],
  'editions/:edition': ['note', 'Theirs', 'Mine'],
  'terms/:section': ['subject', 'theirs', 'mine'],
  'terms/:section/:list/:item': ['description', 'Theirs', 'Mine'],
  'sections/:section': ['title', 'Theirs', 'Mine'],
  'items/:item': ['text', 'Theirs.', 'Mine.'],
  'people/:member/edit': ['post', 'Theirs', 'Mine'],
  'partnership/second-factor': ['second-factor', 'who sees work under way', 'everybody'],
};

/** See `differing`. */
export function differenceOf(address: Address): readonly [field: string, theirs: string, mine: string] {
  const own = Object.entries(differing).find(([ending]) => address.route.endsWith(ending));
  return own?.[1] ?? ['name', 'Theirs', 'Mine'];
}

export type RightForms = Archive & {
  /** The forms of text; those with a file, and those that ask about one thing only, are not among them. */
  readonly forms: readonly Address[];
  /** What a right form holds: as its page has it now, or, where that makes no difference, had it. */
  readonly readRight: (address: Address) => Promise<Record<string, string>>;
  readonly send: (address: Address, payload: string) => Promise<{ status: number; to: string }>;
};

/** A site of its own, for tests that write much. */
export async function openRightForms(): Promise<RightForms> {
  const archive = await openArchive([]);
  const { scene, site } = archive;
  const standing = new Map<string, Record<string, string>>();
  let tries = 0;
  return {
    ...archive,
    forms: listAddresses(scene.here, scene.here.audit).filter(isTried),
    readRight: async (address) => {
      const typed = Object.entries(right).find(([ending]) => address.path.endsWith(ending))?.[1];
      const before = typed === undefined ? undefined : standing.get(address.path);
      if (before === undefined) {
        const page = await ask(scene.here.people[address.role].key, address.path, site);
        standing.set(address.path, Object.fromEntries(readFormTag(page.body, address.path).fields));
      }
      tries += 1;
      return { ...standing.get(address.path), ...typed?.(tries) };
    },
    send: async (address, payload) => {
      const headers = {
        cookie: `session=${scene.here.people[address.role].key}`,
        'content-type': 'application/x-www-form-urlencoded',
        ...ownHeaders,
      };
      const answer = await site.app.inject({ method: 'POST', url: address.path, headers, payload });
      return { status: answer.statusCode, to: String(answer.headers.location ?? '') };
    },
  };
}

/** The fields as a browser sends them, as a new submission. */
export function encode(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams({ ...fields, _submission: randomUUID() }).toString();
}
