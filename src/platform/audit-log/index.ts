export { checkpointOf, readCheckpoint, writeCheckpoint } from './checkpoint.ts';
export type { Checkpoint } from './checkpoint.ts';
export { prepareMonths } from './prepare-months.ts';
export { recordEvent } from './record-event.ts';
export type { LoggedEvent } from './record-event.ts';
export { sealEvents } from './seal-events.ts';
export { sayLogProblem, verifyLog } from './verify-log.ts';
export type { LogProblem, Verification } from './verify-log.ts';
