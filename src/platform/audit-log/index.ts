export { recordEvent } from './record-event.ts';
export type { LoggedEvent } from './record-event.ts';
