import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, assertReflows, openWindow } from '#test/browser';
import { choose, press, read, type } from '#test/keyboard';
import { addAgency, addLead } from '#test/leads';
import { openListeningSite, sitDown } from '#test/listening-site';
import { readPdf } from '#test/read-documents';
import { openReturning, shippedTool } from '#test/returns';
import { addRow } from '#test/scene';
import { paths } from '../../src/returns/paths.ts';

// What agencies write, by keyboard alone and without script: two auditors in one return, a grid filled by paste, a school's
// short form on a phone; then the lead's signature, one section sent back, and the return as it is read a year later.

const opened = await openReturning();
const { db, scene, audit, auditor, lead, coordinator, use, openOne, give, addAuditor, ask, note } = opened;
const { address } = await openListeningSite(db);
const one = await openOne();

const enter = async (key: string, width = 1280): Promise<Page> => await sitDown(address, key, { width });

/** The same page with script on, for the tool that looks for what keeps people out. */
async function assertOpenToAll(page: Page, what: string): Promise<void> {
  const looked = await openWindow({ width: page.viewportSize()?.width ?? 1280, script: true });
  await looked.context().addCookies(await page.context().cookies());
  await looked.goto(page.url());
  await assertAccessible(looked, what);
  await looked.close();
}

const keys = scene.here.people;
const section = (m: string, of: { readonly return: string }, code: string) =>
  address + paths.section(m, audit, of.return, code);

test('two auditors of one agency write one return together; of one answer that both wrote, both are shown', async () => {
  const second = await addAuditor('C. Second');
  const [asked] = await db.behind('select id from cases.ask where case_id = $1', [one.case]);
  assert.equal((await give(String(asked?.['id']), second)).status, 303);
  const key = randomBytes(32).toString('hex');
  const [member] = await db.behind('select person_id from accounts.membership where id = $1', [second]);
  await addRow(db, 'accounts.session', {
    key_hash: createHash('sha256').update(key).digest(),
    person_id: String(member?.['person_id']),
    factors: 2,
  });
  const [mine, theirs] = [await enter(keys.auditor.key), await enter(key)];
  await mine.goto(section(auditor.m, one, 'looking-back'));
  await theirs.goto(section(second, one, 'looking-back'));
  await type(mine, 'What your agency can be proud of', 'A settled worker.');
  await press(mine, 'Save');
  await type(theirs, 'What your agency would do differently', 'Invite fathers sooner.');
  await press(theirs, 'Save');
  assert.match(await read(theirs), /2 of \d+ answered|Looking back/);
  await mine.goto(section(auditor.m, one, 'looking-back'));
  assert.equal(await mine.inputValue('#m2'), 'Invite fathers sooner.');
  assert.match(await read(mine), /Writing in this section now, too: C\. Second/);

  await theirs.goto(section(second, one, 'looking-back'));
  await type(mine, 'What helped and what stood in the way', 'Time.');
  await press(mine, 'Save');
  await type(theirs, 'What helped and what stood in the way', 'Trust.');
  await press(theirs, 'Save');
  assert.match(await read(theirs), /Somebody else changed this meanwhile.*Time\..*Trust\./);
  await press(theirs, 'Save what I typed');
  await mine.goto(section(auditor.m, one, 'looking-back'));
  assert.equal(await mine.inputValue('#m3'), 'Trust.');
  await mine.goto(address + paths.earlierTexts(auditor.m, audit, one.return, 'looking-back'));
  assert.match(await read(mine), /Time\./);
});

test('another fills the grid by paste, having seen first what goes where', async () => {
  await use(shippedTool('dip-sample'));
  const cases = [await openOne(), await openOne()];
  const page = await enter(keys.auditor.key);
  await page.goto(address + paths.mine(auditor.m));
  await press(page, /^Write 2 cases on one screen/);
  await assertOpenToAll(page, 'the grid');
  await assertReflows(page, 'the grid');
  await press(page, 'Paste from a spreadsheet');
  const rows = cases.map(
    ({ number }, at) => `Case ${number}\tMet\t${at === 0 ? 'Partly met: late' : 'perhaps'}`,
  );
  await type(page, 'Cells', rows.join('\n').replaceAll('\t', ' '));
  await page.fill('#cells', rows.join('\n'));
  await press(page, 'See what is filled');
  assert.match(await read(page), /“perhaps” is none of the answers/);
  await assertOpenToAll(page, 'what is filled');
  await choose(page, 'Fill only what fits, and leave the rest');
  await press(page, 'Fill these 3 cells');
  assert.match(await read(page), /3 cells were filled/);
});

test('a school answers its short form on a phone, hands it in and signs it', async () => {
  const school = await addAgency(db, scene.here, 'Elm School', 'school');
  const head = await addLead(db, scene.here, school);
  await db.behind(
    `insert into audits.request (partnership_id, audit_id, agency_id, number, content)
     select partnership_id, audit_id, $2, number, content from audits.request where audit_id = $1 limit 1`,
    [audit, school],
  );
  const [kept] = await db.behind(
    'select content from audits.terms_version where audit_id = $1 and number = 1',
    [audit],
  );
  const content = kept?.['content'] as { terms: { agencies: object[]; basis: { agencies: object[] } } };
  for (const list of [content.terms.agencies, content.terms.basis.agencies])
    list.push({ ...list[0], agency: school });
  await db.behind('update audits.terms_version set content = $2 where audit_id = $1 and number = 1', [
    audit,
    JSON.stringify(content),
  ]);
  const asked = await ask({ agency: school });
  assert.equal((await note(asked.id, 'known_in_scope')).status, 303);
  const progress = await coordinator.get(paths.progress(coordinator.m, audit));
  await coordinator.submit(progress, {}, { action: paths.openReturns(coordinator.m, audit) });

  const page = await enter(head.key, 390);
  await page.goto(address + paths.mine(head.membership));
  await press(page, /^Open/);
  assert.match(await read(page), /0 of (?:\d|1[0-2]) answered/);
  await assertReflows(page, 'a return on a phone');
  await press(page, /^Questions|^What/);
  await assertReflows(page, 'a section on a phone');
  await assertOpenToAll(page, 'a section on a phone');
  await choose(page, 'Met');
  await type(page, 'Where your record shows it', 'Daily notes');
  await press(page, 'Save');
  await press(page, 'Check and hand in');
  await type(page, 'Why these stay as they are', 'We keep no more.');
  await press(page, 'Hand in to your lead');
  await press(page, 'Read and sign');
  await press(page, 'Sign off');
  assert.match(await read(page), /It is signed/);
});

test('the lead signs, the coordinator sends one section back, and a year later the agency reads what was signed', async () => {
  const author = await enter(keys.auditor.key);
  await author.goto(address + paths.check(auditor.m, audit, one.return));
  await type(author, 'Why these stay as they are', 'The file tells no more.');
  await press(author, 'Hand in to your lead');

  const signer = await enter(keys.agency_lead.key);
  await signer.goto(address + `/as/${lead.m}`);
  assert.match(await read(signer), /One return waits for your signature/);
  await signer.goto(address + paths.return(lead.m, audit, one.return));
  await press(signer, 'Read and sign');
  await assertOpenToAll(signer, 'a return to sign');
  await press(signer, 'Sign off');

  const office = await enter(keys.coordinator.key);
  await office.goto(address + paths.progress(coordinator.m, audit));
  await assertOpenToAll(office, 'how returns stand');
  await office.goto(address + paths.signed(coordinator.m, audit, one.return));
  assert.match(await read(office), /A settled worker\./);
  await press(office, 'Send it back to the agency');
  await type(office, 'Looking back', 'Which fathers?');
  await press(office, 'Send back');

  await signer.goto(section(lead.m, one, 'looking-back'));
  assert.match(await read(signer), /Sent back: Which fathers\?/);
  await type(signer, 'What your agency would do differently', 'Invite every father, wherever he lives.');
  await press(signer, 'Save');
  await signer.goto(address + paths.check(lead.m, audit, one.return));
  await type(signer, 'Why these stay as they are', 'The file tells no more.');
  await press(signer, 'Hand in to your lead');
  await press(signer, 'Read and sign');
  await press(signer, 'Sign off');

  // A year goes by: the tool is worded anew and the audit is closed.
  await db.behind(`update returns.signed_return set signed_at = signed_at - interval '1 year'`);
  await db.behind(
    `update returns.tool_version set content = replace(content::text, 'What your agency can be proud of', 'NEW WORDS')::jsonb`,
  );
  await db.behind(`update audits.audit set stage = 'closed' where id = $1`, [audit]);
  await signer.goto(address + paths.mySigned(lead.m, audit, one.return, 1));
  const first = await read(signer);
  assert.match(first, /What your agency can be proud of A settled worker\./);
  assert.match(first, /Invite fathers sooner\./);
  await signer.goto(address + paths.mySigned(lead.m, audit, one.return, 2));
  assert.match(await read(signer), /Invite every father, wherever he lives\./);
  const file = await signer.context().request.get(address + paths.returnFile(lead.m, audit, one.return, 2));
  assert.match((await readPdf(await file.body())).text, /Invite every father/);
});
