import type { ActingRoute } from '#accounts';
import * as agreement from './pages/agreement.ts';
import * as asked from './pages/asked.ts';
import * as begin from './pages/begin.ts';
import * as check from './pages/check.ts';
import * as draftFile from './pages/draft-file.ts';
import * as earlierTexts from './pages/earlier-texts.ts';
import * as editionAdd from './pages/library/edition-add.ts';
import * as editionEdit from './pages/library/edition-edit.ts';
import * as editionRetire from './pages/library/edition-retire.ts';
import * as libraryFile from './pages/library/file.ts';
import * as libraryHistory from './pages/library/history.ts';
import * as libraryItem from './pages/library/item.ts';
import * as libraryItemAdd from './pages/library/item-add.ts';
import * as libraryItemEdit from './pages/library/item-edit.ts';
import * as libraryItemRetire from './pages/library/item-retire.ts';
import * as library from './pages/library/list.ts';
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

const audits = '/as/:membership/audits';
const one = '/as/:membership/audits/:audit';
const item = `${one}/terms/:section/:list/:item`;
const commission = 'audits.commission';
const shelf = '/as/:membership/library';
const kept = '/as/:membership/library/documents/:document';

/**
 * The pages on which an audit is commissioned, agreed and started, on which an agency sees what is asked of it, and of the
 * library that audits cite.
 */
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
  },
  {
    method: 'GET',
    path: `${one}/terms/:section/earlier-texts`,
    may: commission,
    audit: 'terms.earlier_texts_viewed',
    handle: earlierTexts.get,
  },
  { method: 'GET', path: item, may: commission, audit: 'terms.item_opened', handle: termsItem.get },
  { method: 'POST', path: item, may: commission, audit: 'terms.item_saved', handle: termsItem.post },
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

  { method: 'GET', path: shelf, may: 'library.view', audit: 'library.listed', handle: library.get },
  {
    method: 'GET',
    path: `${shelf}/download`,
    may: 'library.view',
    audit: 'library.downloaded',
    handle: libraryFile.get,
  },
  {
    method: 'GET',
    path: `${shelf}/add`,
    may: 'library.keep',
    audit: 'library.add_opened',
    handle: libraryItemAdd.get,
  },
  {
    method: 'POST',
    path: `${shelf}/add`,
    may: 'library.keep',
    audit: 'library.item_added',
    handle: libraryItemAdd.post,
  },
  { method: 'GET', path: kept, may: 'library.view', audit: 'library.item_viewed', handle: libraryItem.get },
  {
    method: 'GET',
    path: `${kept}/history`,
    may: 'library.view',
    audit: 'library.history_viewed',
    handle: libraryHistory.get,
  },
  {
    method: 'GET',
    path: `${kept}/edit`,
    may: 'library.keep',
    audit: 'library.edit_opened',
    handle: libraryItemEdit.get,
  },
  {
    method: 'POST',
    path: `${kept}/edit`,
    may: 'library.keep',
    audit: 'library.item_changed',
    handle: libraryItemEdit.post,
  },
  {
    method: 'GET',
    path: `${kept}/retire`,
    may: 'library.keep',
    audit: 'library.retirement_opened',
    handle: libraryItemRetire.get,
  },
  {
    method: 'POST',
    path: `${kept}/retire`,
    may: 'library.keep',
    audit: 'library.item_retired_or_brought_back',
    handle: libraryItemRetire.post,
  },
  {
    method: 'GET',
    path: `${kept}/editions/add`,
    may: 'library.keep',
    audit: 'library.edition_add_opened',
    handle: editionAdd.get,
  },
  {
    method: 'POST',
    path: `${kept}/editions/add`,
    may: 'library.keep',
    audit: 'library.edition_added',
    handle: editionAdd.post,
  },
  {
    method: 'GET',
    path: `${kept}/editions/:edition`,
    may: 'library.keep',
    audit: 'library.edition_opened',
    handle: editionEdit.get,
  },
  {
    method: 'POST',
    path: `${kept}/editions/:edition`,
    may: 'library.keep',
    audit: 'library.edition_changed',
    handle: editionEdit.post,
  },
  {
    method: 'GET',
    path: `${kept}/editions/:edition/retire`,
    may: 'library.keep',
    audit: 'library.edition_retirement_opened',
    handle: editionRetire.get,
  },
  {
    method: 'POST',
    path: `${kept}/editions/:edition/retire`,
    may: 'library.keep',
    audit: 'library.edition_retired_or_brought_back',
    handle: editionRetire.post,
  },
];
