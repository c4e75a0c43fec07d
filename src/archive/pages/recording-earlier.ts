import { draftEarlierPage } from '#audits';
import { openRecordingDesk } from './parts/open-recording.ts';

/** What a section of a recording held before. */
export const { get } = draftEarlierPage(openRecordingDesk);
