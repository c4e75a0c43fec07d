import { draftItemPage, draftMove, draftRemovalPage } from '#audits';
import { openRecordingDesk } from './parts/open-recording.ts';

/** An item of a list in a recording: added, changed, removed, moved. */
export const { get, post } = draftItemPage(openRecordingDesk);
export const removal = draftRemovalPage(openRecordingDesk);
export const move = draftMove(openRecordingDesk);
