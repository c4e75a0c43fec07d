// When a concern that nobody has acknowledged is chased, and whom: who should have at the moment itself, then everybody.

/** Minutes after the moment at which coordinators are written to as well; after that once a day. */
const coordinatorsAfter = 15;

export type Chase = {
  /** The recipient and the deputy. */
  readonly receivers: boolean;
  readonly coordinators: boolean;
};

/**
 * What is due now; null when nothing is. All that fell due since the last chase (or since it was raised) is one chase: after
 * days of standstill nobody gets more than one mail.
 */
export function chooseChase(concern: {
  readonly acknowledgeBy: Temporal.Instant;
  readonly lastChasedAt: Temporal.Instant | null;
  readonly now: Temporal.Instant;
}): Chase | null {
  const { acknowledgeBy, lastChasedAt, now } = concern;
  const isDue = (moment: Temporal.Instant): boolean =>
    Temporal.Instant.compare(moment, now) <= 0 &&
    (lastChasedAt === null || Temporal.Instant.compare(moment, lastChasedAt) > 0);
  const days = Math.floor(acknowledgeBy.until(now).total('hours') / 24);
  const isDaily = days >= 1 && isDue(acknowledgeBy.add({ hours: 24 * days }));
  const receivers = isDue(acknowledgeBy) || isDaily;
  const coordinators = isDue(acknowledgeBy.add({ minutes: coordinatorsAfter })) || isDaily;
  return receivers || coordinators ? { receivers, coordinators } : null;
}
