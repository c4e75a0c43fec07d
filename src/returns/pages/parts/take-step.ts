import { nameMembers, type ActingContext } from '#accounts';
import { openSealed, findCaseKey, keepAuditKey } from '#cases';
import type { AuditKey } from '#audits';
import { seal, type Key } from '#platform/crypto';
import type { AgencyReturn, ReturnAction, ReturnRole, ReturnStep, ReturnStepKind } from '../../return.ts';
import { stateAfter } from '../../return.ts';
import { stepPlace, versionOfStep, type StepWords } from '../../step-words.ts';
import { addStep, moveReturn } from '../../store/returns.ts';

const kinds: Partial<Readonly<Record<ReturnAction, ReturnStepKind>>> = {
  submit: 'submitted',
  take_back: 'taken_back',
  sign_off: 'signed_off',
  send_back: 'sent_back',
  begin_correction: 'correction_begun',
  withdraw: 'withdrawn',
};

/**
 * Does something with a return as it was seen, and writes it down with the words that go with it. False where it is not
 * this one's to do in its state, or somebody else did something with it first.
 */
export async function takeStep(
  { tx, actor }: Pick<ActingContext, 'tx' | 'actor'>,
  key: AuditKey,
  itsKey: Key,
  one: AgencyReturn,
  action: ReturnAction,
  by: ReturnRole,
  words: StepWords | null,
): Promise<boolean> {
  const state = stateAfter(one.state, action, by);
  const kind = kinds[action];
  if (state === null || kind === undefined) return false;
  const signed = action === 'sign_off' ? { signed: one.signed + 1 } : {};
  if (!(await moveReturn(tx, key, one, { state, ...signed }))) return false;
  const place = stepPlace({ ...key, return: one.id, case: one.case }, one.version + 1);
  await addStep(tx, key, one, {
    kind,
    by: actor.membership,
    detail: { version: one.version + 1, by },
    ...(words === null ? {} : { sealed: seal(itsKey, JSON.stringify(words), place) }),
  });
  return true;
}

/** The key of what a return is about; null where it was destroyed. */
export async function keyOfReturn(
  { keys }: Pick<ActingContext, 'keys'>,
  key: AuditKey,
  one: Pick<AgencyReturn, 'case'>,
): Promise<Key | null> {
  return one.case === null ? await keepAuditKey(keys, key) : await findCaseKey(keys, one.case);
}

/** What was written with a step; null where nothing was, or it does not open. */
export function wordsOf(
  key: AuditKey,
  itsKey: Key,
  one: Pick<AgencyReturn, 'id' | 'case'>,
  step: ReturnStep,
): StepWords | null {
  const version = versionOfStep(step);
  if (version === null || step.sealed === null) return null;
  const said = openSealed(
    itsKey,
    step.sealed,
    stepPlace({ ...key, return: one.id, case: one.case }, version),
  );
  return said === null ? null : (JSON.parse(said) as StepWords);
}

/** The last time a return was sent back, while it is with its agency again; null otherwise. */
export function lastSentBack(
  one: Pick<AgencyReturn, 'state'>,
  steps: readonly ReturnStep[],
): ReturnStep | null {
  return one.state === 'sent_back'
    ? (steps.findLast((step) => step.kind === 'sent_back' || step.kind === 'correction_begun') ?? null)
    : null;
}

/** Names of those who took steps. */
export async function nameThoseOf(
  { tx }: Pick<ActingContext, 'tx'>,
  steps: readonly ReturnStep[],
): Promise<(membership: string) => string> {
  const names = await nameMembers(
    tx,
    steps.map((step) => step.by),
  );
  return (membership) => names.get(membership) ?? 'somebody who has left';
}
