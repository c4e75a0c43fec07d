import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { here } = scene;
const { coordinator: hat, auditor } = here.people;
const visitor = site.visitor(hat.key);
const path = `/library/documents/${here.libraryItem}/history`;

test('whoever reads the library reads its history, in their own partnership', async () => {
  await assertOnlyFor(site, scene, 'library.view', path, true);
});

test('an item that the partnership never changed says what will be here', async () => {
  const page = await visitor.get(`/as/${hat.membership}/library/documents/children-act-1989/history`);
  assert.match(page.body, /Your partnership has changed nothing about it yet/);
});

test('each change says who made it and when, with both texts', async () => {
  const item = `/as/${hat.membership}/library/documents/${here.libraryItem}`;
  await visitor.submit(await visitor.get(`${item}/edit`), { purpose: 'Which help a child needs.' });
  await visitor.submit(await visitor.get(`${item}/edit`), { purpose: 'Which service a child needs.' });
  const page = await site.visitor(auditor.key).get(`/as/${auditor.membership}${path}`);
  assert.match(
    page.body,
    /Item changed[\s\S]*A\. Person, \d+ [A-Z][a-z]+ \d{4}, \d\d:\d\d[\s\S]*Before[\s\S]*<mark>help<\/mark>[\s\S]*After[\s\S]*<mark>service<\/mark>/,
  );
  assert.match(page.body, /Item added[\s\S]*Title: <span class="tl-long">Threshold guide standing/);
});
