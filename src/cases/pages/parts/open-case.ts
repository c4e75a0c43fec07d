import type { ActingContext } from '#accounts';
import { findTermsInForce, type Terms } from '#audits';
import type { SampleCase } from '../../sample-case.ts';
import { findSampleCase, listSampleCases } from '../../store/sample-cases.ts';
import { openCases, type OpenedCases } from './open-cases.ts';

/** A case of an audit that runs, for its coordinators. */
export type OpenedCase = OpenedCases & { readonly one: SampleCase };

/** Opens the case that an address names; null when it is not there or not theirs. */
export async function openCase(context: ActingContext): Promise<OpenedCase | null> {
  const opened = await openCases(context);
  if (opened === null) return null;
  const one = await findSampleCase(context.tx, opened.key, context.params['case'] ?? '');
  return one === null ? null : { ...opened, one };
}

/** A case with all that it is one of. */
export type CaseAmongAll = {
  readonly opened: OpenedCases;
  readonly one: SampleCase;
  /** Every case of the audit. */
  readonly cases: readonly SampleCase[];
  readonly terms: Terms | null;
};

/** Opens the case that an address names together with every other and the terms; see `openCase`. */
export async function openCaseAmongAll(context: ActingContext): Promise<CaseAmongAll | null> {
  const opened = await openCase(context);
  if (opened === null) return null;
  const cases = await listSampleCases(context.tx, opened.key);
  const terms = (await findTermsInForce(context.tx, opened.key))?.terms ?? null;
  return { opened, one: opened.one, cases, terms };
}
