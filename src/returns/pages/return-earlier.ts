import { draftEarlierPage } from '#audits';
import { openReturnDesk } from './parts/open-return.ts';

/** What the fields and lists of a section of a return held before. */
export const { get } = draftEarlierPage(openReturnDesk);
