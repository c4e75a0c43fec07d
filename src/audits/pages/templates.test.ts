import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCommissioning } from '#test/commissioning';
import { assertWritesNothing } from '#test/house-order';
import { assertOnlyWhoMay } from '#test/refusals';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { coordinator, db, begin } = opened;
const { m } = coordinator;

test('coordinators see the templates, and nobody else', async () => {
  await assertOnlyWhoMay(opened, 'audits.commission', paths.templates);
});

test('nine ways to begin are shipped', async () => {
  const { body } = await coordinator.get(paths.templates(m));
  assert.equal([...body.matchAll(/name="template" value="/g)].length, 9);
});

test('a copy of a shipped template is the partnership’s own: it can be changed and begun from', async () => {
  const page = await coordinator.get(paths.templates(m));
  await assertWritesNothing(db, 404, async () => coordinator.submit(page, { template: 'circus' }));
  const made = await coordinator.submit(page, { template: 'dip_sample' });
  const template = /audits\/([^/]+)\/terms/.exec(made.to)?.[1] ?? '';
  assert.match(
    (await coordinator.get(made.to)).body,
    /What every audit begun from this template starts with/,
  );
  await opened.fill(template, 'subject', { title: 'Our dip sample' });
  await opened.fill(template, 'questions', { question: 'What does a second look show?' });
  assert.match((await coordinator.get(paths.templates(m))).body, /Our dip sample/);

  const audit = await begin(template);
  const { body } = await coordinator.get(paths.section(m, audit, 'questions'));
  assert.match(body, /What does a second look show\?/);
  const begun = await coordinator.get(paths.terms(m, audit));
  assert.match(begun.body, /Multi-agency audit of neglect/);
  assert.doesNotMatch(begun.body, /Our dip sample/);
});
