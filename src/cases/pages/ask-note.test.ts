import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { openAsking } from '#test/involvement';
import { paths } from '../paths.ts';

const opened = await openAsking();
const { coordinator, audit, ask, note, scene, db } = opened;
const { m } = coordinator;

/** What lies open to the agency of an ask, and how far it is told. */
async function openOf(id: string) {
  const [row] = await db.behind(
    `select a.stage, a.answer, (select array_agg(d.stage order by d.stage) from cases.disclosure d
      where d.ask_id = a.id and d.closed_at is null) as open from cases.ask a where a.id = $1`,
    [id],
  );
  return row;
}

test('noting an answer is for the coordinators of the audit alone', async () => {
  await assertOnlyItsCoordinators(opened, (who, of) => paths.askNote(who, of, scene.here.ask), audit);
});

test('an answer needs its way, and a reason where it does not apply or was declined', async () => {
  const one = await ask();
  const page = await coordinator.get(paths.askNote(m, audit, one.id));
  const none = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { systems: 'Liquid' }),
  );
  assert.deepEqual(problemsOf(none), ['Choose what they said', 'Enter the way in which the answer came']);
  assert.match(none.body, /value="Liquid"/);
  const how = { 'given-how': 'By telephone' };
  const noReason = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { answer: 'declined', ...how }),
  );
  assert.deepEqual(problemsOf(noReason), ['Enter why they declined']);
  const idle = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { answer: 'not_known', reason: 'not in education', ...how }),
  );
  assert.match(problemsOf(idle).join(), /A reason goes with/);
  const forged = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { answer: 'audited', ...how }),
  );
  assert.match(problemsOf(forged).join(), /what was chosen is not offered/);
});

test('after “not known” nothing lies open to the agency any more; a correction opens again what it had been told', async () => {
  const one = await ask({ fields: { ready: 'yes', more: ['school'] } });
  assert.deepEqual(await openOf(one.id), { stage: 'search', answer: null, open: ['search'] });
  assert.equal((await note(one.id, 'not_known')).status, 303);
  assert.deepEqual(await openOf(one.id), { stage: 'closed', answer: 'not_known', open: null });
  // What was made ready opens with "known", by itself.
  await note(one.id, 'known_partly');
  assert.deepEqual(await openOf(one.id), { stage: 'more', answer: 'known_partly', open: ['more', 'search'] });
  await note(one.id, 'not_known_or_out_of_scope');
  assert.deepEqual(await openOf(one.id), {
    stage: 'closed',
    answer: 'not_known_or_out_of_scope',
    open: null,
  });
  const { body } = await coordinator.get(paths.ask(m, audit, one.id));
  assert.match(body, /<strong>Closed<\/strong> since/);
});

test('an answer noted on an older page is shown beside the one that came meanwhile, and nothing is written', async () => {
  const one = await ask();
  const page = await coordinator.get(paths.askNote(m, audit, one.id));
  await note(one.id, 'known_in_scope');
  const stale = await assertWritesNothing(db, 409, async () =>
    coordinator.submit(page, { answer: 'not_known', 'given-how': 'By telephone' }),
  );
  assert.match(stale.body, /Somebody was here before you[\s\S]*in the period looked at/);
});
