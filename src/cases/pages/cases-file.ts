import type { ActingContext } from '#accounts';
import { findTermsInForce } from '#audits';
import { safeFileName, writeCsv } from '#platform/files';
import { file, notFound, type Reply } from '#platform/http';
import { londonDay } from '#platform/time';
import { caseOrigins, caseStandings, leavingReasons, sayCase } from '../sample-case.ts';
import { nameMethods, sayMethod } from '../rules/method-names.ts';
import { listDraws } from '../store/draws.ts';
import { countAsks, listSampleCases } from '../store/sample-cases.ts';
import { openCases } from './parts/open-cases.ts';

const head = [
  'Case',
  'How it came',
  'Draw',
  'In place of',
  'Where it stands',
  'Why it left',
  'Left on',
  'Method',
  'Agencies asked',
  'Agencies that answered',
];

/** The cases for a spreadsheet: numbers, codes and days, and nothing that tells who a child is. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openCases(context);
  if (opened === null) return notFound();
  const { tx, actor } = context;
  const { key } = opened;
  const cases = await listSampleCases(tx, key);
  const draws = new Map((await listDraws(tx, key)).map((draw) => [draw.id, draw.number]));
  const asks = await countAsks(tx, key);
  const methods = nameMethods((await findTermsInForce(tx, key))?.terms.methods ?? []);
  const rows = cases.map((one) => {
    const before = cases.find((other) => other.id === one.replaces);
    return [
      sayCase(one),
      caseOrigins[one.origin],
      draws.get(one.draw ?? '') ?? null,
      before === undefined ? null : sayCase(before),
      caseStandings[one.standing],
      one.leftBecause === null ? null : leavingReasons[one.leftBecause],
      one.leftAt === null ? null : londonDay(one.leftAt),
      one.method === null ? null : sayMethod(methods, one.method),
      asks.get(one.id)?.asked ?? 0,
      asks.get(one.id)?.answered ?? 0,
    ];
  });
  context.note({ rows: rows.length });
  return file({
    bytes: writeCsv([head, ...rows], { mark: true }),
    contentType: 'text/csv; charset=utf-8',
    name: safeFileName([actor.partnership.shortName, 'cases'], 'csv'),
    disposition: 'attachment',
  });
}
