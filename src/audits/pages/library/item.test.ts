import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoAudits, openArchive, readDemoAudit } from '#test/archive';
import { assertOnlyFor } from '#test/house-order';

const { scene, site, audits, as } = await openArchive(demoAudits.map(readDemoAudit));
const { here } = scene;
const coordinator = as('coordinator');
const auditor = as('auditor');

async function wordsOf(ref: string): Promise<string> {
  const { body } = await coordinator.get(`/as/${coordinator.m}/library/documents/${ref}`);
  return (/<main[\s\S]*<\/main>/.exec(body)?.[0] ?? '').replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
}

test('whoever reads audits reads an item of their own partnership', async () => {
  await assertOnlyFor(site, scene, 'library.view', `/library/documents/${here.libraryItem}`, true);
  assert.equal((await coordinator.get(`/as/${coordinator.m}/library/documents/nothing`)).status, 404);
});

test('the editions of Working Together stand in order, each with what replaced it', async () => {
  const words = await wordsOf('working-together');
  assert.match(words, /2015 Replaced From March 2015 until replaced by the 2018 edition in July 2018/);
  assert.match(words, /2026 In force From March 2026; no end known/);
});

test('the Leicester audit of 2019 cites an edition that had been replaced and quotes the one that held', async () => {
  const words = await wordsOf('working-together');
  assert.match(
    words,
    /Multi-agency audit of familial sexual abuse by January 2019 2015 Requires the audit Replaced before Cites the 2015 edition; it was replaced by the 2018 edition in July 2018, before the audit was finished\./,
  );
  assert.match(
    words,
    /by January 2019 2018 Definition In force when the audit was made\. Since then it was replaced by the 2023 edition in December 2023\./,
  );
});

test('the Leicester audit of 2016 was right to cite the edition of 2015, and is not marked', async () => {
  assert.match(
    await wordsOf('working-together'),
    /January to February 2016 2015 Requires the audit In force when the audit was made\. Since then it was replaced by the 2018 edition in July 2018\./,
  );
});

test('what two audits brought along is one item with the edition each cites', async () => {
  const words = await wordsOf('llr-procedures');
  assert.match(
    words,
    /online, 2016[\s\S]*online, 2019[\s\S]*Who cites it[\s\S]*online, 2019 Standard[\s\S]*online, 2016 Standard/,
  );
  assert.match(words, /An audit that cites it\. Your partnership does not keep it yet/);
});

test('a picture shows when each edition held and where audits cite it, and says the same in words', async () => {
  const { body } = await auditor.get(`/as/${auditor.m}/library/documents/working-together`);
  assert.match(
    body,
    /role="img" aria-label="[^"]*2015: From March 2015 until replaced by the 2018 edition in July 2018\. An audit that cites it[^"]*familial sexual abuse, by January 2019/,
  );
  const single = await auditor.get(`/as/${auditor.m}/library/documents/children-act-1989`);
  assert.doesNotMatch(single.body, /role="img"/);
});

test('what nobody cites says so', async () => {
  assert.match(await wordsOf('children-act-1989'), /No audit cites it yet/);
});

test('readers are offered no change', async () => {
  const { body } = await auditor.get(`/as/${auditor.m}/library/documents/working-together`);
  assert.doesNotMatch(body, /editions\/add/);
});

test('the guidance of an audit leads to its items in the library', async () => {
  const { body } = await auditor.get(`/as/${auditor.m}/audits/${audits[2]}`);
  assert.match(body, new RegExp(`href="/as/${auditor.m}/library/documents/working-together"`));
});

test('citations of another partnership are not shown', async () => {
  const elsewhere = as('coordinator', scene.there);
  const { body } = await elsewhere.get(`/as/${elsewhere.m}/library/documents/working-together`);
  assert.match(body, /child sexual exploitation/);
  assert.doesNotMatch(body, /familial sexual abuse/);
});
