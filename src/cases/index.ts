export { participationStatuses } from './participation.ts';
export type { Participation, ParticipationCount, ParticipationRow, ParticipationStatus } from './participation.ts';
