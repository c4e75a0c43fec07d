import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCaseKey } from '#cases';
import type { Key } from '#platform/crypto';
import type { Session } from '#platform/db';
import { asText, partOf, type Stored } from '#platform/forms';
import { openReturning, type OpenedOne } from '#test/returns';
import {
  isBeingWritten,
  stateAfter,
  type ReturnAction,
  type ReturnRole,
  type ReturnState,
} from './return.ts';
import {
  getEntries,
  listFormerEntries,
  writeEntries,
  type Entries,
  type ReturnKey,
} from './store/entries.ts';
import { findReturn, moveReturn } from './store/returns.ts';

// A lead and an auditor write one return at once, save as they type, hand in, take back, send back and sign; the case is
// given to the auditor and taken away. Whatever the order: no text that was acknowledged is lost, and no state is skipped.
// The suite tries some hundred orders; INTERLEAVINGS=10000 tries as many as one likes, and SEED begins with another.

const count = Number(process.env['INTERLEAVINGS'] ?? 120);
const seed = Number(process.env['SEED'] ?? 20261126);
const steps = 10;

const { db, scene, site, audit, auditor, lead, openOne, coordinator } = await openReturning();
const { transact } = db.database;
const sessions: Readonly<Record<ReturnRole, Session>> = {
  lead: scene.session('agency_lead'),
  auditor: scene.session('auditor'),
  coordinator: scene.session('coordinator'),
};
const members: Readonly<Record<ReturnRole, string>> = {
  lead: lead.m,
  auditor: auditor.m,
  coordinator: coordinator.m,
};
const fields = ['a1', 'a2'] as const;
const moves = ['submit', 'take_back', 'send_back', 'sign_off', 'begin_correction'] as const;

/** Numbers that look random and are the same for a seed (mulberry32). */
function randomFrom(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Acknowledged = { readonly field: string; readonly by: string; readonly text: string };

/** What should be so, and what each has on their screen. */
type Model = {
  state: ReturnState;
  isGiven: boolean;
  readonly saved: Acknowledged[];
  readonly screens: Partial<Record<ReturnRole, { entries: Entries; version: number }>>;
};

const one: OpenedOne = await openOne();
const caseKey: Key = (await findCaseKey(site.keys, one.case)) ?? assert.fail('no key');
const key: ReturnKey = {
  partnership: scene.here.partnership,
  audit,
  return: one.return,
  agency: scene.here.agency,
  case: one.case,
};

/** The same return as it was when it was opened. */
async function beginAgain(): Promise<Model> {
  await db.behind('delete from returns.entry_former where return_id = $1', [one.return]);
  await db.behind('delete from returns.entry where return_id = $1', [one.return]);
  await db.behind(`update returns.return set state = 'open' where id = $1`, [one.return]);
  await give(true);
  return { state: 'open', isGiven: true, saved: [], screens: {} };
}

async function give(isGiven: boolean): Promise<void> {
  await db.behind(
    `update accounts.access_grant set granted_until = now() + $3::interval where case_id = $1 and membership_id = $2`,
    [one.case, auditor.m, isGiven ? '1 hour' : '-1 second'],
  );
}

async function look(model: Model, who: ReturnRole): Promise<void> {
  const seen = await transact(sessions[who], 'read', async (tx) => {
    const found = await findReturn(tx, key, one.return);
    return found === null ? null : { entries: await getEntries(tx, caseKey, key), version: found.version };
  });
  if (seen === null) {
    assert.ok(who === 'auditor' && !model.isGiven, 'somebody who works on it does not see it');
    delete model.screens[who];
  } else model.screens[who] = seen;
}

async function write(model: Model, who: ReturnRole, field: string, text: string): Promise<void> {
  const screen = model.screens[who];
  if (screen === undefined) return;
  const mayWrite = isBeingWritten(model.state) && (who === 'lead' || model.isGiven);
  const value: Stored = { answer: 'met', comment: text };
  try {
    await transact(sessions[who], 'write', async (tx) => {
      const found = await findReturn(tx, key, one.return);
      if (found === null || !isBeingWritten(found.state)) throw new Refused();
      // As the page does: who saw an older value of the field is told of a conflict, and nothing is written.
      const now = await getEntries(tx, caseKey, key);
      if (now.versions.get(field) !== screen.entries.versions.get(field)) throw new Conflict();
      await writeEntries(tx, caseKey, key, members[who], { [field]: value }, now.versions);
    });
  } catch (problem) {
    assert.ok(
      problem instanceof Conflict || !mayWrite,
      `a text that could be saved was not: ${String(problem)}`,
    );
    return;
  }
  assert.ok(
    mayWrite,
    'something was written in a return that is not being written, or by somebody who has it no longer',
  );
  model.saved.push({ field, by: members[who], text });
  await look(model, who);
}

class Conflict extends Error {}
class Refused extends Error {}

async function move(model: Model, who: ReturnRole, action: ReturnAction): Promise<void> {
  const screen = model.screens[who];
  if (screen === undefined) return;
  const mayAct = who !== 'auditor' || model.isGiven;
  const expected = mayAct ? stateAfter(model.state, action, who) : null;
  const done = await transact(sessions[who], 'write', async (tx) => {
    const found = await findReturn(tx, key, one.return);
    const to = found === null ? null : stateAfter(found.state, action, who);
    if (found === null || to === null) return false;
    return await moveReturn(tx, key, { id: one.return, version: screen.version }, { state: to });
  });
  if (done) {
    assert.ok(expected !== null, `${who} could ${action} what was ${model.state}`);
    model.state = expected;
  }
  await look(model, who);
}

/** Every acknowledged text stands, is kept as an earlier one, or was written over by its own writer at one sitting. */
async function assertNothingLost(model: Model, said: string): Promise<void> {
  const { current, former, state } = await transact(sessions.lead, 'read', async (tx) => ({
    current: (await getEntries(tx, caseKey, key)).values,
    former: await listFormerEntries(tx, caseKey, key, { fields, lists: [] }),
    state: (await findReturn(tx, key, one.return))?.state,
  }));
  assert.equal(state, model.state, said);
  const textOf = (value: Stored | undefined) => asText(partOf(value, 'comment'));
  for (const field of fields) {
    const saved = model.saved.filter((text) => text.field === field);
    const kept = new Set([
      textOf(current[field]),
      ...former.filter((text) => text.field === field).map((text) => textOf(text.value)),
    ]);
    for (const [at, text] of saved.entries()) {
      const next = saved[at + 1];
      const wroteOver = next !== undefined && next.by === text.by;
      assert.ok(kept.has(text.text) || wroteOver, `${said}: “${text.text}” is lost`);
    }
    if (saved.length > 0) assert.equal(textOf(current[field]), saved.at(-1)?.text, said);
  }
}

test(`in ${count} random orders of writing, handing in, sending back, signing and giving away nothing acknowledged is lost and no state is skipped`, async () => {
  for (let nth = 0; nth < count; nth += 1) {
    const random = randomFrom(seed + nth);
    const model = await beginAgain();
    const order: string[] = [];
    await look(model, 'lead');
    await look(model, 'auditor');
    for (let step = 0; step < steps; step += 1) {
      const who = (['lead', 'auditor'] as const)[random(2)] ?? 'lead';
      const what = random(10);
      if (what < 5) {
        const field = fields[random(fields.length)] ?? 'a1';
        const text = `${who} ${step}`;
        order.push(`${who} writes ${field}`);
        await write(model, who, field, text);
      } else if (what < 7) {
        order.push(`${who} looks`);
        await look(model, who);
      } else if (what < 9) {
        const action = moves[random(moves.length)] ?? 'submit';
        const by = action === 'send_back' && random(2) === 0 ? 'coordinator' : who;
        if (by === 'coordinator') await look(model, by);
        order.push(`${by}: ${action}`);
        await move(model, by, action);
      } else {
        model.isGiven = !model.isGiven;
        order.push(model.isGiven ? 'given' : 'taken away');
        await give(model.isGiven);
      }
    }
    await assertNothingLost(model, `seed ${seed + nth}: ${order.join(', ')}`);
  }
});
