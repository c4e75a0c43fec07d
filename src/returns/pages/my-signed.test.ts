import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPdf } from '#test/read-documents';
import { openReturning } from '#test/returns';
import { paths } from '../paths.ts';

const { auditor, lead, as, scene, audit, db, openOne, write, handIn, sign } = await openReturning();
const one = await openOne();
await write(auditor, one, 'referrals', { 'a1-answer': 'met', 'a1-comment': 'Told the same day.' });
await handIn(one);
await sign(one);

test('a year later, with the tool reworded and the audit closed, an agency reads its return as it was signed', async () => {
  await db.behind(
    `update returns.tool_version set content = replace(content::text, 'recognised and written down', 'REWORDED')::jsonb`,
  );
  await db.behind(`update audits.audit set stage = 'closed' where id = $1`, [audit]);
  const page = await lead.get(paths.mySigned(lead.m, audit, one.return, 1));
  assert.match(page.body, /Told the same day\./);
  assert.match(page.body, /recognised and written down/);
  assert.doesNotMatch(page.body, /REWORDED/);
  const file = await lead.get(paths.returnFile(lead.m, audit, one.return, 1));
  const { text } = await readPdf(file.bytes);
  assert.match(text, /Told the same day\./);
  assert.match(text, /Signed/);
  await db.behind(`update audits.audit set stage = 'underway' where id = $1`, [audit]);
});

test('a number that was never signed is not there, nor is another agency’s', async () => {
  assert.equal((await lead.get(paths.mySigned(lead.m, audit, one.return, 2))).status, 404);
  const there = as('agency_lead', scene.there);
  assert.equal((await there.get(paths.mySigned(there.m, audit, one.return, 1))).status, 404);
});
