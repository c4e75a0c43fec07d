import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { mayDo, type Role } from '#accounts';
import { importAudit, type PublishedAudit } from '#archive';
import { openArchive, readDemoAudit } from '#test/archive';
import { addRow } from '#test/scene';
import { routes } from '../../../src/app.ts';
import { ask, bare } from './opened-ground.ts';

const mine = [readDemoAudit('leicester-2019-familial'), readDemoAudit('portsmouth-2017-intra-familial')];
const { db, scene, site, audits } = await openArchive(mine);
const { here, there, sharedAgency, system } = scene;

/** Lists, their files, searches, orders and pages: everything that could count or sort by what one may not see. */
const questions: Readonly<Record<string, readonly string[]>> = {
  '/as/:membership': [''],
  '/as/:membership/audits': [
    '',
    '?q=a',
    '?q=canary',
    '?sort=title',
    '?sort=earliest',
    '?sort=cases',
    '?page=2',
    '?year=2019',
  ],
  '/as/:membership/audits/download': ['', '?sort=title', '?q=a'],
  '/as/:membership/learning': ['', '?show=again', '?theme=minutes', '?theme=neglect', '?page=2'],
  '/as/:membership/learning/download': ['', '?theme=minutes'],
  '/as/:membership/recommendations': ['', '?owner=none', '?form=suggested_action', '?page=2'],
  '/as/:membership/recommendations/download': ['', '?owner=none'],
  '/as/:membership/agencies': ['', '?type=police', '?type=school', '?lead=none'],
  '/as/:membership/agencies/:agency': [''],
  '/as/:membership/agencies/:agency/settings': ['', '?q=canary', '?kind=school', '?show=left', '?page=2'],
  '/as/:membership/agencies/download': [''],
  '/as/:membership/agencies/add': [''],
  '/as/:membership/partnership': [''],
  '/as/:membership/people': [''],
  '/as/:membership/people/add': [''],
  '/as/:membership/audits/:audit': [''],
  '/as/:membership/audits/:audit/findings': ['', '?theme=minutes'],
  '/as/:membership/audits/:audit/participation': [''],
  '/as/:membership/audits/:audit/recommendations': [''],
};

/** Who keeps and who reads: what each role may see at all is for the matrix of roles. */
const roles: readonly Role[] = ['administrator', 'board_member'];

/** Everything that they get to see here, by who asks for what. */
async function lookAround(): Promise<Readonly<Record<string, string>>> {
  const seen: Record<string, string> = {};
  for (const role of roles)
    for (const route of routes.filter(({ method, may }) => method === 'GET' && mayDo([role], may))) {
      const { key, membership } = here.people[role];
      for (const question of questions[route.path] ?? []) {
        const path = route.path
          .replace(':membership', membership)
          .replace(':audit', audits[0] ?? '')
          .replace(':agency', sharedAgency);
        const answer = await ask(key, path + question, site);
        seen[`${role} ${route.path}${question}`] = `${answer.status} ${bare(answer.body)}`;
      }
    }
  return seen;
}

/** More of everything in the other partnership: later, larger, first by name, of the same names, and full of one word. */
async function fillThere(): Promise<void> {
  for (const [at, audit] of mine.entries()) {
    const canary: PublishedAudit = {
      ...audit,
      shortName: `${audit.shortName}-canary-${at}`,
      title: `A canary ${at}`,
      subject: 'canary',
      sample: { ...audit.sample, cases: 99_999 },
      findings: [
        ...audit.findings,
        { ref: 'canary', kind: 'learning', text: 'Canary.', themes: ['neglect'] },
      ],
    };
    await db.database.transact(system(there), 'write', async (tx) =>
      importAudit(tx, there.partnership, canary),
    );
    await db.database.transact(system(there), 'write', async (tx) =>
      importAudit(tx, there.partnership, audit),
    );
  }
  const partnership_id = there.partnership;
  for (let more = 0; more < 55; more += 1) {
    const id = randomUUID();
    await addRow(db, 'accounts.agency', { id, name: `Canary ${more}`, type: 'police' });
    await addRow(db, 'accounts.agency_in_partnership', {
      partnership_id,
      agency_id: id,
      short_name: `Canary ${more}`,
    });
    await addRow(db, 'accounts.area', {
      id: randomUUID(),
      partnership_id,
      name: `Canary ${more}`,
      nation: 'Wales',
      position: more + 5,
    });
    // Of an agency that serves both partnerships: its settings and contacts are each one's own.
    const theirs = { partnership_id, agency_id: sharedAgency, name: `Canary ${more}` };
    await addRow(db, 'accounts.setting', { ...theirs, id: randomUUID(), kind: 'school' });
    await addRow(db, 'accounts.contact', { ...theirs, id: randomUUID(), part: 'lead' });
    const person_id = randomUUID();
    await addRow(db, 'accounts.person', {
      id: person_id,
      name: 'A. Canary',
      email: `canary${more}@example.org`,
    });
    const membership = {
      id: randomUUID(),
      person_id,
      partnership_id,
      starts_on: '2020-01-01',
      roles: ['administrator'],
    };
    await addRow(db, 'accounts.membership', membership);
    await addRow(db, 'accounts.session', { person_id, key_hash: randomBytes(32), factors: 2 });
  }
  await db.behind(`update accounts.partnership set name = 'A canary', colour = '#7a1d1d' where id = $1`, [
    partnership_id,
  ]);
}

test('every list, file, search, order, page and number is the same to the letter, whatever another partnership has (C17, C15, C03, G05)', async () => {
  const before = await lookAround();
  const shown = Object.entries(before).filter(([, page]) => page.startsWith('200 '));
  assert.ok(shown.length > 50, `${shown.length} pages`);
  await fillThere();
  const after = await lookAround();
  for (const [what, page] of Object.entries(before)) assert.equal(after[what], page, what);
  // What was put there can be seen there: the comparison could have failed.
  const { key, membership } = there.people.coordinator;
  assert.match((await ask(key, `/as/${membership}/audits?q=canary`, site)).body, /A canary 1/);
});
