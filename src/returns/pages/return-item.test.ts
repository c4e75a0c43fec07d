import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing } from '#test/house-order';
import { openReturning } from '#test/returns';
import { paths } from '../paths.ts';

const opened = await openReturning();
const { auditor, lead, coordinator, as, site, scene, audit, db, openOne } = opened;
const one = await openOne();
const path = (m: string, item = 'new') => paths.item(m, audit, one.return, 'events', 'events', item);
const event = { date: '3 March 2025', kind: 'referral', what: 'Ada Quillfeather was seen at home.' };

test('a key event is added by whoever writes the return, and by nobody else', async () => {
  assert.equal((await site.visitor().get(path(auditor.m))).status, 404);
  for (const visitor of [coordinator, as('panel_chair'), as('agency_lead', scene.there)])
    assert.equal((await visitor.get(path(visitor.m))).status, 404);
  for (const visitor of [auditor, lead]) assert.equal((await visitor.get(path(visitor.m))).status, 200);
});

test('a key event without its kind and without what happened is not kept; what was typed stays', async () => {
  const form = await auditor.get(path(auditor.m));
  const answer = await assertWritesNothing(db, 422, async () =>
    auditor.submit(form, { date: 'a day last spring', kind: '', what: '' }, { action: path(auditor.m) }),
  );
  assert.match(answer.body, /Choose what kind of event it was/);
  assert.match(answer.body, /a day last spring/);
});

test('a key event is kept sealed, stands beside the standards of other sections, and its first text is kept', async () => {
  const added = await auditor.submit(await auditor.get(path(auditor.m)), event, { action: path(auditor.m) });
  assert.equal(added.status, 303);
  const [row] = await db.behind(
    `select field, sealed from returns.entry where return_id = $1 and field like 'events:%'`,
    [one.return],
  );
  assert.doesNotMatch(String(row?.['sealed']), /Quillfeather/);
  const section = await lead.get(paths.section(lead.m, audit, one.return, 'referrals'));
  assert.match(
    section.body,
    /What this return already says[\s\S]*Referral, 3 March 2025[\s\S]*Quillfeather was seen/,
  );
  const item = path(lead.m, String(row?.['field']).slice('events:'.length));
  const changed = await lead.submit(await lead.get(item), { what: 'Seen, and alone.' }, { action: item });
  assert.equal(changed.status, 303);
  const list = await auditor.get(paths.section(auditor.m, audit, one.return, 'events'));
  assert.match(list.body, /Seen, and alone\./);
  assert.doesNotMatch(list.body, /Quillfeather/);
});

test('two who change one event at once see both texts', async () => {
  const [row] = await db.behind(
    `select field from returns.entry where return_id = $1 and field like 'events:%'`,
    [one.return],
  );
  const id = String(row?.['field']).slice('events:'.length);
  const [mine, theirs] = [await auditor.get(path(auditor.m, id)), await lead.get(path(lead.m, id))];
  assert.equal(
    (await lead.submit(theirs, { what: 'Seen by the nurse.' }, { action: path(lead.m, id) })).status,
    303,
  );
  const stale = await assertWritesNothing(db, 409, async () =>
    auditor.submit(mine, { what: 'Seen by nobody.' }, { action: path(auditor.m, id) }),
  );
  assert.match(stale.body, /nurse/);
  assert.match(stale.body, /nobody/);
});

test('an event is moved and removed, and cannot be once the return was handed in', async () => {
  const second = { date: '1 May 2025', kind: 'contact', what: 'Visited at school.' };
  await auditor.submit(await auditor.get(path(auditor.m)), second, { action: path(auditor.m) });
  const page = paths.section(auditor.m, audit, one.return, 'events');
  const heads = async () =>
    [...(await auditor.get(page)).body.matchAll(/card__title">\s*([^<]+?)\s*</g)].map(([, head]) => head);
  assert.deepEqual(await heads(), ['Referral, 3 March 2025', 'Contact or visit, 1 May 2025']);
  const ids = [...(await auditor.get(page)).body.matchAll(/events\/events\/([0-9a-f-]{36})\/move/g)].map(
    ([, id]) => String(id),
  );
  const [first = '', other = ''] = [...new Set(ids)];
  const move = paths.itemMove(auditor.m, audit, one.return, 'events', 'events', other);
  assert.equal((await auditor.submit(await auditor.get(page), { way: 'up' }, { action: move })).status, 303);
  assert.deepEqual(await heads(), ['Contact or visit, 1 May 2025', 'Referral, 3 March 2025']);
  const removal = paths.itemRemoval(auditor.m, audit, one.return, 'events', 'events', first);
  const asking = await auditor.get(removal);
  assert.equal((await auditor.submit(asking, {}, { action: removal })).status, 303);
  assert.deepEqual(await heads(), ['Contact or visit, 1 May 2025']);
  const form = await auditor.get(path(auditor.m));
  await db.behind(`update returns.return set state = 'submitted' where id = $1`, [one.return]);
  const late = await assertWritesNothing(db, 409, async () =>
    auditor.submit(form, event, { action: path(auditor.m) }),
  );
  assert.match(late.body, /Nothing was saved[\s\S]*Quillfeather/);
});
