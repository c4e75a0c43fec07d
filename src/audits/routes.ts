import type { ActingRoute } from '#accounts';
import { libraryRoutes } from './routes/library.ts';
import * as agreement from './pages/agreement.ts';
import * as asked from './pages/asked.ts';
import * as begin from './pages/begin.ts';
import * as calendar from './pages/calendar.ts';
import * as check from './pages/check.ts';
import * as dates from './pages/dates.ts';
import * as draftFile from './pages/draft-file.ts';
import * as earlierTexts from './pages/earlier-texts.ts';
import * as milestone from './pages/milestone.ts';
import * as noteAnswer from './pages/note-answer.ts';
import * as request from './pages/request.ts';
import * as requests from './pages/requests.ts';
import * as start from './pages/start.ts';
import * as templates from './pages/templates.ts';
import * as terms from './pages/terms.ts';
import * as termsItem from './pages/terms-item.ts';
import * as termsSection from './pages/terms-section.ts';
import * as version from './pages/version.ts';
import * as versionFile from './pages/version-file.ts';
import * as withdraw from './pages/withdraw.ts';
import { programmeRoutes } from './routes/programme.ts';

const audits = '/as/:membership/audits';
const one = '/as/:membership/audits/:audit';
const item = `${one}/terms/:section/:list/:item`;
const commission = 'audits.commission';

/** The pages on which an audit is commissioned, agreed and started, and on which an agency sees what is asked of it. */
export const routes: readonly ActingRoute[] = [
  { method: 'GET', path: `${audits}/begin`, may: commission, audit: 'audit.begin_opened', handle: begin.get },
  { method: 'POST', path: `${audits}/begin`, may: commission, audit: 'audit.begun', handle: begin.post },
  {
    method: 'GET',
    path: `${audits}/templates`,
    may: commission,
    audit: 'templates.listed',
    handle: templates.get,
  },
  {
    method: 'POST',
    path: `${audits}/templates`,
    may: commission,
    audit: 'template.copied',
    handle: templates.post,
  },

  { method: 'GET', path: `${one}/terms`, may: commission, audit: 'terms.viewed', handle: terms.get },
  {
    method: 'GET',
    path: `${one}/terms/:section`,
    may: commission,
    audit: 'terms.section_opened',
    handle: termsSection.get,
  },
  {
    method: 'POST',
    path: `${one}/terms/:section`,
    may: commission,
    audit: 'terms.section_saved',
    handle: termsSection.post,
    longTexts: true,
  },
  {
    method: 'GET',
    path: `${one}/terms/:section/earlier-texts`,
    may: commission,
    audit: 'terms.earlier_texts_viewed',
    handle: earlierTexts.get,
  },
  { method: 'GET', path: item, may: commission, audit: 'terms.item_opened', handle: termsItem.get },
  {
    method: 'POST',
    path: item,
    may: commission,
    audit: 'terms.item_saved',
    handle: termsItem.post,
    longTexts: true,
  },
  {
    method: 'GET',
    path: `${item}/remove`,
    may: commission,
    audit: 'terms.item_removal_opened',
    handle: termsItem.removal.get,
  },
  {
    method: 'POST',
    path: `${item}/remove`,
    may: commission,
    audit: 'terms.item_removed',
    handle: termsItem.removal.post,
  },
  {
    method: 'POST',
    path: `${item}/move`,
    may: commission,
    audit: 'terms.item_moved',
    handle: termsItem.move.post,
  },
  { method: 'GET', path: `${one}/check`, may: commission, audit: 'terms.checked', handle: check.get },
  { method: 'POST', path: `${one}/check`, may: commission, audit: 'terms.put_to_group', handle: check.post },
  {
    method: 'GET',
    path: `${one}/draft/:format`,
    may: commission,
    audit: 'terms.draft_downloaded',
    handle: draftFile.get,
  },

  {
    method: 'GET',
    path: `${one}/versions/:number`,
    may: 'terms.read',
    audit: 'terms.version_viewed',
    handle: version.get,
  },
  {
    method: 'POST',
    path: `${one}/versions/:number`,
    may: 'terms.read',
    audit: 'terms.answered',
    handle: version.post,
  },
  {
    method: 'GET',
    path: `${one}/versions/:number/:format`,
    may: 'terms.read',
    audit: 'terms.version_downloaded',
    handle: versionFile.get,
  },
  {
    method: 'GET',
    path: `${one}/versions/:number/answers/:commissioner`,
    may: commission,
    audit: 'terms.answer_opened',
    handle: noteAnswer.get,
  },
  {
    method: 'POST',
    path: `${one}/versions/:number/answers/:commissioner`,
    may: commission,
    audit: 'terms.answer_noted',
    handle: noteAnswer.post,
  },
  {
    method: 'GET',
    path: `${one}/agreement`,
    may: commission,
    audit: 'terms.agreement_viewed',
    handle: agreement.get,
  },
  { method: 'GET', path: `${one}/start`, may: commission, audit: 'audit.start_opened', handle: start.get },
  { method: 'POST', path: `${one}/start`, may: commission, audit: 'audit.started', handle: start.post },
  {
    method: 'GET',
    path: `${one}/withdraw`,
    may: commission,
    audit: 'audit.withdrawal_opened',
    handle: withdraw.get,
  },
  {
    method: 'POST',
    path: `${one}/withdraw`,
    may: commission,
    audit: 'audit.withdrawn_or_taken_up',
    handle: withdraw.post,
  },
  { method: 'GET', path: `${one}/dates`, may: commission, audit: 'audit.dates_viewed', handle: dates.get },
  {
    method: 'GET',
    path: `${one}/dates/:milestone`,
    may: commission,
    audit: 'audit.date_opened',
    handle: milestone.get,
  },
  {
    method: 'POST',
    path: `${one}/dates/:milestone`,
    may: commission,
    audit: 'audit.date_changed',
    handle: milestone.post,
  },
  {
    method: 'GET',
    path: `${one}/calendar`,
    may: commission,
    audit: 'audit.calendar_downloaded',
    handle: calendar.get,
  },
  { method: 'GET', path: `${one}/asked`, may: commission, audit: 'requests.overseen', handle: asked.get },

  {
    method: 'GET',
    path: '/as/:membership/requests',
    may: 'requests.view',
    audit: 'requests.listed',
    handle: requests.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/requests/:audit',
    may: 'requests.view',
    audit: 'request.viewed',
    handle: request.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/requests/:audit/calendar',
    may: 'requests.view',
    audit: 'request.calendar_downloaded',
    handle: calendar.ofAgency,
  },
  ...libraryRoutes,
  ...programmeRoutes,
];
