import type { PartialDate } from '#platform/time';

export const meetingKinds = [
  'commissioning',
  'auditors',
  'thematic_discussion',
  'panel',
  'reflective',
  'board',
  'other',
] as const;
export type MeetingKind = (typeof meetingKinds)[number];

/** A meeting of the audit itself (not of a case), with what it settled. */
export type AuditMeeting = {
  readonly kind: MeetingKind;
  readonly name: string;
  readonly held?: PartialDate | undefined;
  /** What was agreed or done there. */
  readonly settled?: string | undefined;
};
