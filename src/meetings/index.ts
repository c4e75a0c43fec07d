export { meetingKinds } from './meeting.ts';
export type { AuditMeeting, MeetingKind } from './meeting.ts';
