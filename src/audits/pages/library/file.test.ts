import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive, readDemoAudit } from '#test/archive';
import { assertOnlyFor } from '#test/house-order';
import { addRow } from '#test/scene';

const { db, scene, site, as } = await openArchive([readDemoAudit('leicester-2019-familial')]);
const { here } = scene;
const coordinator = as('coordinator');

test('whoever reads the library downloads it', async () => {
  await assertOnlyFor(site, scene, 'library.view', '/library/download');
});

test('the file holds a row for each edition, narrowed as the list was', async () => {
  const file = await coordinator.get(`/as/${coordinator.m}/library/download?q=working+together`);
  assert.equal(file.headers['content-disposition'], 'attachment; filename="here-library.csv"');
  const lines = file.body.trimEnd().split('\r\n');
  assert.equal(lines.length, 1 + 6);
  assert.match(lines[0] ?? '', /^\uFEFFItem,Kind,Publisher/);
  assert.match(
    lines[3] ?? '',
    /^Working Together to Safeguard Children,Statutory guidance,Department for Education,England,.*,Throughline,,2,2015,Throughline,March 2015,,2018,Replaced/,
  );
});

test('one’s own library is exported by itself; an item without an edition is a row, and a formula is text', async () => {
  await addRow(db, 'audits.library_item', {
    partnership_id: here.partnership,
    ref: 'formula',
    version: 1,
    title: '=1+1',
    kind: 'form',
    changed_by: here.people.coordinator.membership,
  });
  const { body } = await coordinator.get(`/as/${coordinator.m}/library/download?origin=own`);
  const lines = body.trimEnd().split('\r\n').slice(1);
  assert.equal(lines.length, 2);
  assert.match(lines[0] ?? '', /^'=1\+1,Form/);
  assert.match(lines[1] ?? '', /^Threshold guide standing,Procedure,.*,2019,Your partnership/);
});
