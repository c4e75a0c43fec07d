import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countRows } from '#test/house-order';
import { differenceOf, encode, openRightForms } from './right-forms.ts';

const { db, forms, readRight, send } = await openRightForms();

test('a form sent five times at once, as by a hurried hand or a bad line, has the effect of one and one answer (W01)', async () => {
  for (const form of forms) {
    await db.behind('delete from accounts.partnership_former_name');
    const payload = encode(await readRight(form));
    const before = await countRows(db);
    const answers = await Promise.all([1, 2, 3, 4, 5].map(async () => send(form, payload)));
    const late = await send(form, payload);
    const after = await countRows(db);
    const more = Object.entries(after)
      .filter(([table, rows]) => rows !== before[table] && table !== 'platform.submission')
      .map(([table, rows]) => [table, rows - (before[table] ?? 0)]);
    assert.ok(
      more.every(([, rows]) => rows === 1),
      `${form.route}: ${JSON.stringify(more)}`,
    );
    assert.equal((after['platform.submission'] ?? 0) - (before['platform.submission'] ?? 0), 1, form.route);
    for (const answer of [...answers, late]) assert.deepEqual(answer, answers[0], form.route);
  }
});

test('the same words in a new form are a new submission, and told where they clash (W01)', async () => {
  for (const form of forms.filter(({ path }) => path.endsWith('/add'))) {
    await db.behind('delete from accounts.partnership_former_name');
    const fields = await readRight(form);
    assert.ok([200, 303].includes((await send(form, encode(fields))).status), form.route);
    assert.equal((await send(form, encode(fields))).status, 422, form.route);
  }
});

test('a form that was open while its thing was changed changes nothing unseen (W02)', async () => {
  for (const form of forms.filter(({ path }) => !/\/(?:add|begin)$/.test(path))) {
    const [field, hers, his] = differenceOf(form);
    const mine = await readRight(form);
    const theirs = await readRight(form);
    assert.equal((await send(form, encode({ ...theirs, [field]: hers }))).status, 303, form.route);
    assert.equal((await send(form, encode({ ...mine, [field]: his }))).status, 409, form.route);
    const now = await readRight(form);
    assert.equal(now[field], hers, form.route);
  }
});
