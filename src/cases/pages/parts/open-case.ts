import type { ActingContext } from '#accounts';
import { findTermsInForce, type Terms } from '#audits';
import type { SampleCase } from '../../sample-case.ts';
import { listSampleCases } from '../../store/sample-cases.ts';
import { openCases, type OpenedCases } from './open-cases.ts';

export type OpenedCase = {
  readonly opened: OpenedCases;
  readonly one: SampleCase;
  /** Every case of the audit. */
  readonly cases: readonly SampleCase[];
  readonly terms: Terms | null;
};

/** Opens one case of an audit for its coordinators; null when it is not there or not theirs. */
export async function openCase(context: ActingContext): Promise<OpenedCase | null> {
  const opened = await openCases(context);
  if (opened === null) return null;
  const cases = await listSampleCases(context.tx, opened.key);
  const one = cases.find((other) => other.id === context.params['case']);
  if (one === undefined) return null;
  const terms = (await findTermsInForce(context.tx, opened.key))?.terms ?? null;
  return { opened, one, cases, terms };
}
