import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { openDrawn } from '#test/drawn';
import { child } from '../builders.ts';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { coordinator, scene } = opened;
const audit = scene.here.liveAudit;

test('the file of the cases is their coordinators’', async () => {
  await assertOnlyItsCoordinators(opened, paths.casesFile, audit);
});

test('the file holds numbers, codes and days, and nobody’s name', async () => {
  const { drawn } = await openDrawn(
    opened,
    [child({ name: 'Ada Example' }), child({ name: 'Ben Example' })],
    1,
    1,
  );
  const answer = await coordinator.get(paths.casesFile(coordinator.m, audit));
  assert.match(answer.headers['content-disposition'] ?? '', /cases\.csv/);
  const lines = answer.body.split('\r\n');
  assert.match(lines[0] ?? '', /^\uFEFFCase,How it came,Draw,In place of,Where it stands/);
  assert.ok(
    lines.some((line) => line.startsWith(`Case ${drawn[0]?.number},Drawn at random,1,,In the sample,`)),
  );
  assert.doesNotMatch(answer.body, /Example|Anytown/);
});
