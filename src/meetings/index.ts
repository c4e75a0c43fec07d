export { meetingKinds } from './meeting.ts';
export type { AuditMeeting, MeetingKind } from './meeting.ts';
export { listAuditMeetings, recordAuditMeetings } from './store.ts';
