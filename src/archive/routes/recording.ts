import type { ActingRoute } from '#accounts';
import * as correct from '../pages/correct.ts';
import * as corrections from '../pages/corrections.ts';
import * as record from '../pages/record.ts';
import * as recordingAway from '../pages/recording-away.ts';
import * as recordingCheck from '../pages/recording-check.ts';
import * as recordingEarlier from '../pages/recording-earlier.ts';
import * as recordingFile from '../pages/recording-file.ts';
import * as recordingItem from '../pages/recording-item.ts';
import * as recordingSection from '../pages/recording-section.ts';
import * as recording from '../pages/recording.ts';

const begin = '/as/:membership/audits/record';
const audit = '/as/:membership/audits/:audit';
const one = `${audit}/recording`;
const item = `${one}/:section/:list/:item`;
const may = 'audits.import';

/** The pages on which a published audit is recorded or corrected section by section. */
export const recordingRoutes: readonly ActingRoute[] = [
  { method: 'GET', path: begin, may, audit: 'recording.begin_opened', handle: record.get },
  { method: 'POST', path: begin, may, audit: 'recording.begun', handle: record.post },
  { method: 'GET', path: `${audit}/correct`, may, audit: 'correction.begin_opened', handle: correct.get },
  { method: 'POST', path: `${audit}/correct`, may, audit: 'correction.begun', handle: correct.post },
  {
    method: 'GET',
    path: `${audit}/corrections`,
    may,
    audit: 'corrections.viewed',
    handle: corrections.get,
  },
  {
    method: 'GET',
    path: `${audit}/corrections/:number`,
    may,
    audit: 'correction.downloaded',
    handle: corrections.download,
  },
  { method: 'GET', path: one, may, audit: 'recording.viewed', handle: recording.get },
  { method: 'GET', path: `${one}/check`, may, audit: 'recording.checked', handle: recordingCheck.get },
  { method: 'POST', path: `${one}/check`, may, audit: 'recording.finished', handle: recordingCheck.post },
  { method: 'GET', path: `${one}/file`, may, audit: 'recording.downloaded', handle: recordingFile.get },
  {
    method: 'GET',
    path: `${one}/put-away`,
    may,
    audit: 'recording.putting_away_opened',
    handle: recordingAway.get,
  },
  { method: 'POST', path: `${one}/put-away`, may, audit: 'recording.put_away', handle: recordingAway.post },
  {
    method: 'GET',
    path: `${one}/:section`,
    may,
    audit: 'recording.section_opened',
    handle: recordingSection.get,
  },
  {
    method: 'POST',
    path: `${one}/:section`,
    may,
    audit: 'recording.section_saved',
    handle: recordingSection.post,
    longTexts: true,
  },
  {
    method: 'GET',
    path: `${one}/:section/earlier-texts`,
    may,
    audit: 'recording.earlier_texts_viewed',
    handle: recordingEarlier.get,
  },
  { method: 'GET', path: item, may, audit: 'recording.item_opened', handle: recordingItem.get },
  {
    method: 'POST',
    path: item,
    may,
    audit: 'recording.item_saved',
    handle: recordingItem.post,
    longTexts: true,
  },
  {
    method: 'GET',
    path: `${item}/remove`,
    may,
    audit: 'recording.item_removal_opened',
    handle: recordingItem.removal.get,
  },
  {
    method: 'POST',
    path: `${item}/remove`,
    may,
    audit: 'recording.item_removed',
    handle: recordingItem.removal.post,
  },
  {
    method: 'POST',
    path: `${item}/move`,
    may,
    audit: 'recording.item_moved',
    handle: recordingItem.move.post,
  },
];
