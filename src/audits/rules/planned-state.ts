// Where an audit of the programme stands. Nobody types it: it follows from what became of the audit.
import type { PlannedAudit } from '../programme/planned-audit.ts';

export type PlannedState = 'planned' | 'begun' | 'withdrawn' | 'published' | 'dropped';

/** What is known of the audit that a planned one became; `stage` is a stage of `audits.audit`. */
export type Became = { readonly stage: string; readonly isPublished: boolean };

/**
 * Where it stands. `became` is null where nothing is linked, and where it is in hand and whoever asks does not see that:
 * a link alone says that it was begun.
 */
export function stateOfPlanned(
  planned: Pick<PlannedAudit, 'audit' | 'dropped'>,
  became: Became | null,
): PlannedState {
  if (became?.isPublished === true) return 'published';
  if (planned.dropped !== null) return 'dropped';
  if (planned.audit === null) return 'planned';
  return became?.stage === 'withdrawn' ? 'withdrawn' : 'begun';
}

/** The state in words, with the reason where one was given. */
export function sayPlannedState(state: PlannedState, dropped: PlannedAudit['dropped']): string {
  switch (state) {
    case 'planned':
      return 'Planned';
    case 'begun':
      return 'Begun';
    case 'withdrawn':
      return 'Begun, then withdrawn';
    case 'published':
      return 'Published';
    case 'dropped':
      return `Dropped: ${dropped?.reason ?? ''}`;
  }
}
