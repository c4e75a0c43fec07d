import type { Tx } from '#platform/db';
import type { AgencyRequest } from '../../agency-request.ts';
import type { AuditKey } from '../../audit-key.ts';
import { makeRequest } from '../../rules/make-request.ts';
import { datesOfAgencies } from '../../rules/dates-of-agencies.ts';
import { listMilestones } from '../../store/milestones.ts';
import { sendRequests } from '../../store/requests.ts';
import type { Terms } from '../../terms/terms.ts';

/** Asks each agency of an audit what the version in force asks of it, with the days as they stand; returns how many. */
export async function askAgencies(tx: Tx, key: AuditKey, number: number, terms: Terms): Promise<number> {
  const dates = datesOfAgencies(await listMilestones(tx, key));
  const requests = terms.agencies.flatMap(({ agency }): [string, AgencyRequest][] => {
    const request = makeRequest(terms, agency, dates);
    return request === null ? [] : [[agency, request]];
  });
  await sendRequests(tx, key, number, new Map(requests));
  return requests.length;
}
