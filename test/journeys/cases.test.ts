import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { casePaths } from '#cases';
import { openMail } from '#platform/mail';
import { assertReflows, openWindow, tabTo } from '#test/browser';
import { choose, pick, press, read, type } from '#test/keyboard';
import { addLead } from '#test/leads';
import { startMailServer } from '#test/mail-server';
import { addRow, openScene, type Hat } from '#test/scene';
import { openListeningSite, sitDown } from '#test/listening-site';
import { startApplicationJobs } from '../../src/jobs.ts';

// The cases of an audit, by keyboard alone and without script: from a list in a file to cases drawn and agencies asked; what
// three agencies do then; and a child who may be unsafe. The program's own worker runs beside it.

const { db, scene } = await openScene();
const { here, there } = scene;
const audit = here.liveAudit;
// What stands in the scene was written past the program and does not open.
await db.behind('truncate cases.frame, cases.draw, cases.sample_case cascade');
const practices = randomUUID();
const police = await addLead(db, here, here.otherAgency);
const practiceLead = await addPractices();

const { site, address } = await openListeningSite(db);
const mails = await startMailServer();
const said: string[] = [];
let stopJobs: () => Promise<void> = async () => Promise.resolve();
after(async () => stopJobs());

/** The worker begins with the journey: files of a run are read long before their tests are run. */
async function startWorker(): Promise<void> {
  const jobs = await startApplicationJobs({
    database: db.database,
    worker: db.config('worker'),
    keys: site.keys,
    mail: openMail({ smtpUrl: mails.url, from: 'office@example.org' }),
    site: address,
    reminders: false,
    say: (sentence) => said.push(sentence),
  });
  stopJobs = jobs.stop;
}

/** An agency that answers for two practices, asked by the terms in force like the others; its lead. */
async function addPractices(): Promise<Hat> {
  await addRow(db, 'accounts.agency', { id: practices, name: 'GP practices', type: 'gp_practices' });
  await addRow(db, 'accounts.agency_in_partnership', {
    partnership_id: here.partnership,
    agency_id: practices,
    short_name: 'Practices',
  });
  for (const name of ['Elm Practice', 'Oak Practice'])
    await db.behind(
      `insert into accounts.setting (partnership_id, id, agency_id, name, kind) values ($1, gen_random_uuid(), $2, $3, 'gp_practice')`,
      [here.partnership, practices, name],
    );
  const [kept] = await db.behind(
    'select content from audits.terms_version where audit_id = $1 and number = 1',
    [audit],
  );
  const content = kept?.['content'] as {
    terms: { agencies: object[]; sample: object; basis: { agencies: object[] } };
  };
  const { terms } = content;
  for (const list of [terms.agencies, terms.basis.agencies]) list.push({ ...list[0], agency: practices });
  terms.sample = { ...terms.sample, cases: 12, reserves: 2 };
  await db.behind('update audits.terms_version set content = $2 where audit_id = $1 and number = 1', [
    audit,
    JSON.stringify(content),
  ]);
  for (const agency of [here.otherAgency, practices])
    await db.behind(
      `insert into audits.request (partnership_id, audit_id, agency_id, number, content)
       select partnership_id, audit_id, $2, number, content from audits.request where audit_id = $1 limit 1
       on conflict do nothing`,
      [audit, agency],
    );
  return addLead(db, here, practices);
}

type Person = { readonly page: Page; readonly home: string; readonly m: string };

async function enter({ key, membership }: Hat, width = 1280): Promise<Person> {
  const page = await sitDown(address, key, { width });
  return { page, home: `${address}/as/${membership}`, m: membership };
}

/** Headings as Annex A has them; six more of each status than are drawn. */
const statuses = [
  ...Array<string>(11).fill('CP'),
  ...Array<string>(11).fill('CIN'),
  ...Array<string>(8).fill('LAC'),
];
const list = [
  'Child Unique ID,Forename,Surname,Date of Birth,Gender,Ethnicity,Local_Authority,Case Status',
  ...statuses.map(
    (status, at) =>
      `A${at},Sam${at},Sample,${10 + (at % 9)}/03/${2010 + (at % 12)},${1 + (at % 2)},WBRI,Here,${status}`,
  ),
].join('\r\n');

test('a coordinator gives a list, draws 5, 5 and 2 cases with two reserves, lets a reserve take a place and asks three agencies', async () => {
  await startWorker();
  const { page, home } = await enter(here.people.coordinator);
  await page.goto(`${home}/audits/${audit}/cases`);
  await press(page, 'Add a list');
  await press(page, /^Give a (?:first )?list|^Add a list/);
  await tabTo(page, 'A file');
  await page
    .locator('*:focus')
    .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await type(page, 'Who supplied it', 'Safeguarding Unit');
  await type(page, 'Which children are on it', 'Children with an open case on 1 May 2025');
  await type(page, 'Supplied on', '2 June 2026');
  await press(page, 'Read it');
  await press(page, 'Check the list');
  assert.match(await read(page), /30/);
  await press(page, 'Take the list');
  for (let tries = 0; tries < 240 && !/In use, with 30 children/.test(await read(page)); tries += 1) {
    await page.waitForTimeout(250);
    await page.reload();
  }
  assert.match(await read(page), /In use, with 30 children/);
  assert.doesNotMatch(await page.content(), /Sam\d/);

  await press(page, 'draw the cases');
  await press(page, 'Add a group');
  await press(page, 'Add a group');
  for (const [status, cases, reserves] of [
    ['child_protection', '5', '0'],
    ['child_in_need', '5', '0'],
    ['looked_after', '2', '2'],
  ] as const) {
    await pick(page, 'Status', status);
    await type(page, 'Cases', cases);
    await type(page, 'Reserves', reserves);
  }
  await press(page, 'Commit to these groups');
  assert.match(await read(page), /Nothing is drawn yet/);
  await press(page, 'Draw now');
  assert.match(await read(page), /It was drawn: 12 cases and 2 reserves, from 30 children/);

  // A reserve of the third group takes the place of one of its cases.
  const [leaving] = await db.behind(
    `select id, number from cases.sample_case where audit_id = $1 and quota = 2 and standing = 'in_sample' order by number`,
    [audit],
  );
  await press(page, 'See the cases');
  await press(page, `Case ${String(leaving?.['number'])}`);
  await press(page, /^It leaves/);
  await choose(page, 'Does not fit the criterion');
  await press(page, 'It leaves');
  assert.match(await read(page), /Case \d+ took its place/);

  await press(page, 'Cases');
  await press(page, /^Ask the agencies/);
  assert.match(await read(page), /Case \d+\b/);
  // The practices are asked for each practice, the others as a whole.
  await choose(page, 'Practices');
  await press(page, 'Ask these agencies');
  const settings = await db.behind('select id from accounts.setting where agency_id = $1', [practices]);
  for (const { id } of settings) {
    const m = here.people.coordinator.membership;
    await page.goto(address + casePaths.askAgencies(m, audit, { to: `${practices}.${String(id)}` }));
    await press(page, 'Ask these agencies');
  }
  const [counted] = await db.behind('select count(*) as asks from cases.ask where audit_id = $1', [audit]);
  assert.equal(Number(counted?.['asks']), 12 * 4);
  await assertReflows(page, 'the matrix');
});

test('one agency answers on a phone, one for its settings together, and of one that is late the matrix says so', async () => {
  const phone = await enter(here.people.agency_lead, 390);
  await phone.page.goto(address + casePaths.asked(phone.m, audit));
  await assertReflows(phone.page, 'the cases asked about on a phone');
  await press(phone.page, /^Answer for Case/);
  for (const steps of [0, 0, 3]) {
    await assertReflows(phone.page, 'an answer on a phone');
    await choose(phone.page, 'Known, in the period looked at', steps);
    await type(phone.page, 'Which records were searched', 'SystmOne');
    await press(phone.page, 'Keep this answer');
  }
  await press(phone.page, 'The cases you are asked about');
  assert.match(await read(phone.page), /9 of 12 still wait for your answer/);

  const many = await enter(practiceLead);
  await many.page.goto(address + casePaths.asked(many.m, audit));
  await press(many.page, /^Say for several settings at once/);
  for (let at = 0; at < 24; at += 1) await choose(many.page, /^Case \d+/);
  await type(many.page, 'Which records were searched', 'EMIS');
  await press(many.page, /^Keep “not known”/);
  assert.match(await read(many.page), /You have answered for every case/);

  await db.behind('update cases.ask set due_on = current_date - 3 where agency_id = $1', [here.otherAgency]);
  const { page, home } = await enter(here.people.coordinator);
  await page.goto(`${home}/audits/${audit}/involvement`);
  const matrix = await read(page);
  assert.match(matrix, /No reply, 3 days late/);
  assert.match(matrix, /Known/);
  assert.match(matrix, /Not known/);
});

test('a lead says that a child may be unsafe, who is named acknowledges it, and nobody else learns that there is anything', async () => {
  const stranger = await openWindow({ width: 1280, script: false });
  const others = [await enter(police), await enter(there.people.coordinator)];
  const homes = async () =>
    Promise.all(
      others.map(async ({ page, home }) => {
        await page.goto(home);
        return read(page);
      }),
    );
  const before = await homes();

  const lead = await enter(here.people.agency_lead);
  await lead.page.goto(address + casePaths.asked(lead.m, audit));
  await press(lead.page, /^Answer for Case/);
  const asked = new URL(lead.page.url()).pathname.split('/').at(-1) ?? '';
  await press(lead.page, 'A child may be unsafe now');
  await choose(lead.page, 'Yes, I have done it', 1);
  await type(
    lead.page,
    'What makes you think that a child may be unsafe?',
    'He was not brought to school, and nobody has seen him since Tuesday.',
  );
  await press(lead.page, 'Send it now');
  const concern = new URL(lead.page.url()).pathname.split('/').at(-1) ?? '';

  const chair = await enter(here.people.panel_chair);
  await chair.page.goto(chair.home);
  assert.match(await read(chair.page), /A child may be unsafe/);
  await chair.page.goto(address + casePaths.concern(chair.m, audit, concern));
  assert.match(await read(chair.page), /nobody has seen him since Tuesday/);
  await press(chair.page, 'Acknowledge');
  assert.match(await read(chair.page), /Acknowledged/);

  assert.deepEqual(await homes(), before);
  const [kept] = await db.behind('select case_id from cases.concern where id = $1', [concern]);
  for (const { page, m } of others) {
    for (const path of [
      casePaths.concern(m, audit, concern),
      casePaths.concerns(m, audit),
      casePaths.answer(m, audit, asked),
      casePaths.case(m, audit, String(kept?.['case_id'])),
      casePaths.identity(m, audit, String(kept?.['case_id'])),
      casePaths.matrix(m, audit),
    ])
      assert.equal((await page.goto(address + path))?.status(), 404, path);
    await page.goto(address + casePaths.myConcerns(m)).then(async (answer) => {
      if (answer?.status() === 200) assert.doesNotMatch(await read(page), /Case \d|since Tuesday/);
    });
  }
  await stranger.goto(address + casePaths.concern(chair.m, audit, concern));
  assert.doesNotMatch(await stranger.content(), /since Tuesday|Case \d|Multi-agency/);
  // What the worker tells of its work names nobody.
  assert.doesNotMatch(said.join(' '), /Sam|since Tuesday/);
});
