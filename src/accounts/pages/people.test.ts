import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { here, there } = scene;
const { administrator: hat, agency_lead: lead, coordinator } = here.people;
await db.behind(`update accounts.person set name = 'Helen Ashdown' where id = $1`, [lead.person]);
await db.behind(`update accounts.membership set agency_id = $2, post = 'Named nurse' where id = $1`, [
  lead.membership,
  here.agency,
]);
const visitor = site.visitor(hat.key);
const list = `/as/${hat.membership}/people`;

/** The row of one person in the table. */
function rowOf(body: string, name: string): string {
  return (
    [...body.matchAll(/<tr>[\s\S]*?<\/tr>/g)].map(([row]) => row).find((row) => row.includes(name)) ?? ''
  );
}

test('only the administrator sees who the members are', async () => {
  await assertOnlyFor(site, scene, 'people.keep', '/people');
});

test('the list shows address, roles, agency, post, since when, and how far each is with signing in', async () => {
  const { body } = await visitor.get(list);
  const helen = rowOf(body, 'Helen Ashdown');
  assert.match(helen, new RegExp(`${lead.person}@example.org`));
  assert.match(
    helen,
    /agency lead[\s\S]*Agency Here[\s\S]*Named nurse[\s\S]*1 January 2020[\s\S]*No password yet/,
  );
  assert.match(rowOf(body, `${coordinator.person}@`), /Last on \d+ \w+ \d{4}/);
  assert.doesNotMatch(body, new RegExp(there.people.coordinator.person));
});

test('those whose membership has ended are listed apart, with the last day', async () => {
  await db.behind(`update accounts.membership set ended_at = '2026-02-03T12:00:00Z' where id = $1`, [
    lead.membership,
  ]);
  assert.equal(rowOf((await visitor.get(list)).body, 'Helen Ashdown'), '');
  const { body } = await visitor.get(`${list}?show=ended`);
  assert.match(rowOf(body, 'Helen Ashdown'), /1 January 2020 until 3 February 2026/);
});

test('where nobody has left, the list says so', async () => {
  await db.behind(`update accounts.membership set ended_at = null, ends_on = null, starts_on = '2020-01-01'`);
  assert.match((await visitor.get(`${list}?show=ended`)).body, /Nobody has left yet/);
});
