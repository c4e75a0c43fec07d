export type { PartialDate } from './partial-date.ts';
