import { findActor, listAgencies, type Actor } from '#accounts';
import type { AuditKey } from '#audits';
import { findCaseKey } from '#cases';
import type { KeyStore } from '#platform/crypto';
import type { Transact, Tx } from '#platform/db';
import {
  inWords,
  listReturns,
  openMyReturn,
  permitSignOff,
  signReturn,
  takeStep,
  writeEntries,
  type OpenedReturn,
  type ReturnAction,
  type ReturnRole,
  type StepWords,
} from '#returns';
import { actAs } from './hats.ts';
import type { Lead, Place } from './returns.ts';
import written from './wealdmere/returns.json' with { type: 'json' };

type Doing = {
  readonly transact: Transact;
  readonly keys: KeyStore;
  readonly key: AuditKey;
  readonly place: Place;
};

const reasonOfGaps: StepWords = { why: 'The file tells no more.', sections: {} };

/** Hands in, signs, sends back and corrects: Case 3 whole, the others as far as is written. Begun again it adds nothing. */
export async function settleReturns(
  transact: Transact,
  keys: KeyStore,
  key: AuditKey,
  place: Place,
  people: { readonly leads: readonly Lead[]; readonly coordinator: string },
): Promise<void> {
  const doing = { transact, keys, key, place };
  for (const { agency, name } of people.leads) {
    await act(doing, name, agency, 3, ['submit', 'sign_off'], {});
    for (const one of written.others.returns) {
      if (one.agency !== agency) continue;
      const reasons: Readonly<Record<string, string | undefined>> = one.reasons ?? {};
      const own = one.then.filter((step) => step !== 'send_back_by_coordinator');
      if (!(await act(doing, name, agency, one.case, own, reasons))) continue;
      if (one.then.includes('send_back_by_coordinator'))
        await sendBack(doing, people.coordinator, agency, one.case, reasons);
    }
  }
  await withdraw(doing, people.coordinator);
}

async function act(
  { transact, keys, key, place }: Doing,
  lead: string,
  agency: string,
  caseNumber: number,
  steps: readonly string[],
  reasons: Readonly<Record<string, string | undefined>>,
): Promise<boolean> {
  return await actAs(transact, lead, place.shortName, async (tx) => {
    const actor = await findActor(tx);
    const one = (await listReturns(tx, key)).find(
      (each) =>
        each.agency === actor?.agency?.id && each.caseNumber === caseNumber && each.state !== 'withdrawn',
    );
    // A case that the agency did not know has no return; one that was settled before stays as it is.
    if (actor === null || one === undefined || one.version > 1) return false;
    for (const step of steps)
      await takeOne({ tx, keys, actor }, key, one.id, step as ReturnAction, agency, reasons);
    return steps.length > 0;
  });
}

type Acting = { readonly tx: Tx; readonly keys: KeyStore; readonly actor: Actor };

async function takeOne(
  acting: Acting,
  key: AuditKey,
  id: string,
  action: ReturnAction,
  agency: string,
  reasons: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const opened = await openMyReturn({ ...acting, params: { audit: key.audit, return: id } });
  if (opened === null) throw new Error(`A return of ${agency} does not open.`);
  const words: StepWords | null =
    action === 'submit'
      ? reasonOfGaps
      : action === 'send_back'
        ? {
            why: '',
            sections: Object.fromEntries(Object.entries(reasons).map(([code, text]) => [code, text ?? ''])),
          }
        : null;
  if (action === 'sign_off') await sign(acting, opened);
  const { one, caseKey, role } = opened;
  if (!(await takeStep(acting, opened.key, caseKey, one, action, role, words)))
    throw new Error(`${agency} cannot ${action} Case ${one.caseNumber}.`);
  if (action === 'begin_correction') await correct(acting, key, id);
}

async function sign({ tx, actor }: Acting, opened: OpenedReturn): Promise<void> {
  const { one, key, caseKey, tool, sections, entries, role } = opened;
  const leave = permitSignOff(one, { role, agency: one.agency, seen: 'read', now: 'read' });
  if (leave === null) throw new Error('A return cannot be signed.');
  await signReturn(tx, caseKey, key, leave, {
    one,
    content: {
      tool: tool.name,
      toolNumber: one.toolNumber,
      sections: inWords(sections, entries.values),
      values: entries.values,
    },
    answers: entries.answers,
    by: actor.membership,
  });
}

/** What was found when it was read again. */
async function correct(acting: Acting, key: AuditKey, id: string): Promise<void> {
  const opened = await openMyReturn({ ...acting, params: { audit: key.audit, return: id } });
  if (opened === null) return;
  const { caseKey, entries } = opened;
  const text = 'Two further consultations were found when the file was read again; nothing else changes.';
  await writeEntries(
    acting.tx,
    caseKey,
    opened.key,
    acting.actor.membership,
    { 'record-gaps': text },
    entries.versions,
  );
}

async function sendBack(
  { transact, keys, key, place }: Doing,
  coordinator: string,
  agency: string,
  caseNumber: number,
  reasons: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const sections = Object.fromEntries(Object.entries(reasons).map(([code, text]) => [code, text ?? '']));
  await asCoordinator({ transact, keys, key, place }, coordinator, agency, caseNumber, 'send_back', {
    why: '',
    sections,
  });
}

async function withdraw(doing: Doing, coordinator: string): Promise<void> {
  const { agency, case: caseNumber, reason } = written.others.withdrawn;
  await asCoordinator(doing, coordinator, agency, caseNumber, 'withdraw', { why: reason, sections: {} });
}

async function asCoordinator(
  { transact, keys, key, place }: Doing,
  coordinator: string,
  agency: string,
  caseNumber: number,
  action: ReturnAction,
  words: StepWords,
): Promise<void> {
  const by: ReturnRole = 'coordinator';
  await actAs(transact, coordinator, place.shortName, async (tx) => {
    const actor = await findActor(tx);
    const id = (await listAgencies(tx, key.partnership)).find((one) => one.shortName === agency)?.id;
    const one = (await listReturns(tx, key)).find(
      (each) => each.agency === id && each.caseNumber === caseNumber,
    );
    const itsKey = one?.case === undefined || one.case === null ? null : await findCaseKey(keys, one.case);
    if (actor === null || one === undefined || itsKey === null || one.state === 'withdrawn') return;
    await takeStep({ tx, actor }, key, itsKey, one, action, by, words);
  });
}
