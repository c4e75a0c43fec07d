import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive } from '#test/archive';
import { assertOnlyWhoMay } from '#test/refusals';
import { paths } from '../paths.ts';

const archive = await openArchive([]);
const coordinator = archive.as('coordinator');
const { m } = coordinator;
const { partnership } = archive.scene.here;

/** Titles of the audits on a page, in order. */
function titles(body: string): readonly string[] {
  return [...body.matchAll(/<th scope="row">\s*<a[^>]*>([^<]+)<\/a>/g)].map((match) =>
    (match[1] ?? '').trim(),
  );
}

test('the audits in hand are coordinators’ alone', async () => {
  await assertOnlyWhoMay(archive, 'audits.commission', paths.auditsInHand);
});

test('what is commissioned and what is recorded stand together, each with the way to go on', async () => {
  const { body } = await coordinator.get(paths.auditsInHand(m));
  assert.ok(titles(body).includes('An audit being recorded'));
  assert.match(body, /Being recorded from its publication\./);
  assert.ok(body.includes(`/audits/${archive.scene.here.recording}/recording"`));
  assert.ok(body.includes(`/audits/${archive.scene.here.liveAudit}/terms"`));
  assert.ok(!body.includes(archive.scene.there.liveAudit));
});

test('five hundred come in pages of 50, each once; narrowed by words and state, ordered by their heads', async () => {
  await archive.db.behind(
    `insert into audits.audit (partnership_id, id, short_name, origin, stage, zone, title, subject, sample)
      select $1, gen_random_uuid(), 'live-' || n, 'live', case when n % 5 = 0 then 'withdrawn' else 'commissioning' end,
        'work', 'Audit ' || lpad(n::text, 3, '0'), case when n % 2 = 0 then 'neglect' else 'bruising' end, '{}'
      from generate_series(1, 500) n`,
    [partnership],
  );
  const seen = new Set<string>();
  const first = await coordinator.get(paths.auditsInHand(m));
  const total = Number(/1 to 50 of (\d+) audits/.exec(first.body)?.[1]);
  for (let page = 1; page <= Math.ceil(total / 50); page += 1) {
    const { body } = await coordinator.get(paths.auditsInHand(m, { page }));
    for (const [, id = ''] of body.matchAll(/<th scope="row">\s*<a[^>]*audits\/([0-9a-f-]{36})\//g))
      seen.add(id);
    assert.ok(titles(body).length <= 50);
  }
  assert.equal(seen.size, total);
  assert.ok(total >= 400);
  const words = await coordinator.get(paths.auditsInHand(m, { q: 'audit 00', sort: 'title' }));
  assert.deepEqual(
    titles(words.body),
    [1, 2, 3, 4, 6, 7, 8, 9].map((n) => `Audit 00${n}`),
  );
  assert.match(words.body, /aria-sort="ascending"/);
  const withdrawn = await coordinator.get(paths.auditsInHand(m, { state: 'withdrawn' }));
  assert.match(withdrawn.body, /of 10[0-9] audits that match/);
  assert.match(
    (await coordinator.get(paths.auditsInHand(m, { q: '100%' }))).body,
    /None of the audits in hand/,
  );
  const list = await coordinator.get(paths.audits(m));
  assert.match(list.body, new RegExp(`All ${total} audits in hand`));
  assert.equal((list.body.match(/class="tl-row"/g) ?? []).length, 10);
});
