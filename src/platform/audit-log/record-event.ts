import { randomUUID } from 'node:crypto';
import type { SystemName, Tx } from '#platform/db';

export type LoggedEvent = {
  readonly partnership: string;
  readonly event: string;
  readonly outcome: 'done' | 'seen' | 'refused' | 'invalid' | 'conflict' | 'not_found';
  /** Ids of what it was done to. */
  readonly subjects: readonly string[];
  /** Counts and codes; never narrative, never anything about a child. */
  readonly detail: Readonly<Record<string, string | number | boolean>>;
  readonly requestId?: string;
} & ({ readonly person: string; readonly membership: string } | { readonly system: SystemName });

/**
 * Writes one row of the audit log in the transaction of what it tells of. The policies let people write rows of their
 * own membership only, and a system actor only rows that say so.
 */
export async function recordEvent(tx: Tx, logged: LoggedEvent): Promise<void> {
  await tx
    .insertInto('audit_log.event')
    .values({
      partnership_id: logged.partnership,
      id: randomUUID(),
      person_id: 'person' in logged ? logged.person : null,
      membership_id: 'membership' in logged ? logged.membership : null,
      system: 'system' in logged ? logged.system : null,
      event: logged.event,
      outcome: logged.outcome,
      subjects: [...logged.subjects],
      detail: JSON.stringify(logged.detail),
      request_id: logged.requestId ?? null,
    })
    .execute();
}
