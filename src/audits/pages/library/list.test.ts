import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoAudits, openArchive, readDemoAudit } from '#test/archive';
import { assertOnlyFor } from '#test/house-order';
import { addRow } from '#test/scene';

const { db, scene, site, as } = await openArchive(demoAudits.map(readDemoAudit));
const { here } = scene;
const coordinator = as('coordinator');
const auditor = as('auditor');

async function titlesOf(query: string): Promise<readonly string[]> {
  const { body } = await coordinator.get(`/as/${coordinator.m}/library${query}`);
  return [...body.matchAll(/<th scope="row">\s*<a[^>]*>([^<]*)<\/a>/g)].map(([, title = '']) => title);
}

test('whoever reads audits reads the library; guests and strangers do not', async () => {
  await assertOnlyFor(site, scene, 'library.view', '/library');
});

test('it holds what is shipped, what is kept and what audits brought along, with who cites it', async () => {
  const { body } = await coordinator.get(`/as/${coordinator.m}/library`);
  assert.match(
    body,
    /Working Together to Safeguard Children[\s\S]*Statutory guidance[\s\S]*2026[\s\S]*3 audits[\s\S]*1 in an edition that did not hold at the time/,
  );
  const titles = await titlesOf('');
  for (const title of ['Children Act 1989', 'Threshold guide standing', 'CSE Risk Assessment Tool (RAT)'])
    assert.ok(titles.includes(title), title);
  assert.deepEqual(
    titles,
    titles.toSorted((one, other) => one.localeCompare(other, 'en-GB')),
  );
});

test('it is narrowed and ordered by link', async () => {
  assert.deepEqual(await titlesOf('?kind=strategy'), ['CSE, Trafficking and Missing Children Strategy']);
  assert.deepEqual(await titlesOf('?origin=own'), ['Threshold guide standing']);
  assert.deepEqual(await titlesOf('?state=superseded'), ['Working Together to Safeguard Children']);
  assert.deepEqual(await titlesOf('?state=not-yet'), []);
  assert.deepEqual(await titlesOf('?q=rotherham'), [
    'Independent inquiry into child sexual exploitation in Rotherham',
  ]);
  assert.equal((await titlesOf('?sort=cited'))[0], 'Working Together to Safeguard Children');
});

test('where nothing matches it says so and leads back; what was typed is shown as text', async () => {
  const { body } = await coordinator.get(`/as/${coordinator.m}/library?q=%3Cscript%3Ealert(1)%3C/script%3E`);
  assert.match(body, /Nothing in the library matches[\s\S]*Show the whole library/);
  assert.doesNotMatch(body, /<script>alert/);
});

test('only coordinators are offered to add to it, and the way to it stands at the foot of every page', async () => {
  const seen = await auditor.get(`/as/${auditor.m}/library`);
  assert.doesNotMatch(seen.body, /library\/add/);
  assert.match((await coordinator.get(`/as/${coordinator.m}/library`)).body, /library\/add/);
  const home = await auditor.get(`/as/${auditor.m}`);
  assert.match(home.body, new RegExp(`<footer[\\s\\S]*href="/as/${auditor.m}/library"`));
  const guest = as('practitioner');
  assert.doesNotMatch((await guest.get(`/as/${guest.m}`)).body, /\/library"/);
});

test('a long library comes in pages', async () => {
  for (let number = 0; number < 60; number += 1)
    await addRow(db, 'audits.library_item', {
      partnership_id: here.partnership,
      ref: `local-${number}`,
      version: 1,
      title: `Local procedure ${String(number).padStart(2, '0')}`,
      kind: 'procedure',
      changed_by: here.people.coordinator.membership,
    });
  const { body } = await coordinator.get(`/as/${coordinator.m}/library?kind=procedure&page=2`);
  assert.match(body, /51 to 6\d of 6\d items/);
  assert.match(body, /aria-label="Pages of the library"/);
});
