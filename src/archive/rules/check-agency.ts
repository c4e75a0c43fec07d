import type { AgencyEntry } from '../published-audit.ts';
import { clip, problemAt, type Problem } from './problem.ts';

/** Yields a problem where no agency of the file has this ref. */
export function* checkAgencyRef(
  path: string,
  ref: string,
  agencies: readonly AgencyEntry[],
): Generator<Problem> {
  if (agencies.some((agency) => agency.ref === ref)) return;
  const known = agencies.map((agency) => agency.ref).join(', ') || 'none: the file lists no agencies';
  yield problemAt(path, ref, known, `no agency of this file has the ref ${clip(ref)}`);
}

/** Yields a problem where a service is named that the agency of this ref does not have. */
export function* checkService(
  path: string,
  ref: string,
  service: string | undefined,
  agencies: readonly AgencyEntry[],
): Generator<Problem> {
  const agency = agencies.find((known) => known.ref === ref);
  if (service === undefined || agency === undefined) return;
  const services = agency.services ?? [];
  if (services.includes(service)) return;
  const known = services.join(', ') || 'none: the agency lists no services';
  yield problemAt(
    path,
    service,
    known,
    `${clip(agency.shortName)} has no service ${clip(service)} in this file`,
  );
}
