import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addFrame } from '#test/cases';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { openDrawn } from '#test/drawn';
import { child } from '../builders.ts';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { coordinator, db, scene, site } = opened;
const { m } = coordinator;
const audit = scene.here.liveAudit;
const cases = paths.cases(m, audit);

test('the cases are their coordinators’ to see, once the audit has started', async () => {
  await assertOnlyItsCoordinators(opened, paths.cases, audit);
  assert.equal((await coordinator.get(paths.cases(m, await opened.begin()))).status, 404);
});

test('without a case the page says the one thing to do', async () => {
  const begun = await opened.begin();
  await opened.fillIn(begun);
  await opened.put(begun);
  await opened.agree(begun, 1);
  await opened.start(begun);
  const { body } = await coordinator.get(paths.cases(m, begun));
  assert.match(body, /There is no case yet\. First comes the list/);
  assert.match(body, new RegExp(`href="${paths.frame(m, begun)}"[^>]*>\\s*Add a list`));
  assert.doesNotMatch(body, /Download this list/);
  await addFrame({ db, scene, keys: site.keys }, [child()], { ...scene.here, liveAudit: begun });
  assert.match(
    (await coordinator.get(paths.cases(m, begun))).body,
    /There is a list to choose from, and no case yet/,
  );
});

test('cases stand by their standing, with how they came, how they are looked at and who was asked; nobody is named', async () => {
  const { drawn } = await openDrawn(
    opened,
    Array.from({ length: 4 }, (_, n) => child({ name: `Child ${n}`, household: 'h' })),
    2,
    2,
  );
  const [first] = drawn;
  const page = await coordinator.get(paths.caseLeave(m, audit, first?.id ?? ''));
  await coordinator.submit(page, { because: 'not_in_criterion' });
  const { body } = await coordinator.get(cases);
  assert.match(body, /In the sample[\s\S]*In reserve[\s\S]*Left the sample/);
  assert.match(
    body,
    new RegExp(`Case ${first?.number}<[\\s\\S]*Left: does not fit the criterion\\. Case \\d+ took its place`),
  );
  assert.match(body, /3 cases share a household with another case/);
  assert.match(body, /Two cases were drawn at random from a list of 4/);
  assert.match(body, /One case left the sample: does not fit the criterion \(1\); one reserve took a place/);
  assert.match(body, /0 of 1 answered/);
  assert.ok(body.includes(`href="${paths.looks(m, audit)}"`));
  assert.doesNotMatch(body, /Child \d/);
});
