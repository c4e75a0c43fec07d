import { asJson, fromJson, present, type Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import type { AuditMeeting, MeetingKind } from './meeting.ts';

/** Records the audit's own meetings; replaces what was recorded before. */
export async function recordAuditMeetings(
  tx: Tx,
  key: AuditKey,
  meetings: readonly AuditMeeting[],
): Promise<void> {
  await tx.deleteFrom('meetings.audit_meeting').where(isOfAudit(key)).execute();
  if (meetings.length === 0) return;
  await tx
    .insertInto('meetings.audit_meeting')
    .values(
      meetings.map((meeting, position) => ({
        partnership_id: key.partnership,
        audit_id: key.audit,
        position,
        kind: meeting.kind,
        name: meeting.name,
        held: asJson(meeting.held),
        settled: meeting.settled ?? null,
      })),
    )
    .execute();
}

/** The audit's own meetings in the order they were recorded. */
export async function listAuditMeetings(tx: Tx, key: AuditKey): Promise<readonly AuditMeeting[]> {
  const rows = await tx
    .selectFrom('meetings.audit_meeting')
    .selectAll()
    .where(isOfAudit(key))
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    kind: row.kind as MeetingKind,
    name: row.name,
    held: fromJson<AuditMeeting['held']>(row.held),
    settled: present(row.settled),
  }));
}
