import assert from 'node:assert/strict';
import { child } from '../../src/cases/builders.ts';
import { packOf } from '../../src/cases/identity.ts';
import { tellOfConcerns } from '../../src/cases/jobs/tell-of-concerns.ts';
import { paths } from '../../src/cases/paths.ts';
import { paths as returnPaths } from '../../src/returns/paths.ts';
import type { Canaries } from './canaries.ts';
import { about, lastForm, listsOf } from './lists.ts';
import type { OpenedOne, Returning } from './returns.ts';
import type { Visit, Visitor } from './site.ts';
import { makeWorkbook } from './workbooks.ts';

/** Writes canaries wherever the product seals what is written, on its own pages; returns the pages that may show them. */

type Fields = Readonly<Record<string, string | readonly string[]>>;
type Someone = Visitor & { readonly m: string };
export type Shown = readonly (readonly [who: Someone, path: string])[];

/** Sends a page's form, which must be taken. */
async function send(who: Someone, path: string, fields: Fields, action = path): Promise<Visit> {
  const answer = await who.submit(await who.get(path), fields, { action });
  assert.equal(answer.status, 303, `${action}: ${answer.body.slice(0, 200)}`);
  return answer;
}

/** A list that is in use and one that waits to be matched; a row that is held; a child who is picked. */
export async function plantInLists(opened: Returning, { plant }: Canaries): Promise<Shown> {
  const { coordinator, audit, db } = opened;
  const { m } = coordinator;
  const { loadList } = listsOf(opened, audit);
  const headings = `Name,DOB,Address,${plant('heading')}`;
  const listed = `${plant('listed')},12/03/2015,${plant('listedAddress')},${plant('listedElsewhere')}`;
  const frame = await loadList(`${headings}\r\n${listed}`);
  const [row] = await db.behind('select id from cases.frame_row where frame_id = $1', [frame]);
  const held = paths.frameRow(m, audit, frame, String(row?.['id']));
  await send(coordinator, held, { kind: 'held', reason: 'proceedings', note: plant('noteOfMark') });

  const rows = [
    ['Name', 'DOB'],
    [plant('waiting'), '12/03/2015'],
  ];
  const content = makeWorkbook([{ name: plant('sheet'), rows }]);
  const file = { field: 'file', name: `${plant('nameOfList')}.xlsx`, content };
  const form = await coordinator.get(paths.frameAdd(m, audit));
  assert.equal((await coordinator.submit(form, about, { upload: file })).status, 303);

  const typing = await coordinator.get(paths.pick(m, audit, { by: 'typing' }));
  const who = { name: plant('picked'), born: '12 March 2015', school: plant('pickedSchool') };
  const why = `The panel asked for a case like ${plant('reasonOfPick')} among the others`;
  const picked = await coordinator.submit(
    { ...typing, body: lastForm(typing.body) },
    { ...who, reason: why },
  );
  assert.equal(picked.status, 303);
  const one = /cases\/([0-9a-f-]{36})/.exec(picked.to)?.[1] ?? assert.fail(picked.to);
  await send(coordinator, paths.reveal(m, audit, one), { kind: 'check_draw', minutes: '15' });
  return [held, paths.identity(m, audit, one), picked.to].map((path) => [coordinator, path] as const);
}

/** What an agency is told and why, what it answers, who is too close, and what is feared. */
export async function plantInAsks(opened: Returning, { plant }: Canaries): Promise<Shown> {
  const { coordinator, lead, auditor, audit, ask, answer, note, show, give } = opened;
  const pack = packOf(
    child({ name: plant('told'), address: plant('toldAddress'), school: plant('toldMore') }),
  );
  const told = await ask({
    of: pack,
    fields: { 'reason-child': plant('reasonOfAsk'), ready: 'yes', more: ['address', 'school'] },
  });
  const searched = { systems: plant('systems'), 'searched-by': plant('searchedBy') };
  const said = await answer(told.id, 'not_applicable', { systems: '', reason: plant('reasonOfAnswer') });
  assert.equal(said.status, 303);
  assert.equal((await answer(told.id, 'known_in_scope', { ...searched, reason: '' })).status, 303);
  await show(told.id);
  const noted = await ask();
  assert.equal((await note(noted.id, 'declined', plant('reasonOfNoted'))).status, 303);

  assert.equal((await give(told.id)).status, 303);
  const concern = await plantInConcern(opened, plant, told.case);
  const mine = paths.myCase(auditor.m, audit, told.case);
  const close = `I worked with them, said ${plant('reasonOfConflict')}, for years`;
  await send(auditor, mine, { why: close }, paths.myCaseConflict(auditor.m, audit, told.case));
  const assign = await lead.get(paths.assign(lead.m, audit, told.id));
  const conflict = /\/conflicts\/([0-9a-f-]{36})/.exec(assign.body)?.[1] ?? assert.fail('no conflict');
  const settle = paths.conflict(lead.m, audit, told.id, conflict);
  const words = `Nobody else of us can audit it, says ${plant('reasonOfSettling')} of the board`;
  await send(lead, settle, { settled: 'asked', words });
  const exception = paths.exception(coordinator.m, audit, conflict);
  const allowed = `It is another person, says ${plant('reasonOfException')} of the trust`;
  await send(coordinator, exception, { decision: 'allowed', words: allowed });
  return [
    [lead, paths.answer(lead.m, audit, told.id)],
    [lead, settle],
    [coordinator, exception],
    [coordinator, paths.ask(coordinator.m, audit, told.id)],
    [coordinator, paths.ask(coordinator.m, audit, noted.id)],
    ...concern,
  ];
}

async function plantInConcern(
  { coordinator, auditor, chair, audit, db, site }: Returning,
  plant: Canaries['plant'],
  about: string,
): Promise<Shown> {
  const raised = await send(auditor, paths.concernRaise(auditor.m, audit, about), {
    referral: 'no',
    because: plant('becauseOfConcern'),
    feared: plant('feared'),
    done: plant('done'),
  });
  const id = /\/concerns\/[^/]+\/([^/?]+)\?raised/.exec(raised.to)?.[1] ?? assert.fail(raised.to);
  await tellOfConcerns(
    db.database.transact,
    { keys: site.keys, site: 'https://audits.example.org' },
    new AbortController().signal,
  );
  const at = (who: Someone): string => paths.concern(who.m, audit, id);
  await send(auditor, at(auditor), { move: 'note', note: plant('noteOfConcern') });
  await send(chair, at(chair), { move: 'pass_on', to: 'coordinators', reason: plant('reasonOfPassing') });
  await send(coordinator, at(coordinator), { move: 'acknowledge' });
  const outcome = { outcome: 'other', 'outcome-words': plant('outcome') };
  await send(coordinator, at(coordinator), { move: 'close', ...outcome });
  return [[coordinator, at(coordinator)]];
}

/** A return written, changed, handed in, sent back, signed, corrected and signed again; files with it; another withdrawn. */
export async function plantInReturns(opened: Returning, canaries: Canaries): Promise<Shown> {
  const { plant } = canaries;
  const { coordinator, lead, auditor, audit, openOne, allowFiles, db, sign } = opened;
  await allowFiles(true);
  const one = await openOne();
  const [r, m] = [one.return, coordinator.m];
  const section = (who: Someone, code: string): string => returnPaths.section(who.m, audit, r, code);
  await writeSections(opened, one, canaries);
  await addFiles(opened, one, canaries);

  assert.equal((await lead.get(returnPaths.draftFile(lead.m, audit, r))).status, 200);
  await send(auditor, returnPaths.check(auditor.m, audit, r), { why: plant('reasonOfHandingIn') });
  const back = { why: plant('reasonOfSendingBack'), 'section-referrals': plant('reasonAtSection') };
  await send(lead, returnPaths.sendBack(lead.m, audit, r), back);
  await send(auditor, returnPaths.check(auditor.m, audit, r), { why: 'It tells no more.' });
  assert.equal((await sign(one)).status, 303);
  const again = { 'section-events': plant('reasonAfterSigning') };
  await send(coordinator, returnPaths.signedSendBack(m, audit, r), again);
  await send(lead, section(lead, 'referrals'), { 'a2-comment': plant('corrected') });
  await send(auditor, returnPaths.check(auditor.m, audit, r), { why: 'It is put right.' });
  assert.equal((await sign(one)).status, 303);

  // What it held before is shown where it is written.
  await send(lead, returnPaths.return(lead.m, audit, r), {}, returnPaths.step(lead.m, audit, r));
  const other = await openOne();
  await send(coordinator, returnPaths.withdraw(m, audit, other.return), { why: plant('reasonOfWithdrawal') });
  const files = await db.behind(
    'select id from returns.evidence where return_id = $1 and removed_at is null',
    [r],
  );
  return [
    [lead, returnPaths.return(lead.m, audit, r)],
    [lead, returnPaths.mySigned(lead.m, audit, r, 1)],
    [lead, returnPaths.returnFile(lead.m, audit, r, 2)],
    [coordinator, returnPaths.signed(m, audit, r)],
    [coordinator, returnPaths.signed(m, audit, other.return)],
    [lead, returnPaths.earlierTexts(lead.m, audit, r, 'referrals')],
    ...files.map(({ id }) => [lead, returnPaths.file(lead.m, audit, r, String(id))] as const),
  ];
}

async function writeSections(
  { auditor, lead, audit, write }: Returning,
  one: OpenedOne,
  { plant, born }: Canaries,
): Promise<void> {
  const fill = async (code: string, fields: Fields) => {
    assert.equal((await write(auditor, one, code, fields)).status, 303, code);
  };
  await fill('record', {
    'record-names': plant('recordNames'),
    'record-born': born.shown,
    'record-address': plant('recordAddress'),
    'record-household': plant('recordHousehold'),
    'record-gaps': plant('recordGaps'),
    'involvement-what': plant('involvement'),
  });
  await fill('lived-experience', { 'seen-when': plant('seenWhen'), 'seen-voice': plant('voice') });
  await fill('looking-back', {
    m1: plant('narrative'),
    'grade-affected': plant('affected'),
  });
  // One writes over the other, whose page is older then.
  await fill('referrals', { 'a1-answer': 'partly', 'a1-comment': plant('commentBefore') });
  const referrals = (who: Someone): string => returnPaths.section(who.m, audit, one.return, 'referrals');
  const stale = await auditor.get(referrals(auditor));
  const written = { 'a1-comment': plant('comment'), 'a1-evidence': plant('evidenceReference') };
  await send(lead, referrals(lead), written);
  const late = { 'a1-comment': plant('commentTooLate') };
  assert.equal((await auditor.submit(stale, late, { action: referrals(auditor) })).status, 409);
  const items = [
    ['plans', 'meetings', { kind: 'core_group', date: '3 March 2025', challenged: plant('meeting') }],
    [
      'events',
      'events',
      {
        kind: 'contact',
        date: '3 March 2025',
        what: plant('event'),
        source: plant('source'),
        view: plant('view'),
      },
    ],
    ['looking-back', 'actions', { what: plant('action'), who: plant('actor') }],
  ] as const;
  for (const [code, list, fields] of items)
    await send(auditor, returnPaths.item(auditor.m, audit, one.return, code, list, 'new'), fields);
}

async function addFiles(
  { auditor, addFile, audit, db }: Returning,
  one: OpenedOne,
  { plant }: Canaries,
): Promise<void> {
  const long = `${'Words of a record that is long. '.repeat(20_000)}${plant('contentOfFile')}`;
  const kept = await addFile(auditor, one, 'a1', { name: `${plant('nameOfFile')}.txt`, content: long });
  assert.equal(kept.status, 303);
  const pdf = `%PDF-1.7\n% ${plant('contentOfRemoved')}\n%%EOF\n`;
  const gone = await addFile(auditor, one, 'a1', { name: `${plant('nameOfRemoved')}.pdf`, content: pdf });
  assert.equal(gone.status, 303);
  const [row] = await db.behind(`select id from returns.evidence where return_id = $1 and kind = 'pdf'`, [
    one.return,
  ]);
  const removal = returnPaths.fileRemoval(auditor.m, audit, one.return, String(row?.['id']));
  await send(auditor, removal, {});
}
