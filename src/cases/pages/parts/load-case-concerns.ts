import type { AuditKey } from '#audits';
import type { Tx } from '#platform/db';
import type { Concern } from '../../concern.ts';
import type { SampleCase } from '../../sample-case.ts';
import { noneFoundState, type NoneFoundState } from '../../rules/none-found-state.ts';
import type { ConcernCounts } from '../../rules/say-concerns.ts';
import { listAskedAgencies, listNoneFound } from '../../store/concern-cases.ts';
import { listConcerns } from '../../store/concerns.ts';
import { listSampleCases } from '../../store/sample-cases.ts';

/** A case of the sample, or one that left it after something was raised, with what was said of it. */
export type CaseConcerns = {
  readonly case: SampleCase;
  readonly concerns: readonly Concern[];
  readonly noneFound: NoneFoundState;
};

/** What a coordinator sees of the concerns of an audit, and of the cases in which none was found. */
export async function loadCaseConcerns(
  tx: Tx,
  key: AuditKey,
): Promise<{
  readonly concerns: readonly Concern[];
  readonly cases: readonly CaseConcerns[];
  readonly counts: ConcernCounts;
}> {
  const concerns = await listConcerns(tx, key);
  const asked = await listAskedAgencies(tx, key);
  const said = await listNoneFound(tx, key);
  const cases = (await listSampleCases(tx, key))
    .map((one): CaseConcerns => {
      const own = concerns.filter((concern) => concern.case === one.id);
      return {
        case: one,
        concerns: own,
        noneFound: noneFoundState(
          asked.filter((ask) => ask.case === one.id),
          said.filter((statement) => statement.case === one.id),
          own.map(({ raisedAt }) => raisedAt),
        ),
      };
    })
    .filter(({ case: one, concerns: own }) => one.standing === 'in_sample' || own.length > 0);
  const quiet = cases.filter((one) => one.concerns.length === 0);
  const clear = quiet.filter((one) => one.noneFound.state === 'all').length;
  return {
    concerns,
    cases,
    counts: {
      cases: cases.length,
      clear,
      unsaid: quiet.length - clear,
      raised: concerns.length,
      open: concerns.filter(({ state }) => state !== 'closed').length,
    },
  };
}
