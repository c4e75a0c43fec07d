import type { Body } from '#audits';
import { nameInFull, nameService, type Names } from '#cases';
import type { PublishedAudit } from '../published-audit.ts';

/** Looks an agency's name up by its `ref` in the audit's own list; a `ref` that is not there stands for itself. */
export function namesOf(audit: Pick<PublishedAudit, 'agencies'>): Names {
  const names = new Map(audit.agencies.map((agency) => [agency.ref, agency.name]));
  return (ref) => names.get(ref) ?? ref;
}

/**
 * Names for the participation table: a sector by what it stands for, with the body that answered ("GP practices
 * (CCG)"), and any other agency with the short name by which findings call it ("National Probation Service (NPS)").
 */
export function participationNames(audit: Pick<PublishedAudit, 'agencies' | 'participation'>): Names {
  const sectors = new Set(
    audit.participation.rows.flatMap((row) => (row.sector === true ? row.agencies : [])),
  );
  const names = new Map(
    audit.agencies.map(({ ref, name, shortName, standsFor }) => {
      const isSector = sectors.has(ref) && standsFor !== undefined;
      return [ref, nameInFull(isSector ? standsFor : name, shortName)];
    }),
  );
  return (ref) => names.get(ref) ?? ref;
}

/**
 * A body as it is spoken of: "Children's Social Care", "Early Help (Children's Social Care)"; with a post, "Inspector
 * (Safeguarding team, Hampshire Constabulary)".
 */
export function nameBody(body: Body, names: Names): string {
  const agency = body.agency === null ? undefined : names(body.agency);
  if (body.role === undefined) {
    if (body.name !== undefined) return body.name;
    if (agency === undefined) return body.service ?? 'a body not named';
    return body.service === undefined ? agency : nameService(body.service, agency);
  }
  // A published name beside a service names the agency; alone it names a part of it.
  const isWhole = body.service !== undefined && body.name !== undefined;
  const parts = [body.service, body.name, isWhole ? undefined : agency].filter((part) => part !== undefined);
  return parts.length === 0 ? body.role : `${body.role} (${parts.join(', ')})`;
}

/** The same people in the same order or another: then a second list need not be printed. */
export function areSameBodies(first: readonly Body[], second: readonly Body[], names: Names): boolean {
  const list = (bodies: readonly Body[]) =>
    bodies
      .map((body) => nameBody(body, names))
      .toSorted()
      .join('\n');
  return list(first) === list(second);
}
