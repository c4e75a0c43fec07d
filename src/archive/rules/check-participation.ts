import type { ParticipationRow } from '#cases';
import type { PublishedAudit } from '../published-audit.ts';
import { checkAgencyRef, checkService } from './check-agency.ts';
import { checkRepeats } from './check-repeats.ts';
import { problemAt, type Problem } from './problem.ts';

/** Yields what cannot be in the record of who took part. Fewer cases than the sample are no fault: some stay unexplained. */
export function* checkParticipation({ participation, sample, agencies }: PublishedAudit): Generator<Problem> {
  if (participation.sample !== null && sample.cases !== null && participation.sample > sample.cases) {
    yield problemAt(
      'participation.sample',
      participation.sample,
      `up to ${sample.cases}, the sample`,
      `${participation.sample} cases are more than the ${sample.cases} of the sample`,
    );
  }
  const most = participation.sample ?? sample.cases;
  const seen = new Map<string, number>();
  for (const [index, row] of participation.rows.entries()) {
    const path = `participation.rows[${index}]`;
    // An agency may stand in a shared row and again in its own: a publication of 2019 did both.
    const whose = JSON.stringify([row.agencies.toSorted(), row.service]);
    const earlier = seen.get(whose);
    if (earlier === undefined) seen.set(whose, index);
    else
      yield problemAt(
        path,
        row.agencies.join(', '),
        'one row each',
        `row ${earlier + 1} is about the same already`,
      );
    for (const [at, ref] of row.agencies.entries())
      yield* checkAgencyRef(`${path}.agencies[${at}]`, ref, agencies);
    const [agency = '', ...others] = row.agencies;
    if (row.service !== undefined && others.length > 0) {
      yield problemAt(
        `${path}.service`,
        row.service,
        'one agency',
        'a service can only be given where the row has one agency',
      );
    }
    if (others.length === 0) yield* checkService(`${path}.service`, agency, row.service, agencies);
    yield* checkCounts(path, row, most);
  }
}

function* checkCounts(path: string, { counts }: ParticipationRow, most: number | null): Generator<Problem> {
  yield* checkRepeats(
    `${path}.counts`,
    'status',
    counts.map((count) => count.status),
  );
  for (const [index, count] of counts.entries()) {
    const place = `${path}.counts[${index}].reason`;
    if (count.status === 'not_applicable' && count.reason === undefined) {
      yield problemAt(place, undefined, 'a reason', 'a reason is needed why the question does not apply');
    }
    if (count.status !== 'not_applicable' && count.reason !== undefined) {
      yield problemAt(place, count.reason, 'no reason', 'a reason can only be given for “not_applicable”');
    }
  }
  const cases = counts.reduce((sum, count) => sum + count.cases, 0);
  if (most !== null && cases > most) {
    yield problemAt(
      `${path}.counts`,
      cases,
      `up to ${most}`,
      `the counts of this row come to ${cases} cases, more than the ${most} of the sample`,
    );
  }
}
