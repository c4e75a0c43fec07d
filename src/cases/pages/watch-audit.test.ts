import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor } from '#test/house-order';
import { clearGuarding, openWatching } from '#test/watching';
import { paths } from '../paths.ts';

const opened = await openWatching();
const { coordinator, guardian, db, site, scene, audit } = opened;
const page = paths.watchAudit(guardian.m, audit);

test('coordinators and guardians see what is watched over in an audit; nobody else does', async () => {
  await assertOnlyFor(site, scene, 'cases.watch', `/watch/${audit}`, true);
  for (const other of [scene.there.liveAudit, scene.here.audit])
    assert.equal((await guardian.get(paths.watchAudit(guardian.m, other))).status, 404);
});

test('the basis that stands is shown, and what is missing for which agency', async () => {
  const whole = await guardian.get(page);
  assert.match(whole.body, /Nothing is missing for any agency/);
  await db.behind(
    `update audits.terms_version set content = jsonb_set(content, '{terms,basis,agencies}', '[]') where audit_id = $1`,
    [audit],
  );
  const bare = await guardian.get(page);
  assert.match(bare.body, /no lawful basis, no condition for special categories, nobody has signed for it/);
});

test('a hold that stands is the guardian’s to lift; a coordinator reads it', async () => {
  assert.match((await guardian.get(page)).body, /Lift<span/);
  const theirs = await coordinator.get(paths.watchAudit(coordinator.m, audit));
  assert.match(theirs.body, /police investigation/);
  assert.doesNotMatch(theirs.body, /Lift<span|Set a hold/);
});

test('with nothing held or proposed the page says what a hold does', async () => {
  await clearGuarding(opened);
  assert.match(
    (await guardian.get(page)).body,
    /While a hold stands, nothing that it names can be destroyed/,
  );
});
