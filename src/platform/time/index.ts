export { displayInstant, displayTime, londonDay, londonHour, systemNow } from './clock.ts';
export { displayDay, displayPartialDate } from './display-date.ts';
export {
  comparePartialDates,
  dayPartialDate,
  fromStored,
  isPossibleDay,
  parsePartialDate,
  possibleDays,
  toStored,
} from './partial-date.ts';
export type { PartialDate, Years } from './partial-date.ts';
export { readTypedDate } from './read-typed-date.ts';
export {
  addWorkingDays,
  areHolidaysKnown,
  countWorkingDays,
  isWorkingDay,
  whyNotWorkingDay,
} from './working-days.ts';
export type { HolidayNation } from './working-days.ts';
