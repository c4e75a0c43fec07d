import { draftSectionPage } from '#audits';
import { openRecordingDesk } from './parts/open-recording.ts';

/** One section of a published audit that is being recorded. */
export const { get, post } = draftSectionPage(openRecordingDesk);
