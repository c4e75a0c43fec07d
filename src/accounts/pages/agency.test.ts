import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor } from '#test/house-order';
import { addRow, openScene, type Hat } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { here } = scene;
const { agency_lead: lead, auditor, coordinator } = here.people;
const path = `/agencies/${here.agency}`;
const police = `/agencies/${scene.sharedAgency}`;

const see = async (hat: Hat, at: string) =>
  (await site.visitor(hat.key).get(`/as/${hat.membership}${at}`)).body;

async function addContact(row: Record<string, unknown>, telephone?: string): Promise<void> {
  const keys = { partnership_id: here.partnership, agency_id: scene.sharedAgency };
  const id = crypto.randomUUID();
  await addRow(db, 'accounts.contact', { ...keys, id, part: 'lead', ...row });
  if (telephone !== undefined)
    await addRow(db, 'accounts.contact_way', { ...keys, contact_id: id, telephone, out_of_hours: true });
}

test('everybody but a guest sees an agency of their partnership', async () => {
  await assertOnlyFor(site, scene, 'agencies.view', path, true);
  const { status } = await site
    .visitor(auditor.key)
    .get(`/as/${auditor.membership}/agencies/${here.newAgency}`);
  assert.equal(status, 404);
});

test('an agency without contacts and settings says what will be here, and whoever keeps it what to do', async () => {
  const read = await see(auditor, police);
  assert.match(read, /Nobody yet\. Here will be who answers for Police/);
  assert.match(read, /None now\. Here will be the places that Police stands for/);
  assert.doesNotMatch(read, /Add a contact|Add a setting|Change these details|Add its lead first/);
  const kept = await see(coordinator, police);
  assert.match(kept, /Nobody yet[\s\S]*Add its lead first\./);
  assert.match(kept, /Change these details[\s\S]*Add a contact[\s\S]*Add a setting/);
});

test('a lead is offered changes to the contacts and settings of their own agency only', async () => {
  const own = await see(lead, path);
  assert.match(own, /Add a contact[\s\S]*Add a setting/);
  assert.doesNotMatch(own, /Change these details/);
  assert.doesNotMatch(await see(lead, police), /Add a contact|Add a setting|Add its lead first/);
});

test('the page names who answers today, and what is missing', async () => {
  await addContact({ name: 'Rosa Field', post: 'Detective inspector' }, '01632 960 010');
  const kept = await see(coordinator, police);
  assert.match(
    kept,
    /Today <strong>Rosa Field<\/strong> \(Detective inspector\) answers for Police as its lead\./,
  );
  assert.match(kept, /Police has no deputy\. Add one/);
  await addContact({ name: 'Samir Wood', part: 'cover', starts_on: '2020-01-01', ends_on: '2199-01-01' });
  await addContact({ name: 'Past Cover', part: 'cover', ends_on: '2020-01-31' });
  const covered = await see(coordinator, police);
  assert.match(covered, /Today <strong>Samir Wood<\/strong> answers for Police in place of its lead\./);
  assert.match(covered, /Contacts whose days are over \(1\)[\s\S]*Past Cover[\s\S]*Ended on 31 January 2020/);
  assert.doesNotMatch(await see(auditor, police), /Past Cover/);
});

test('how somebody is reached is for people of the agency and whoever keeps it; others see name and post', async () => {
  const read = await see(auditor, police);
  assert.match(read, /Rosa Field[\s\S]*Detective inspector/);
  assert.match(read, /How to reach them is shown to people of Police, coordinators and administrators/);
  assert.doesNotMatch(read, /01632|960|Also out of hours/);
  await db.behind('update accounts.membership set agency_id = $2 where id = $1', [
    auditor.membership,
    scene.sharedAgency,
  ]);
  const own = await see(auditor, police);
  assert.match(own, /href="tel:01632960010">01632\u00a0960\u00a0010<\/a><br \/>Also out of hours/);
  assert.doesNotMatch(own, /Add a contact/);
  assert.doesNotMatch(await see(auditor, path), /01632|@example\.org/);
  await db.behind('update accounts.membership set agency_id = null where id = $1', [auditor.membership]);
});

test('a contact with an account has name, post and address from there, as they are now', async () => {
  await db.behind(`update accounts.person set name = 'Ines Marsh' where id = $1`, [lead.person]);
  await db.behind(`update accounts.membership set post = 'Head of safeguarding' where id = $1`, [
    lead.membership,
  ]);
  const body = await see(coordinator, path);
  assert.match(body, /Ines Marsh[\s\S]*Head of safeguarding[\s\S]*Service standing/);
  assert.match(body, new RegExp(`mailto:${lead.person}@example.org`));
  assert.doesNotMatch(await see(auditor, path), /@example\.org/);
});

test('a lead whose membership ended is named as such, to whoever keeps the agency', async () => {
  await db.behind(`update accounts.contact set service_id = null where id = $1`, [here.contact]);
  await db.behind(`update accounts.membership set ended_at = '2026-01-31T12:00:00Z' where id = $1`, [
    lead.membership,
  ]);
  const body = await see(coordinator, path);
  assert.match(
    body,
    /The membership of Ines Marsh has ended, but they are still down as lead\. Choose a new lead\./,
  );
  assert.match(body, /Membership ended on 30 January 2026/);
  assert.match(
    body,
    /Today <strong>B\. Person<\/strong> answers for Agency as deputy, because nobody leads\./,
  );
  await db.behind(`update accounts.membership set ended_at = null where id = $1`, [lead.membership]);
});

test('of many settings the first ten are shown, of many contacts twenty-five a page', async () => {
  await db.behind(
    `insert into accounts.setting (partnership_id, id, agency_id, name, kind)
     select $1, gen_random_uuid(), $2, 'School ' || to_char(n, 'FM0000'), 'school' from generate_series(1, 30) n`,
    [here.partnership, scene.sharedAgency],
  );
  for (let n = 10; n < 40; n += 1) await addContact({ name: `Deputy ${n}`, part: 'deputy' });
  const body = await see(auditor, police);
  assert.match(body, /Settings \(30\)[\s\S]*School 0010[\s\S]*Show all 30 settings/);
  assert.doesNotMatch(body, /School 0011/);
  assert.match(body, /Deputy 32[\s\S]*Pages of the contacts/);
  assert.doesNotMatch(body, /Deputy 39/);
  assert.match(await see(auditor, `${police}?page=2`), /Deputy 39/);
});

test('an agency that left says so, and is not asked for a lead', async () => {
  await db.behind(
    `update accounts.agency_in_partnership set joined_on = '2010-04-01', left_on = '2024-03-31' where agency_id = $1`,
    [here.agency],
  );
  await db.behind(`delete from accounts.contact_way; `);
  await db.behind(`delete from accounts.contact where agency_id = $1`, [here.agency]);
  const body = await see(coordinator, path);
  assert.match(
    body,
    /Left the partnership on 31 March 2024[\s\S]*Part of the partnership since[\s\S]*1 April 2010/,
  );
  assert.doesNotMatch(body, /Add its lead/);
});
