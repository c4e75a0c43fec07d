import assert from 'node:assert/strict';
import { test } from 'node:test';
import { destroyKey } from '#platform/crypto';
import { assertOnlyItsCoordinators } from '#test/commissioning';
import { openAsking } from '#test/involvement';
import { caseKeyId } from '../case-keys.ts';
import { child } from '../builders.ts';
import { paths } from '../paths.ts';

const opened = await openAsking();
const { coordinator, audit, ask, note, scene, site, db } = opened;
const { m } = coordinator;

test('an ask is seen by the coordinators of its audit alone', async () => {
  await assertOnlyItsCoordinators(opened, (who, of) => paths.ask(who, of, scene.here.ask), audit);
});

test('it tells whom it is about and which kinds of facts were told, and never who they are', async () => {
  const one = await ask({ of: child({ name: 'Ada Example', address: '1 Test Street' }) });
  const { body } = await coordinator.get(paths.ask(m, audit, one.id));
  assert.match(body, new RegExp(`Case ${one.number}: Agency`));
  assert.match(body, /The child[\s\S]*The audit is about how agencies worked together for this child\./);
  // Of what is proposed, other names are not known, and so were not told.
  assert.match(body, /The child: name, date of birth and address/);
  assert.match(body, /To search its records[\s\S]*Open to the agency\./);
  assert.match(body, /Seen[\s\S]*Not yet/);
  assert.doesNotMatch(body, /Ada|1 Test Street/);
});

test('what does not open is said plainly: what was sealed elsewhere, and what a destroyed key sealed', async () => {
  const strange = await coordinator.get(paths.ask(m, audit, scene.here.ask));
  assert.equal(strange.status, 200);
  assert.match(strange.body, /It does not open any more\./);
  const one = await ask();
  await note(one.id, 'not_known');
  await destroyKey(site.keys, caseKeyId(one.case));
  const after = await coordinator.get(paths.ask(m, audit, one.id));
  assert.match(after.body, /It does not open any more\.[\s\S]*It does not open any more\.[\s\S]*Not known/);
  const late = await coordinator.get(paths.askNote(m, audit, one.id));
  const refused = await coordinator.submit(late, { answer: 'not_known', 'given-how': 'By telephone' });
  assert.equal(refused.status, 422);
  assert.match(refused.body, /The key of this case is gone/);
});

test('every answer stays with who, when and how; an agency’s word is kept when another disagrees (W12)', async () => {
  const one = await ask();
  const other = await ask({ agency: scene.here.otherAgency });
  await note(one.id, 'not_known');
  await note(other.id, 'known_in_scope');
  const claim = await coordinator.get(paths.ask(m, audit, one.id));
  assert.match(claim.body, /<strong>Not known<\/strong>/);
  await note(one.id, 'declined', 'No consent of the family');
  const { body } = await coordinator.get(paths.ask(m, audit, one.id));
  assert.match(
    body,
    /Declined[\s\S]*By telephone[\s\S]*Why: No consent of the family[\s\S]*Not known<\/strong> \(replaced\)/,
  );
  const [rows] = await db.behind(
    `select count(*)::int as many, bool_or(encode(sealed, 'escape') like '%consent%') as plain from cases.answer where ask_id = $1`,
    [one.id],
  );
  assert.deepEqual(rows, { many: 2, plain: false });
});
