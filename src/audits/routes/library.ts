import type { ActingRoute } from '#accounts';
import * as editionAdd from '../pages/library/edition-add.ts';
import * as editionEdit from '../pages/library/edition-edit.ts';
import * as editionRetire from '../pages/library/edition-retire.ts';
import * as libraryFile from '../pages/library/file.ts';
import * as libraryHistory from '../pages/library/history.ts';
import * as libraryItem from '../pages/library/item.ts';
import * as libraryItemAdd from '../pages/library/item-add.ts';
import * as libraryItemEdit from '../pages/library/item-edit.ts';
import * as libraryItemRetire from '../pages/library/item-retire.ts';
import * as library from '../pages/library/list.ts';

const shelf = '/as/:membership/library';
const kept = '/as/:membership/library/documents/:document';

/** The library: definitions, guidance, procedures and resources, each in its editions. */
export const libraryRoutes: readonly ActingRoute[] = [
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
