import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { here } = scene;
const { auditor, coordinator, agency_lead: lead } = here.people;
const path = `/agencies/${here.agency}/settings`;
const list = `/as/${auditor.membership}${path}`;
const visitor = site.visitor(auditor.key);

test('everybody but a guest sees the settings of an agency of their partnership', async () => {
  await assertOnlyFor(site, scene, 'agencies.view', path, true);
});

test('a setting is shown with kind, area and reference; only whoever keeps the agency is offered changes', async () => {
  await db.behind(`update accounts.setting set code = '100001' where id = $1`, [here.setting]);
  const { body } = await visitor.get(list);
  assert.match(
    body,
    /1 setting\s*<\/caption>[\s\S]*Setting standing[\s\S]*School[\s\S]*Area standing[\s\S]*100001/,
  );
  assert.doesNotMatch(body, />Change<|Add a setting/);
  for (const hat of [coordinator, lead]) {
    const kept = await site.visitor(hat.key).get(`/as/${hat.membership}${path}`);
    assert.match(kept.body, /Add a setting[\s\S]*Add many at once[\s\S]*>Change<[\s\S]*>Add a contact</);
  }
  const other = await site
    .visitor(lead.key)
    .get(`/as/${lead.membership}/agencies/${scene.sharedAgency}/settings`);
  assert.match(other.body, /No setting yet\./);
  assert.doesNotMatch(other.body, /Add a setting|paste a list/);
});

test('what another partnership lists for an agency that serves both is not there', async () => {
  await db.behind(
    `insert into accounts.setting (partnership_id, id, agency_id, name, kind)
     values ($1, gen_random_uuid(), $2, 'Theirs', 'school')`,
    [scene.there.partnership, scene.sharedAgency],
  );
  const seen = await visitor.get(`/as/${auditor.membership}/agencies/${scene.sharedAgency}/settings`);
  assert.match(seen.body, /No setting yet/);
});

test('two thousand settings are shown fifty a page and narrowed by name, reference, kind and area', async () => {
  await db.behind(
    `insert into accounts.setting (partnership_id, id, agency_id, name, kind, area_id, code, left_on)
     select $1, gen_random_uuid(), $2, 'Place ' || to_char(n, 'FM0000'),
       case n % 2 when 0 then 'gp_practice' else 'school' end, case when n % 100 = 0 then $3::uuid end, 'R' || n,
       case when n > 1990 then date '2024-03-31' end
     from generate_series(1, 2000) n`,
    [here.partnership, here.agency, here.area],
  );
  const first = await visitor.get(list);
  assert.match(first.body, /1 to 50 of 1,991 settings/);
  assert.match(first.body, /Place 0050/);
  assert.doesNotMatch(first.body, /Place 0051/);
  assert.match(
    (await visitor.get(`${list}?page=40`)).body,
    /1,951 to 1,991 of 1,991 settings[\s\S]*Setting standing/,
  );
  const narrowed = async (query: string) =>
    /([\d,]+) settings?\s*<\/caption>|No setting matches/.exec(
      (await visitor.get(`${list}?${query}`)).body,
    )?.[0];
  assert.match((await narrowed('q=pLaCe 01')) ?? '', /100/);
  assert.match((await narrowed('q=r1234')) ?? '', /^1 setting/);
  assert.match((await narrowed(`area=${here.area}`)) ?? '', /^20 settings/);
  assert.match((await narrowed(`area=${here.area}&kind=gp_practice`)) ?? '', /^19 settings/);
  assert.match((await narrowed('q=%25')) ?? '', /No setting matches/);
  const left = await visitor.get(`${list}?show=left`);
  assert.match(left.body, /10 settings that left[\s\S]*31 March 2024/);
});

test('pages of a narrowed list keep what it was narrowed by', async () => {
  const { body } = await visitor.get(`${list}?kind=school&q=place`);
  assert.match(body, /\/settings\?q=place&amp;kind=school&amp;page=2/);
});
