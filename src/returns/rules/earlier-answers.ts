import { findStandard } from '../standard.ts';
import { answersOfKind, type ToolItem } from '../tool.ts';

/** A return of the same agency that was signed in another audit. */
export type EarlierReturn = {
  readonly audit: string;
  readonly title: string;
  readonly signedAt: Temporal.Instant;
  readonly tool: string;
  /** The return and the number of its case where whoever asks may read it; else null. */
  readonly return: string | null;
  readonly caseNumber: number | null;
  /** Codes by item. */
  readonly answers: Readonly<Record<string, unknown>>;
};

/** What an agency answered to one standard in one earlier audit. */
export type EarlierAnswer = {
  readonly audit: string;
  readonly title: string;
  readonly signedAt: Temporal.Instant;
  /** "Partly met", or "Met in 2 cases, Partly met in 1 case" */
  readonly says: string;
  /** Returns that whoever asks may read. */
  readonly returns: readonly { readonly id: string; readonly caseNumber: number | null }[];
};

/** Earlier audits shown below a standard. */
const shown = 3;

/**
 * What an agency answered to an item in earlier audits, the latest first. An item of the catalogue is the same in every
 * tool; one that a partnership added is itself only in the same tool.
 */
export function earlierAnswers(
  item: Pick<ToolItem, 'id' | 'kind'>,
  tool: string,
  earlier: readonly EarlierReturn[],
): readonly EarlierAnswer[] {
  const labels = answersOfKind[item.kind];
  const isEverywhere = findStandard(item.id) !== null;
  const answered = earlier.flatMap((one) => {
    const code = one.answers[item.id];
    const isSame = isEverywhere || one.tool === tool;
    const label = typeof code === 'string' && Object.hasOwn(labels, code) ? labels[code] : undefined;
    return isSame && label !== undefined ? [{ ...one, label }] : [];
  });
  return [...Map.groupBy(answered, (one) => one.audit)]
    .map(([audit, ofAudit]) => {
      const [first] = ofAudit;
      const order = Object.values(labels);
      const counts = [...Map.groupBy(ofAudit, (one) => one.label)]
        .map(([label, all]) => ({ label, times: all.length }))
        .toSorted((one, other) => order.indexOf(one.label) - order.indexOf(other.label));
      return {
        audit,
        title: first?.title ?? '',
        signedAt: ofAudit
          .map((one) => one.signedAt)
          .reduce((a, b) => (a.epochMilliseconds > b.epochMilliseconds ? a : b)),
        says:
          ofAudit.length === 1
            ? (counts[0]?.label ?? '')
            : counts
                .map(({ label, times }) => `${label} in ${times} ${times === 1 ? 'case' : 'cases'}`)
                .join(', '),
        returns: ofAudit.flatMap((one) =>
          one.return === null ? [] : [{ id: one.return, caseNumber: one.caseNumber }],
        ),
      };
    })
    .toSorted((one, other) => other.signedAt.epochMilliseconds - one.signedAt.epochMilliseconds)
    .slice(0, shown);
}
