import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoAudits, openArchive, readDemoAudit } from '#test/archive';
import { assertOnlyWhoMay } from '#test/refusals';

const archive = await openArchive(demoAudits.map(readDemoAudit));
const coordinator = archive.as('coordinator');
const audits = (query = '') => `/as/${coordinator.m}/audits${query}`;

/** Titles of the audits on a page, in order. */
function titles(body: string): readonly string[] {
  return [...body.matchAll(/<th scope="row">\s*<a[^>]*>([^<]+)<\/a>/g)].map((match) =>
    (match[1] ?? '').trim(),
  );
}

test('the list is for readers of the partnership and nobody else', async () => {
  await assertOnlyWhoMay(archive, 'audits.view', (m) => `/as/${m}/audits`);
});

test('audits stand latest first, with what is in them; an audit of the other partnership is not among them', async () => {
  const { body } = await coordinator.get(audits());
  assert.deepEqual(titles(body), [
    'Multi-agency case file audit on child sexual abuse',
    'Multi-agency audit of familial sexual abuse',
    'Multi-agency audit of intra-familial child sexual abuse',
    'Multi-agency audit of child sexual exploitation',
    'An audit',
    'An audit',
  ]);
  assert.match(body, /By January 2019/);
  assert.match(body, /Paper audit, reflective practice meeting/);
  assert.match(body, /5 suggested/);
  assert.match(body, /6 audits\./);
  assert.ok(!body.includes(archive.theirs));
  assert.ok(body.includes(`/as/${coordinator.m}/audits/import`));
  const scrutineer = archive.as('scrutineer');
  const read = await scrutineer.get(`/as/${scrutineer.m}/audits`);
  assert.ok(!read.body.includes('/audits/import'));
});

test('the list is narrowed by year, topic and words, and says so when none match', async () => {
  assert.deepEqual(titles((await coordinator.get(audits('?year=2017'))).body), [
    'Multi-agency audit of intra-familial child sexual abuse',
  ]);
  const topic = await coordinator.get(audits('?topic=intra_familial_sexual_abuse'));
  assert.equal(titles(topic.body).length, 2);
  assert.match(topic.body, /2 audits that match, of 6 in all/);
  assert.deepEqual(titles((await coordinator.get(audits('?q=EXPLOITATION'))).body), [
    'Multi-agency audit of child sexual exploitation',
  ]);
  const none = await coordinator.get(audits('?q=100%25'));
  assert.match(none.body, /None of the 6 audits match/);
  assert.equal((await coordinator.get(audits('?q=%00%27'))).status, 200);
});

test('a head of the table orders the list, and the other way round', async () => {
  const earliest = await coordinator.get(audits('?sort=earliest'));
  assert.equal(titles(earliest.body)[0], 'Multi-agency audit of child sexual exploitation');
  assert.match(earliest.body, /aria-sort="ascending"/);
  const cases = await coordinator.get(audits('?sort=cases'));
  assert.equal(titles(cases.body)[0], 'Multi-agency case file audit on child sexual abuse');
  const byTitle = titles((await coordinator.get(audits('?sort=title'))).body);
  assert.deepEqual(
    byTitle,
    byTitle.toSorted((a, b) => a.toLowerCase().localeCompare(b.toLowerCase())),
  );
});

test('a long list comes in pages of 50, each audit once', async () => {
  const long = await openArchive([]);
  await long.db.behind(
    `insert into audits.audit (partnership_id, id, short_name, origin, stage, zone, title, subject, sample, year_day)
      select $1, gen_random_uuid(), 'audit-' || n, 'recorded', 'recorded', 'learning', 'Audit ' || n, 'neglect', '{"cases": 3}',
        make_date(2000 + n % 20, 1, 1) from generate_series(1, 500) n`,
    [long.scene.here.partnership],
  );
  const reader = long.as('board_member');
  const seen = new Set<string>();
  for (let page = 1; page <= 11; page += 1) {
    const { body } = await reader.get(`/as/${reader.m}/audits?page=${page}`);
    for (const [, id = ''] of body.matchAll(/\/audits\/([0-9a-f-]{36})"/g)) seen.add(id);
    assert.ok(titles(body).length <= 50);
  }
  assert.equal(seen.size, 502);
  assert.match((await reader.get(`/as/${reader.m}/audits?page=2`)).body, /51 to 100 of 502 audits/);
});
