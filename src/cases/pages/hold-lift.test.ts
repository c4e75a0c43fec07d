import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { openWatching } from '#test/watching';
import { paths } from '../paths.ts';

const opened = await openWatching();
const { guardian, db, site, scene, audit } = opened;
const hold = scene.here.event;
const form = paths.holdLift(guardian.m, audit, hold);

test('a hold is a guardian’s to lift, and only of this audit', async () => {
  await assertOnlyFor(site, scene, 'cases.guard', `/watch/${audit}/holds/${hold}/lift`, true);
  assert.equal((await guardian.get(paths.holdLift(guardian.m, audit, scene.there.event))).status, 404);
});

test('a reason that says something is needed', async () => {
  const page = await guardian.get(form);
  for (const reason of ['', 'done', 'test test test test test']) {
    const answer = await assertWritesNothing(db, 422, async () => guardian.submit(page, { reason }));
    assert.equal(problemsOf(answer).length, 1);
  }
});

test('a lifted hold stays in the list with who lifted it and why; the second to lift it sees that', async () => {
  const [page, late] = [await guardian.get(form), await guardian.get(form)];
  const reason = 'The police closed their investigation in May';
  assert.equal((await guardian.submit(page, { reason })).status, 303);
  assert.match(
    (await guardian.get(paths.watchAudit(guardian.m, audit))).body,
    /Lifted by A\. Person[\s\S]*closed their investigation/,
  );
  const clash = await assertWritesNothing(db, 409, async () =>
    guardian.submit(late, { reason: 'Nobody asks for it any more' }),
  );
  assert.match(clash.body, /This hold was lifted[\s\S]*Nobody asks for it any more/);
});
