import { sayDays, type BusyElsewhere, type Lane } from '#audits';

/** A lane as it is drawn. */
export type PicturedLane = {
  readonly label: string;
  readonly about: string;
  readonly key: 'planned' | 'begun' | 'published';
  readonly from: string;
  readonly until: string;
};

/** What of the lanes has a place on a line of months: not what was dropped or withdrawn, and nothing without a time. */
export function picturedLanes(lanes: readonly Lane[]): readonly PicturedLane[] {
  return lanes.flatMap(({ title, state, days, planned }) => {
    if (days === null || state === 'dropped' || state === 'withdrawn') return [];
    return [{ label: title, about: planned?.ownerGroup ?? '', key: state, ...days }];
  });
}

/** The titles that still have to be given a time. */
export function lanesWithoutTime(lanes: readonly Lane[]): readonly string[] {
  return lanes
    .filter((lane) => lane.days === null && (lane.state === 'planned' || lane.state === 'begun'))
    .map((lane) => lane.title);
}

/** Which agencies are asked by which audits and when, for the table beside the picture; by agency. */
export function busyAgencies(
  lanes: readonly Lane[],
  elsewhere: readonly BusyElsewhere[],
  nameOf: (agency: string) => string,
): readonly { readonly agency: string; readonly asked: readonly string[] }[] {
  const asked = new Map<string, string[]>();
  const add = (agency: string, line: string) => asked.set(agency, [...(asked.get(agency) ?? []), line]);
  for (const { title, state, days, agencies } of lanes) {
    if (days === null || (state !== 'planned' && state !== 'begun')) continue;
    for (const agency of agencies) add(agency, `${title}: ${sayDays(days)}`);
  }
  for (const { agency, days } of elsewhere) add(agency, `Busy in another partnership: ${sayDays(days)}`);
  return [...asked]
    .map(([agency, lines]) => ({ agency: nameOf(agency), asked: lines }))
    .toSorted((one, other) => one.agency.localeCompare(other.agency, 'en-GB'));
}
