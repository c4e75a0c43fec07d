import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { here } = scene;
const { auditor, coordinator } = here.people;
await db.behind(
  `update accounts.agency set name = '=Named "Agency", trust', stands_for = 'all schools' where id = $1`,
  [here.agency],
);
await db.behind(`update accounts.agency_in_partnership set left_on = '2024-03-31' where agency_id = $1`, [
  here.agency,
]);
const list = `/as/${auditor.membership}/agencies`;
const visitor = site.visitor(auditor.key);

test('everybody but a guest sees the agencies of their partnership', async () => {
  await assertOnlyFor(site, scene, 'agencies.view', '/agencies');
});

test('the list shows each agency with its settings and its lead; one that left is folded away', async () => {
  const { body } = await visitor.get(list);
  assert.match(body, /1 agency\s*<\/caption>[\s\S]*<th scope="row">\s*<a[^>]*>Police<\/a>/);
  const [, folded = ''] = body.split('<details');
  assert.match(
    folded,
    /Left the partnership \(1\)[\s\S]*Agency[\s\S]*Left 31 March 2024[\s\S]*Schools and education settings[\s\S]*Service standing[\s\S]*all schools[\s\S]*>1<span[^>]*>\s*settings of Agency/,
  );
  assert.doesNotMatch(body, /There|New Here/);
});

test('each agency leads to its own page, and only those who keep agencies are offered to add one', async () => {
  const { body } = await visitor.get(list);
  assert.match(body, new RegExp(`href="${list}/${here.agency}"`));
  assert.doesNotMatch(body, /Add an agency/);
  const keeper = site.visitor(coordinator.key);
  assert.match((await keeper.get(`/as/${coordinator.membership}/agencies`)).body, /Add an agency/);
});

test('the list is narrowed by type and to those without a lead; what is not known narrows nothing', async () => {
  const police = await visitor.get(`${list}?type=police`);
  assert.match(police.body, /1 agency/);
  assert.match(police.body, /<option value="police" selected>Police \(1\)/);
  assert.match((await visitor.get(`${list}?type=nothing&lead=x`)).body, /Left the partnership \(1\)/);
  assert.match((await visitor.get(`${list}?type=college`)).body, /No agency that takes part now matches/);
  const without = await visitor.get(`${list}?lead=none`);
  assert.match(without.body, /Without a lead \(1\)[\s\S]*>Police<\/a>[\s\S]*No lead/);
  assert.doesNotMatch(without.body, /Left the partnership/);
  await db.behind(
    `insert into accounts.contact (partnership_id, id, agency_id, name, part)
     values ($1, gen_random_uuid(), $2, 'P. Olice', 'lead')`,
    [here.partnership, scene.sharedAgency],
  );
  assert.match((await visitor.get(`${list}?lead=none`)).body, /No agency that takes part now matches/);
  assert.match((await visitor.get(list)).body, /<td>P\. Olice<\/td>/);
});

test('the download holds the same rows, safe to open in a spreadsheet', async () => {
  await assertOnlyFor(site, scene, 'agencies.view', '/agencies/download');
  const all = await visitor.get(`${list}/download`);
  assert.equal(all.headers['content-type'], 'text/csv; charset=utf-8');
  assert.equal(all.headers['content-disposition'], 'attachment; filename="agencies.csv"');
  assert.deepEqual(all.body.replace('\uFEFF', '').trimEnd().split('\r\n'), [
    'Short name,Name,Type,Services,Stands for,Settings,Lead,Joined on,Left on',
    `Agency,"'=Named ""Agency"", trust",Schools and education settings,Service standing,all schools,1,,,2024-03-31`,
    'Police,Police,Police,,,0,P. Olice,,',
  ]);
  const police = await visitor.get(`${list}/download?type=police`);
  assert.equal(police.body.trimEnd().split('\r\n').length, 2);
});

test('an empty list says what will be there, and to keepers the one thing to do', async () => {
  const { db: empty, scene: bare } = await openScene();
  await empty.behind(`set session_replication_role = replica; delete from accounts.agency_in_partnership`);
  const bareSite = await openSite(empty);
  const { auditor: reader, coordinator: keeper } = bare.here.people;
  const read = await bareSite.visitor(reader.key).get(`/as/${reader.membership}/agencies`);
  assert.match(read.body, /No agency yet/);
  assert.doesNotMatch(read.body, /Add the first one|<table/);
  const kept = await bareSite.visitor(keeper.key).get(`/as/${keeper.membership}/agencies`);
  assert.match(kept.body, /Add the first one/);
});
