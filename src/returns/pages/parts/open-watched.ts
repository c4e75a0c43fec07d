import { listAgencies, type ActingContext } from '#accounts';
import type { Key } from '#platform/crypto';
import type { AgencyReturn, ReturnStep } from '../../return.ts';
import type { SignedContent, SignedReturn } from '../../signed-return.ts';
import { findReturn, listSteps } from '../../store/returns.ts';
import { getSigned, listSigned } from '../../store/signed-returns.ts';
import { openAuditTool, type OpenedAuditTool } from './open-audit-tool.ts';
import { keyOfReturn, nameThoseOf } from './take-step.ts';

/** A return as the audit's coordinators see it: how it stands, and what it said when it was signed. */
export type WatchedReturn = OpenedAuditTool & {
  readonly one: AgencyReturn;
  readonly agency: string;
  /** Null where what it is about was destroyed. */
  readonly itsKey: Key | null;
  readonly steps: readonly ReturnStep[];
  /** The latest first. */
  readonly signed: readonly SignedReturn[];
  readonly name: (membership: string) => string;
};

/** Opens the return that the address names; null when it is not there or not theirs. */
export async function openWatched(context: ActingContext): Promise<WatchedReturn | null> {
  const { tx, params } = context;
  const opened = await openAuditTool(context);
  if (opened === null) return null;
  const one = await findReturn(tx, opened.key, params['return'] ?? '');
  if (one === null) return null;
  const steps = await listSteps(tx, opened.key, one.id);
  const agencies = await listAgencies(tx, opened.key.partnership);
  return {
    ...opened,
    one,
    agency: agencies.find((agency) => agency.id === one.agency)?.name ?? 'An agency that is no longer here',
    itsKey: await keyOfReturn(context, opened.key, one),
    steps,
    signed: await listSigned(tx, opened.key, one.id),
    name: await nameThoseOf(context, steps),
  };
}

/** What was signed as that number, or last; null where nothing was, or it was destroyed. */
export async function readSigned(
  { tx }: Pick<ActingContext, 'tx'>,
  { key, one, itsKey, signed }: WatchedReturn,
  number: number | undefined,
): Promise<{ readonly content: SignedContent; readonly signed: SignedReturn } | null> {
  const found = number === undefined ? signed[0] : signed.find((each) => each.number === number);
  if (found === undefined || itsKey === null) return null;
  const content = await getSigned(tx, itsKey, { ...key, return: one.id, case: one.case }, found.number);
  return content === null ? null : { content, signed: found };
}
