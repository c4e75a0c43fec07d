import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Role } from '#accounts';
import { importAudit, readPublishedAudit, type PublishedAudit } from '#archive';
import { copiesOf, type TestDatabase } from './database.ts';
import { makeScene, type Place, type Scene } from './scene.ts';
import { openSite, type Site, type Visitor } from './site.ts';

/** Two partnerships over a site; the audits given are recorded here, the first of them there as well. */
export type Archive = {
  readonly db: TestDatabase;
  readonly scene: Scene;
  readonly site: Site;
  /** Ids of the audits here, in the order given. */
  readonly audits: readonly string[];
  /** Id of the first audit as the other partnership recorded it. */
  readonly theirs: string;
  /** A browser of whoever holds this role and no other, here unless told otherwise, with their membership. */
  readonly as: (role: Role, place?: Place) => Visitor & { readonly m: string };
};

type Filled = Pick<Archive, 'scene' | 'audits' | 'theirs'>;

const archives = new Map<string, ReturnType<typeof copiesOf<Filled>>>();

async function fillArchive(db: TestDatabase, given: readonly PublishedAudit[]): Promise<Filled> {
  const scene = await makeScene(db);
  const record = async (place: Place, audit: PublishedAudit): Promise<string> =>
    (
      await db.database.transact(scene.system(place), 'write', async (tx) =>
        importAudit(tx, place.partnership, audit),
      )
    ).id;
  const audits: string[] = [];
  for (const audit of given) audits.push(await record(scene.here, audit));
  const [first] = given;
  const theirs = first === undefined ? randomUUID() : await record(scene.there, first);
  return { scene, audits, theirs };
}

export async function openArchive(given: readonly PublishedAudit[]): Promise<Archive> {
  const name = JSON.stringify(given);
  const copies = archives.get(name) ?? copiesOf(async (db) => fillArchive(db, given));
  archives.set(name, copies);
  const { db, made } = await copies();
  const { scene } = made;
  const site = await openSite(db);
  const as = (role: Role, place: Place = scene.here) => {
    const { key, membership } = place.people[role];
    return { ...site.visitor(key), m: membership };
  };
  return { db, site, ...made, as };
}

/** One of the four published audits that come with the product. */
export function readDemoAudit(name: string): PublishedAudit {
  const file = new URL(`../../demo/published/${name}.json`, import.meta.url);
  const read = readPublishedAudit(readFileSync(file, 'utf8'));
  assert.ok(read.ok, `${name} cannot be read`);
  return read.audit;
}

export const demoAudits = [
  'leicester-2016-cse',
  'portsmouth-2017-intra-familial',
  'leicester-2019-familial',
  'llr-2025-csa',
] as const;

/** Fails unless a page of an audit is one and the same 404 for everybody who is not to see it. */
export async function assertOnlyReaders(
  archive: Archive,
  path: (m: string, audit: string) => string,
): Promise<void> {
  const { site, scene, audits, theirs, as } = archive;
  const [audit = ''] = audits;
  const coordinator = as('coordinator');
  const practitioner = as('practitioner');
  const elsewhere = as('coordinator', scene.there);
  const answers = {
    'a stranger': await site.visitor().get(path(coordinator.m, audit)),
    'a practitioner': await practitioner.get(path(practitioner.m, audit)),
    'an audit of another partnership': await coordinator.get(path(coordinator.m, theirs)),
    'somebody of another partnership': await elsewhere.get(path(elsewhere.m, audit)),
    'an audit that never was': await coordinator.get(path(coordinator.m, randomUUID())),
  };
  assert.deepEqual(
    Object.entries(answers).map(([who, answer]) => `${who}: ${answer.status}`),
    Object.keys(answers).map((who) => `${who}: 404`),
  );
}
