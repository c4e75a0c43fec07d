import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openReturning } from '#test/returns';
import { paths } from '../paths.ts';

const { auditor, lead, coordinator, site, audit, openOne, write } = await openReturning();
const one = await openOne();
const earlier = (m: string) => paths.earlierTexts(m, audit, one.return, 'referrals');

test('what a colleague wrote before stands among the earlier texts, what stands now does not', async () => {
  await write(auditor, one, 'referrals', { 'a1-answer': 'met', 'a1-comment': 'Named by the midwife.' });
  assert.doesNotMatch((await auditor.get(earlier(auditor.m))).body, /midwife/);
  await write(lead, one, 'referrals', { 'a1-answer': 'partly', 'a1-comment': 'Named, and late.' });
  const page = await auditor.get(earlier(auditor.m));
  assert.equal(page.status, 200);
  assert.match(page.body, /Named by the midwife\./);
  assert.doesNotMatch(page.body, /Named, and late\./);
});

test('earlier texts are for those who write the return', async () => {
  assert.equal((await site.visitor().get(earlier(auditor.m))).status, 404);
  assert.equal((await coordinator.get(earlier(coordinator.m))).status, 404);
  assert.equal((await lead.get(earlier(lead.m))).status, 200);
});
