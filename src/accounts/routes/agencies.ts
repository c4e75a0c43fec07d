import type { ActingRoute } from '../actor.ts';
import * as agencies from '../pages/agencies.ts';
import * as agency from '../pages/agency.ts';
import * as agencyAdd from '../pages/agency-add.ts';
import * as agencyEdit from '../pages/agency-edit.ts';
import * as contactAdd from '../pages/contact-add.ts';
import * as contactEdit from '../pages/contact-edit.ts';
import * as contactRemove from '../pages/contact-remove.ts';
import * as settingAdd from '../pages/setting-add.ts';
import * as settingEdit from '../pages/setting-edit.ts';
import * as settings from '../pages/settings.ts';
import * as settingsAddMany from '../pages/settings-add-many.ts';

/** Agencies, the settings they stand for and who answers for them. */
export const agencyRoutes: readonly ActingRoute[] = [
  {
    method: 'GET',
    path: '/as/:membership/agencies',
    may: 'agencies.view',
    audit: 'agencies.listed',
    handle: agencies.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/agencies/download',
    may: 'agencies.view',
    audit: 'agencies.downloaded',
    handle: agencies.download,
  },
  {
    method: 'GET',
    path: '/as/:membership/agencies/add',
    may: 'agencies.keep',
    audit: 'agency.add_opened',
    handle: agencyAdd.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/agencies/add',
    may: 'agencies.keep',
    audit: 'agency.added',
    handle: agencyAdd.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/agencies/:agency',
    may: 'agencies.view',
    audit: 'agency.viewed',
    handle: agency.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/agencies/:agency/edit',
    may: 'agencies.keep',
    audit: 'agency.edit_opened',
    handle: agencyEdit.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/agencies/:agency/edit',
    may: 'agencies.keep',
    audit: 'agency.changed',
    handle: agencyEdit.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/agencies/:agency/settings',
    may: 'agencies.view',
    audit: 'settings.listed',
    handle: settings.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/agencies/:agency/settings/add',
    may: 'agencies.keep_own',
    audit: 'setting.add_opened',
    handle: settingAdd.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/agencies/:agency/settings/add',
    may: 'agencies.keep_own',
    audit: 'setting.added',
    handle: settingAdd.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/agencies/:agency/settings/add-many',
    may: 'agencies.keep_own',
    audit: 'settings.add_opened',
    handle: settingsAddMany.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/agencies/:agency/settings/add-many',
    may: 'agencies.keep_own',
    audit: 'settings.checked',
    handle: settingsAddMany.post,
  },
  {
    method: 'POST',
    path: '/as/:membership/agencies/:agency/settings/add-many/confirm',
    may: 'agencies.keep_own',
    audit: 'settings.added',
    handle: settingsAddMany.confirm,
  },
  {
    method: 'GET',
    path: '/as/:membership/agencies/:agency/settings/:setting',
    may: 'agencies.keep_own',
    audit: 'setting.edit_opened',
    handle: settingEdit.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/agencies/:agency/settings/:setting',
    may: 'agencies.keep_own',
    audit: 'setting.changed',
    handle: settingEdit.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/agencies/:agency/contacts/add',
    may: 'agencies.keep_own',
    audit: 'contact.add_opened',
    handle: contactAdd.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/agencies/:agency/contacts/add',
    may: 'agencies.keep_own',
    audit: 'contact.added',
    handle: contactAdd.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/agencies/:agency/contacts/:contact',
    may: 'agencies.keep_own',
    audit: 'contact.edit_opened',
    handle: contactEdit.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/agencies/:agency/contacts/:contact',
    may: 'agencies.keep_own',
    audit: 'contact.changed',
    handle: contactEdit.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/agencies/:agency/contacts/:contact/remove',
    may: 'agencies.keep_own',
    audit: 'contact.remove_opened',
    handle: contactRemove.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/agencies/:agency/contacts/:contact/remove',
    may: 'agencies.keep_own',
    audit: 'contact.removed',
    handle: contactRemove.post,
  },
];
