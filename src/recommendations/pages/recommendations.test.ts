import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoAudits, openArchive, readDemoAudit } from '#test/archive';
import { readHtml } from '#test/read-documents';
import { assertOnlyWhoMay } from '#test/refusals';

const archive = await openArchive(demoAudits.map(readDemoAudit));
const owner = archive.as('recommendation_owner');
const path = (query = '') => `/as/${owner.m}/recommendations${query}`;

function tablesOf(body: string) {
  return readHtml(body.slice(body.indexOf('<html'))).tables;
}

test('recommendations across audits are for readers of the partnership and nobody else', async () => {
  await assertOnlyWhoMay(archive, 'recommendations.view', (m) => `/as/${m}/recommendations`);
});

test('recommendations and suggested actions stand apart, with who, by when and from which audit', async () => {
  const { body } = await owner.get(path());
  const [recommendations, actions, ...more] = tablesOf(body);
  assert.deepEqual(more, []);
  // Seven of Portsmouth's, and the one that stands in every scene.
  assert.equal(recommendations?.rows.length, 8);
  assert.equal(actions?.rows.length, 11);
  const police = recommendations?.rows.find(([text = '']) => text.startsWith('Report on how to review'));
  assert.deepEqual(police?.slice(1), [
    'Hampshire Constabulary',
    '31 January 2018',
    'Multi-agency audit of intra-familial child sexual abuse 2017',
  ]);
  assert.match(recommendations?.rows[0]?.[0] ?? '', /Then the Board considers/);
  assert.ok(actions?.rows.every(([, who, when]) => who === 'Nobody named' && when === 'No date set'));
});

test('the list is narrowed by form and by owner, each choice with its number', async () => {
  const { body } = await owner.get(path('?form=suggested_action&owner=none'));
  assert.equal(tablesOf(body).length, 1);
  assert.equal(tablesOf(body)[0]?.rows.length, 11);
  const none = await owner.get(path('?form=recommendation&owner=none'));
  assert.match(none.body, /None of them match/);
  assert.match(none.body, /No owner named <span class="tl-filters__count">0<\/span>/);
  const odd = await owner.get(path('?form=constructor&owner=1&page=99999999'));
  assert.equal(tablesOf(odd.body).length, 2);
});

test('a partnership that recommends nothing yet is told what will be here', async () => {
  const bare = await openArchive([]);
  await bare.db.behind('truncate recommendations.owner, recommendations.recommendation');
  const reader = bare.as('board_member');
  const { body } = await reader.get(`/as/${reader.m}/recommendations`);
  assert.match(body, /What audits recommend and suggest will be here/);
});
