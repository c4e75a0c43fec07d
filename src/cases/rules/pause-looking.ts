// Browsing through the identities of many children is noticed and stopped for a while (abuse C14).

/** So many cases, looked at within so many minutes, are more than work needs; then nobody looks for so long. */
export const pauseAt = { cases: 30, withinMinutes: 5, pauseMinutes: 30 } as const;

export type Looked = { readonly case: string; readonly at: Temporal.Instant };

/** Until when somebody who looked at these cases may look at no further one; null when they may. Order does not matter. */
export function pausedUntil(looks: readonly Looked[], now: Temporal.Instant): Temporal.Instant | null {
  const last = endsOfBrowsing(looks).at(-1);
  if (last === undefined) return null;
  const until = last.add({ minutes: pauseAt.pauseMinutes });
  return Temporal.Instant.compare(now, until) < 0 ? until : null;
}

/** The moments at which somebody had looked at too many cases at once, the latest last. */
export function endsOfBrowsing(looks: readonly Looked[]): readonly Temporal.Instant[] {
  const inOrder = looks.toSorted((one, other) => Temporal.Instant.compare(one.at, other.at));
  return inOrder
    .filter((look, at) => {
      const from = look.at.subtract({ minutes: pauseAt.withinMinutes });
      const recent = inOrder.slice(0, at + 1).filter((one) => Temporal.Instant.compare(one.at, from) >= 0);
      return new Set(recent.map((one) => one.case)).size >= pauseAt.cases;
    })
    .map((look) => look.at);
}
