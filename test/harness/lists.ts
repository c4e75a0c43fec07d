import assert from 'node:assert/strict';
import { auditPaths } from '#audits';
import { casePaths, loadFrame } from '#cases';
import { openCommissioning, type Commissioning } from './commissioning.ts';
import type { Visit } from './site.ts';

/** Lists of children given as coordinators give them, in an audit of one's own that is under way. */

export type Lists = Commissioning & {
  readonly audit: string;
  /** Gives a list as a file; returns the answer, which leads to its columns where it was read. */
  readonly give: (content: string | Uint8Array, name?: string) => Promise<Visit>;
  /** The same, and its id. */
  readonly giveList: (content: string | Uint8Array) => Promise<string>;
  /** Sends a step of a list as it stands on its page, with these fields. */
  readonly send: (path: string, fields: Readonly<Record<string, string>>, action?: string) => Promise<Visit>;
  /** Matches the columns as they are proposed, takes the list and loads it as the job does. */
  readonly loadList: (
    content: string | Uint8Array,
    fields?: Readonly<Record<string, string>>,
  ) => Promise<string>;
  /** Does the job of loading a list. */
  readonly runJob: (
    frame: string,
    options?: { isLastAttempt?: boolean; signal?: AbortSignal },
  ) => Promise<void>;
};

export const about = {
  supplier: 'Safeguarding Unit',
  criterion: 'Children on a plan on 1 May 2026',
  'supplied-on': '2 June 2026',
};

/** Headings as Annex A has them, and five fictional children. */
export const annexA = [
  'Child Unique ID,Forename,Surname,Date of Birth,Gender,Ethnicity,NHS Number,Local_Authority,Case Status',
  'A1,Sam,Sample,12/03/2015,2,WBRI,9990000018,Here,CP',
  'A2,Alex,Example,01/05/2012,1,AIND,9990000026,Here,CIN',
  'A3,Jo,Test,23/11/2018,2,,9990000034,Here,LAC',
  'A4,Kim,Trial,07/07/2010,1,REFU,9990000042,Here,CP',
  'A5,Lee,Proof,30/01/2021,2,WBRI,9990000050,Here,CIN',
].join('\r\n');

export async function openLists(): Promise<Lists> {
  const opened = await openCommissioning();
  const { coordinator, db, scene, begin, fillIn, put, agree, start } = opened;
  const { m } = coordinator;
  const audit = await begin();
  await fillIn(audit);
  await put(audit);
  await agree(audit, 1);
  await start(audit);
  await db.behind(`update accounts.area set name = 'Here' where partnership_id = $1 and id = $2`, [
    scene.here.partnership,
    scene.here.area,
  ]);
  assert.equal((await coordinator.get(auditPaths.terms(m, audit))).status, 200);

  return { ...opened, audit, ...listsOf(opened, audit) };
}

/** Giving lists in an audit that is under way. */
export function listsOf(
  { coordinator, db, site, scene }: Commissioning,
  audit: string,
): Omit<Lists, keyof Commissioning | 'audit'> {
  const { m } = coordinator;
  const give: Lists['give'] = async (content, name = 'list.csv') => {
    const page = await coordinator.get(casePaths.frameAdd(m, audit));
    return await coordinator.submit(page, about, { upload: { field: 'file', name, content } });
  };
  const giveList: Lists['giveList'] = async (content) => {
    const answer = await give(content);
    assert.equal(answer.status, 303);
    return /frame\/([^/]+)\/columns/.exec(answer.to)?.[1] ?? assert.fail(answer.to);
  };
  const send: Lists['send'] = async (path, fields, action = path) =>
    coordinator.submit(await coordinator.get(path), fields, { action });
  const runJob: Lists['runJob'] = async (frame, { isLastAttempt = false, signal } = {}) => {
    const payload = { partnership: scene.here.partnership, audit, frame };
    await loadFrame({ transact: db.database.transact, keys: site.keys }, payload, {
      isLastAttempt,
      signal: signal ?? new AbortController().signal,
    });
  };
  return {
    give,
    giveList,
    send,
    runJob,
    loadList: async (content, fields = {}) => {
      const frame = await giveList(content);
      const columns = casePaths.frameColumns(m, audit, frame);
      const page = await coordinator.get(columns);
      const matched = await coordinator.submit({ ...page, body: lastForm(page.body) }, {});
      assert.equal(matched.status, 303);
      const check = await coordinator.get(casePaths.frameCheck(m, audit, frame));
      const taken = await coordinator.submit({ ...check, body: lastForm(check.body) }, fields);
      assert.equal(taken.status, 303);
      await runJob(frame);
      return frame;
    },
  };
}

/** The last form of a page that posts: the one that goes on, after those that only show something else. */
export function lastForm(body: string): string {
  return body.slice(body.lastIndexOf('<form'));
}
