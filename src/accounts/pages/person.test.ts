import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { assertOnlyFor } from '#test/house-order';
import { addRow, openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { here, there } = scene;
const { administrator: hat, coordinator, board_member: member } = here.people;
const visitor = site.visitor(hat.key);
const pageOf = (membership: string) => `/as/${hat.membership}/people/${membership}`;

test('only the administrator of their partnership sees a person', async () => {
  await assertOnlyFor(site, scene, 'people.keep', `/people/${member.membership}`, true);
  assert.equal((await visitor.get(pageOf(there.people.auditor.membership))).status, 404);
  assert.equal((await visitor.get(pageOf(randomUUID()))).status, 404);
});

test('the page shows what somebody acts as here, now and before, and nothing of elsewhere', async () => {
  const row = { person_id: member.person, starts_on: '2019-03-01', ends_on: '2019-12-31' };
  await addRow(db, 'accounts.membership', {
    ...row,
    id: randomUUID(),
    partnership_id: here.partnership,
    roles: ['auditor'],
    post: 'School nurse',
  });
  await addRow(db, 'accounts.membership', {
    ...row,
    id: randomUUID(),
    partnership_id: there.partnership,
    roles: ['data_guardian'],
    post: 'Elsewhere',
  });
  const { body } = await visitor.get(pageOf(member.membership));
  assert.match(
    body,
    /Acts here as[\s\S]*board member[\s\S]*Before or later[\s\S]*auditor[\s\S]*School nurse/,
  );
  assert.match(body, /1 March 2019[\s\S]*31 December 2019/);
  assert.doesNotMatch(body, /Elsewhere|Caldicott/);
});

test('the page shows how far somebody is with signing in, and offers what helps', async () => {
  const fresh = (await visitor.get(pageOf(member.membership))).body;
  assert.match(fresh, /Password[\s\S]*Not yet set[\s\S]*Security codes[\s\S]*Not yet set up[\s\S]*Never/);
  assert.match(fresh, new RegExp(`${member.membership}/link`));
  assert.doesNotMatch(fresh, /\/reset"/);
  const enrolled = (await visitor.get(pageOf(coordinator.membership))).body;
  assert.match(enrolled, /Security codes[\s\S]*Set up[\s\S]*Last signed in/);
  assert.match(enrolled, new RegExp(`${coordinator.membership}/reset`));
});

test('one’s own membership offers no end and no reset', async () => {
  const { body } = await visitor.get(pageOf(hat.membership));
  assert.doesNotMatch(body, /\/(?:end|reset|link)"/);
});
