import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addCase } from '#test/cases';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { assertAccessible, assertReflows, openWindow } from '#test/browser';
import { child, leicester2018, leicesterNames } from '../builders.ts';
import { countsAs, involvementAnswerCodes } from '../involvement.ts';
import { participationTable } from '../rules/participation-table.ts';
import { loadLiveParticipation } from './parts/load-participation.ts';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { coordinator, as, db, scene, site } = opened;
const { m } = coordinator;
const { here } = scene;
const audit = here.liveAudit;
const withKeys = { db, scene, keys: site.keys };
const key = { partnership: here.partnership, audit };

async function emptySample(): Promise<void> {
  await db.behind(
    `update cases.sample_case set standing = 'left', left_at = now(), left_because = 'other' where audit_id = $1`,
    [audit],
  );
}

test('the matrix is for the coordinators of the audit alone; an auditor does not even see how many cases there are (C03)', async () => {
  await assertOnlyItsCoordinators(opened, paths.involvement, audit);
  const auditor = as('auditor');
  const refused = await auditor.get(paths.matrixFile(auditor.m, audit, 'csv'));
  assert.equal(refused.status, 404);
  assert.doesNotMatch(refused.body, /Case \d|\d+ of \d+/);
});

test('cells say where each ask stands, link to it or to asking, and the legend is the filter', async () => {
  const { body } = await coordinator.get(paths.matrix(m, audit));
  // The scene's ask was due in June 2026.
  assert.match(
    body,
    new RegExp(`href="${paths.ask(m, audit, here.ask)}"[\\s\\S]*?Agency: [\\s\\S]*?No reply, \\d+ days late`),
  );
  assert.match(body, new RegExp(`involvement/ask\\?case=${here.sampleCase}&amp;to=${here.otherAgency}"`));
  assert.match(body, /0 of 1 answers are here, <strong>1 is late<\/strong>/);
  const late = (await coordinator.get(paths.matrix(m, audit, { state: 'late' }))).body;
  assert.match(
    late,
    /aria-current="true"[^>]*>\s*<span class="tl-status tl-status--no-reply">No reply<\/span>/,
  );
  assert.doesNotMatch(late, /Case 99</);
  assert.doesNotMatch(late, /<th scope="col">\s*Police/);
  const turn = (await coordinator.get(paths.matrix(m, audit, { turn: 'us' }))).body;
  assert.match(turn, /Not asked/);
  assert.doesNotMatch(turn, /days late<\/span/);
  const none = (await coordinator.get(paths.matrix(m, audit, { state: 'declined' }))).body;
  assert.match(none, /Nothing of that kind/);
  // What is no state of ours shows everything.
  assert.match(
    (await coordinator.get(`${paths.matrix(m, audit)}?state=<b>&turn=constructor`)).body,
    /Case 99/,
  );
});

test('many columns come in parts that fit on A4, each with its heads; the totals stand in the last', async () => {
  const whole = (await coordinator.get(paths.matrix(m, audit))).body;
  assert.equal((whole.match(/<table/g) ?? []).length, 1);
  await db.behind(
    `update audits.terms_version set content = jsonb_set(content, '{terms,agencies}', (content -> 'terms' -> 'agencies') || (
      select jsonb_agg((content -> 'terms' -> 'agencies' -> 0) || jsonb_build_object('agency', gen_random_uuid(), 'shortName', 'Agency ' || n))
      from generate_series(10, 19) n)) where partnership_id = $1`,
    [here.partnership],
  );
  const parts = (await coordinator.get(paths.matrix(m, audit, { columns: '10' }))).body;
  assert.equal((parts.match(/<table/g) ?? []).length, 2);
  assert.match(parts, /part 2 of 2/);
  assert.equal((parts.match(/Known to<\/th>/g) ?? []).length, 1);
});

test('an audit without cases says what will stand here and the one thing to do', async () => {
  await emptySample();
  const { body } = await coordinator.get(paths.matrix(m, audit));
  assert.match(body, /Once there are cases, they stand here/);
  assert.match(body, new RegExp(`href="${paths.cases(m, audit)}"`));
});

// What the publication leaves open: agencies of which it says nothing, rows that stand for the same twice, and cases that a
// row does not explain. Those are not asked here either, and come out as not explained.
test('five fictional cases with the statuses of 2018–19, played through the screens, yield its published table', async () => {
  await emptySample();
  const rows = leicester2018.rows.filter((row) => row.agencies.length === 1);
  const ids = new Map<string, string>();
  const sector = new Set(rows.filter((row) => row.sector === true).map((row) => row.agencies[0] ?? ''));
  for (const ref of new Set(rows.flatMap((row) => row.agencies).concat('Turning Point'))) {
    const id = crypto.randomUUID();
    ids.set(ref, id);
    await db.behind(`insert into accounts.agency (id, name, type, stands_for) values ($1, $2, 'other', $3)`, [
      id,
      leicesterNames(ref),
      sector.has(ref) ? 'All of them' : null,
    ]);
    await db.behind(
      'insert into accounts.agency_in_partnership (partnership_id, agency_id, short_name) values ($1, $2, $3)',
      [here.partnership, id, leicesterNames(ref)],
    );
  }
  const service = crypto.randomUUID();
  await db.behind(`insert into accounts.agency_service (agency_id, id, name) values ($1, $2, 'Early Help')`, [
    ids.get('social care'),
    service,
  ]);
  const terms = [...ids].map(([ref, agency]) => ({
    agency,
    name: ref,
    shortName: leicesterNames(ref),
    type: 'other',
    asked: true,
    services: ref === 'social care' ? ['Early Help'] : [],
    leftOut: '',
  }));
  const basis = terms.map(({ agency, shortName }) => ({
    agency,
    shortName,
    basis: 'public_task',
    condition: 'safeguarding',
    signatory: 'Head of service',
    signed: '2026-01-20',
  }));
  await db.behind(
    `update audits.terms_version set content = jsonb_set(jsonb_set(content, '{terms,agencies}', $2::jsonb), '{terms,basis,agencies}', $3::jsonb)
      where partnership_id = $1`,
    [here.partnership, JSON.stringify(terms), JSON.stringify(basis)],
  );
  await db.behind('delete from audits.request where partnership_id = $1', [here.partnership]);
  const cases: string[] = [];
  for (let n = 0; n < 5; n += 1) cases.push((await addCase(withKeys, child({ reference: `A-${n}` }))).id);

  const published = [
    ...rows.filter((row) => row.counts.length > 0),
    { agencies: ['Turning Point'], counts: [{ status: 'not_known' as const, cases: 5 }] },
  ];
  for (const row of published) {
    const code = `${ids.get(row.agencies[0] ?? '')}${'service' in row && row.service !== undefined ? `.${service}` : ''}`;
    const answers = row.counts.flatMap((count) =>
      Array.from({ length: count.cases }, () => ({
        answer: involvementAnswerCodes.find((one) => countsAs[one] === count.status) ?? '',
        reason: 'reason' in count ? (count.reason ?? '') : '',
      })),
    );
    const form = await coordinator.get(paths.askAgencies(m, audit, { to: code }));
    const asked = await coordinator.submit(form, { case: cases.slice(0, answers.length) });
    assert.equal(asked.status, 303);
    for (const [at, said] of answers.entries()) {
      const [ask] = await db.behind(
        `select id from cases.ask where case_id = $1 and agency_id::text || coalesce('.' || service_id::text, '') = $2`,
        [cases[at], code],
      );
      const note = await coordinator.get(paths.askNote(m, audit, String(ask?.['id'])));
      const noted = await coordinator.submit(note, { ...said, 'given-how': 'In the summary briefing' });
      assert.equal(noted.status, 303);
    }
  }
  const live = await db.database.transact(scene.session('coordinator'), 'read', async (tx) =>
    loadLiveParticipation(tx, site.keys, key),
  );
  assert.ok(live !== null);
  const refs = new Map([...ids].map(([ref, id]) => [id, ref]));
  const names = (ref: string): string => leicesterNames(refs.get(ref) ?? ref);
  const sortRows = <Row extends { readonly name: string }>(list: readonly Row[]): readonly Row[] =>
    list.toSorted((a, b) => a.name.localeCompare(b.name));
  const ours = participationTable(live.participation, names);
  const theirs = participationTable(
    // Its "0 audited, not known 5" has a 0 that somebody wrote; nobody writes one here.
    {
      ...leicester2018,
      rows: leicester2018.rows.map((row) => ({
        ...row,
        counts: row.counts.filter((count) => count.cases > 0),
      })),
    },
    leicesterNames,
  );
  assert.deepEqual(
    ours.columns.map((column) => column.status),
    theirs.columns.map((column) => column.status),
  );
  assert.deepEqual(sortRows(ours.rows), sortRows(theirs.rows));
  const { body } = await coordinator.get(paths.matrix(m, audit));
  assert.match(
    body,
    /The report will say:<\/span>\s*Eight of the thirteen agencies and sectors named audited at least one of the five cases\./,
  );
  assert.match(body, /one child was not in education/);
  assert.match(
    body,
    /Over the five cases, between no agency and eight agencies worked with a family; in the middle case four\./,
  );
});

test('the matrix reads well in a browser: on a phone it is a list by case, and it is accessible', async () => {
  const server = await site.app.listen({ port: 0, host: '127.0.0.1' });
  for (const width of [390, 1280]) {
    const window = await openWindow({ width });
    await window.context().addCookies([{ name: 'session', value: here.people.coordinator.key, url: server }]);
    await window.goto(`${server}${paths.matrix(m, audit)}`);
    await assertReflows(window, `matrix at ${width}`);
    await assertAccessible(window, `matrix at ${width}`);
    if (width === 1280) {
      await window.locator('.tl-matrix tbody td a').first().focus();
      await window.keyboard.press('ArrowDown');
      const at = await window.evaluate(`document.activeElement.closest('tr').rowIndex`);
      assert.equal(at, 2);
    }
  }
});
