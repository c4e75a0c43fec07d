import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive } from '#test/archive';
import { assertOnlyFor } from '#test/house-order';
import { paths } from '../paths.ts';

const { scene, site, as } = await openArchive([]);
const coordinator = as('coordinator');
const { m } = coordinator;
const { tool } = scene.here;

test('only coordinators of its partnership download a version', async () => {
  await assertOnlyFor(site, scene, 'tools.keep', `/tools/${tool}/versions/1/workbook`, true);
});

test('a version comes as a workbook; a number that is none is a 404', async () => {
  const file = await coordinator.get(paths.toolFile(m, tool, 1));
  assert.match(file.headers['content-type'] ?? '', /spreadsheetml/);
  assert.match(file.headers['content-disposition'] ?? '', /version-1\.xlsx/);
  assert.equal(file.bytes.subarray(0, 2).toString('latin1'), 'PK');
  for (const number of ['9', '0', 'x', '1e3'])
    assert.equal((await coordinator.get(`/as/${m}/tools/${tool}/versions/${number}/workbook`)).status, 404);
});
