import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive } from '#test/archive';
import { assertOnlyFor } from '#test/house-order';
import { paths } from '../../paths.ts';

const { db, scene, site, as } = await openArchive([]);
const coordinator = as('coordinator');
const { m } = coordinator;
const { planned } = scene.here;

test('what a planned audit held before is for coordinators of its partnership, and nobody else', async () => {
  await assertOnlyFor(site, scene, 'programme.keep', `/programme/planned/${planned}/earlier-texts`);
  assert.equal((await coordinator.get(paths.plannedEarlier(m, scene.there.planned))).status, 404);
});

test('one that nobody has changed says so, and its form leads there', async () => {
  const page = await coordinator.get(paths.plannedAdd(m, { year: 2026 }));
  await coordinator.submit(page, { title: 'Never changed' });
  const [row] = await db.behind(`select id from audits.planned_audit where title = 'Never changed'`);
  const id = String(row?.['id']);
  assert.match(
    (await coordinator.get(paths.plannedEarlier(m, id))).body,
    /Nothing has been written over yet/,
  );
  const form = await coordinator.get(paths.planned(m, id));
  assert.ok(form.body.includes(`href="${paths.plannedEarlier(m, id)}"`));
});

test('every change keeps what stood there, in words, with who wrote it', async () => {
  const change = async (fields: Readonly<Record<string, string | readonly string[]>>) => {
    const answer = await coordinator.submit(await coordinator.get(paths.planned(m, planned)), fields);
    assert.equal(answer.status, 303);
  };
  await change({
    title: 'Neglect of babies',
    agencies: [scene.here.agency, scene.here.otherAgency],
    quarter: '2',
  });
  await change({ title: 'Neglect of teenagers', agencies: [scene.here.otherAgency], priority: '' });
  const drop = async (fields: Record<string, string>) =>
    coordinator.submit(await coordinator.get(paths.plannedDrop(m, planned)), fields);
  await drop({ reason: 'The inspection looked at the same.' });
  await drop({});
  await change({ title: 'Neglect' });
  const { body } = await coordinator.get(paths.plannedEarlier(m, planned));
  assert.match(body, /Earlier texts: Neglect</);
  for (const said of [
    /Title<\/p>\s*<div[^>]*>\s*Neglect of babies/,
    /Title<\/p>\s*<div[^>]*>\s*Neglect of teenagers/,
    /Agencies likely to be asked<\/p>\s*<div[^>]*>\s*<ul[^>]*>\s*<li>Agency<\/li>\s*<li>Police<\/li>/,
    /Priority that it serves<\/p>\s*<div[^>]*>\s*Priority standing/,
    /Quarter<\/p>\s*<div[^>]*>\s*<span class="tl-quiet">It was empty/,
    /Why it is dropped<\/p>\s*<div[^>]*>\s*The inspection looked at the same\./,
    /Written by A\. Person on/,
  ])
    assert.match(body, said);
});

test('beginning the audit from the programme is a change as well', async () => {
  const page = await coordinator.get(paths.plannedAdd(m, { year: 2026 }));
  await coordinator.submit(page, { title: 'To be begun' });
  const [row] = await db.behind(`select id from audits.planned_audit where title = 'To be begun'`);
  const id = String(row?.['id']);
  const from = await coordinator.get(paths.begin(m, id));
  assert.equal((await coordinator.submit(from, { template: 'nothing' })).status, 303);
  assert.match(
    (await coordinator.get(paths.plannedEarlier(m, id))).body,
    /Audit that it became<\/p>\s*<div[^>]*>\s*<span class="tl-quiet">It was empty/,
  );
});
