import { createHash } from 'node:crypto';
import { listAreas } from '#accounts';
import { findTermsInForce, type AuditKey } from '#audits';
import {
  codeQuotas,
  addFrame,
  addFrameRows,
  changeIdentity,
  claimDraw,
  commitDraw,
  countLoaded,
  digestRows,
  drawSample,
  keepFrameKey,
  leaveSample,
  listSampleCases,
  lockSample,
  makeCase,
  nextCaseNumber,
  openCaseKey,
  openList,
  proposeMethods,
  proposeQuotas,
  sealReason,
  setMark,
  takePlace,
  type DrawPlan,
} from '#cases';
import type { KeyStore } from '#platform/crypto';
import { recordEvent } from '#platform/audit-log';
import type { Tx } from '#platform/db';
import { childrenOn, familyOf } from './children.ts';
import type { Hat } from './hats.ts';
import { idFor } from './id-for.ts';

/** A draw here has the seed that every demonstration has: the same children, in the same order. */
const seed = createHash('sha256').update('throughline demonstration: the draw').digest('hex');
/** Place on the list of a child whose case the police are investigating: held, so that nothing is drawn from it. */
const held = 8;
const leaves = 12;
const takes = 13;

type Work = { readonly tx: Tx; readonly keys: KeyStore; readonly hat: Hat; readonly today: string };

/** The list of children, the draw, who the families are, and the case that left for a reserve. */
export async function drawCases(work: Work, key: AuditKey): Promise<void> {
  const { tx, keys, hat, today } = work;
  const frame = await addList(work, key);
  const terms = (await findTermsInForce(tx, key))?.terms;
  if (terms === undefined) throw new Error('Cases are drawn by agreed terms.');
  const ageOn = terms.scope?.period?.from ?? today;
  const list = await openList({ tx, keys }, key, ageOn);
  if (list.state !== 'open') throw new Error('The list of the demonstration does not open.');
  const areas = (await listAreas(tx, key.partnership)).map((area) => area.name);
  const quotas = proposeQuotas(terms.sample).map((quota) => ({
    ...quota,
    reserves: quota.area === areas[2] ? 0 : 1,
  }));
  const plan: DrawPlan = { quotas, ageOn, oneOfHousehold: false, frames: [frame] };
  const draw = await commitDraw(tx, key, {
    number: 1,
    seed,
    frameDigest: digestRows(list.rows),
    frameSize: list.rows.length,
    plan,
    reason: '',
    committedBy: hat.membership,
  });
  // As a page would: seed, groups and list stand in the log before anything is drawn.
  await recordEvent(tx, {
    partnership: key.partnership,
    event: 'draw.committed',
    outcome: 'done',
    subjects: [draw],
    detail: {
      number: 1,
      seed,
      list: digestRows(list.rows),
      size: list.rows.length,
      quotas: codeQuotas(quotas),
      ageOn,
      oneOfHousehold: false,
    },
    ...hat,
  });
  await claimDraw(tx, key, draw, hat.membership);
  const drawn = drawSample(list.rows, plan, seed);
  const methods = proposeMethods(
    terms.methods,
    drawn.map(({ row }) => row.status),
  );
  await lockSample(tx, key);
  const first = await nextCaseNumber(tx, key);
  for (const [at, { row, standing, quota, rank }] of drawn.entries()) {
    const method = methods[at] ?? null;
    const child = list.childOf(row.id);
    const facts = { number: first + at, origin: 'drawn', standing, draw, quota, rank, frame } as const;
    const made = await makeCase({ tx, keys, actor: hat }, key, child, {
      ...facts,
      frameRow: row.id,
      ...(method === null ? {} : { method }),
    });
    const pack = familyOf(child, today);
    if (pack !== null) await changeIdentity(tx, keys, key, made, { pack, seen: 1 }, hat);
  }
  await substitute(work, key);
}

async function addList({ tx, keys, hat, today }: Work, key: AuditKey): Promise<string> {
  const children = childrenOn(today);
  const frame = idFor('list of children');
  await addFrame(tx, key, {
    id: frame,
    source: 'file',
    state: 'loading',
    suppliedBy: 'Safeguarding unit, Children’s Social Care',
    criterion: 'Neglect recorded as a concern in the last 12 months, open or closed since',
    suppliedOn: today,
    digest: null,
    rowsGiven: children.length,
    madeBy: hat.membership,
    layout: null,
  });
  const frameKey = await keepFrameKey(keys, key);
  const ids = children.map((_, at) => idFor(`child ${at + 1} of the list`));
  await addFrameRows(tx, frameKey, key, frame, children, 1, ids);
  await countLoaded(tx, key, frame, { rows: children.length, state: 'loaded' });
  await setMark(tx, frameKey, key, {
    frame,
    row: ids[held - 1] ?? '',
    kind: 'held',
    reason: 'live_investigation',
    note: 'The police have asked that nothing is read while they investigate.',
    setBy: hat.membership,
  });
  return frame;
}

/** A case leaves because no agency knew the child in the period; the reserve of its group takes its place. */
async function substitute({ tx, keys }: Work, key: AuditKey): Promise<void> {
  const cases = await listSampleCases(tx, key);
  const one = cases.find(({ number }) => number === leaves);
  const reserve = cases.find(({ number }) => number === takes);
  if (one === undefined || reserve === undefined)
    throw new Error('The draw gave other cases than it should.');
  const words = { left: 'The family moved into the area after the period.' };
  const sealed = sealReason(await openCaseKey(keys, one.id), key, one.id, words);
  await leaveSample(tx, key, one, 'not_known', sealed);
  await takePlace(tx, key, reserve, one);
}
