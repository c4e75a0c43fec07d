import { largestPicture } from '#platform/files';
import type { ActingRoute } from './actor.ts';
import * as areaAdd from './pages/area-add.ts';
import * as areaEdit from './pages/area-edit.ts';
import * as areaRemove from './pages/area-remove.ts';
import * as formerNameAdd from './pages/former-name-add.ts';
import * as formerNameRemove from './pages/former-name-remove.ts';
import * as help from './pages/help.ts';
import * as invitationRenew from './pages/invitation-renew.ts';
import * as invitationWithdraw from './pages/invitation-withdraw.ts';
import * as outbox from './pages/outbox.ts';
import * as outboxMail from './pages/outbox-mail.ts';
import * as partnership from './pages/partnership.ts';
import * as partnershipEdit from './pages/partnership-edit.ts';
import * as partnershipLogo from './pages/partnership-logo.ts';
import * as partnershipLogoChange from './pages/partnership-logo-change.ts';
import * as partnershipSecondFactor from './pages/partnership-second-factor.ts';
import * as people from './pages/people.ts';
import * as person from './pages/person.ts';
import * as personAdd from './pages/person-add.ts';
import * as personEnd from './pages/person-end.ts';
import * as personLink from './pages/person-link.ts';
import * as personReset from './pages/person-reset.ts';
import { agencyRoutes } from './routes/agencies.ts';

export const actingRoutes: readonly ActingRoute[] = [
  {
    method: 'GET',
    path: '/as/:membership/help',
    may: 'help.view',
    audit: 'help.viewed',
    handle: help.getActing,
  },
  {
    method: 'GET',
    path: '/as/:membership/partnership',
    may: 'partnership.view',
    audit: 'partnership.viewed',
    handle: partnership.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/partnership/edit',
    may: 'partnership.keep',
    audit: 'partnership.edit_opened',
    handle: partnershipEdit.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/partnership/edit',
    may: 'partnership.keep',
    audit: 'partnership.changed',
    handle: partnershipEdit.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/partnership/second-factor',
    may: 'partnership.keep',
    audit: 'partnership.second_factor_opened',
    handle: partnershipSecondFactor.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/partnership/second-factor',
    may: 'partnership.keep',
    audit: 'partnership.second_factor_changed',
    handle: partnershipSecondFactor.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/partnership/logo',
    may: 'partnership.view',
    audit: 'partnership.logo_seen',
    handle: partnershipLogo.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/partnership/logo/change',
    may: 'partnership.keep',
    audit: 'partnership.logo_opened',
    handle: partnershipLogoChange.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/partnership/logo/change',
    may: 'partnership.keep',
    audit: 'partnership.logo_changed',
    handle: partnershipLogoChange.post,
    upload: largestPicture.bytes,
  },
  {
    method: 'POST',
    path: '/as/:membership/partnership/logo/remove',
    may: 'partnership.keep',
    audit: 'partnership.logo_removed',
    handle: partnershipLogoChange.remove,
  },
  {
    method: 'GET',
    path: '/as/:membership/partnership/areas/add',
    may: 'partnership.keep',
    audit: 'area.add_opened',
    handle: areaAdd.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/partnership/areas/add',
    may: 'partnership.keep',
    audit: 'area.added',
    handle: areaAdd.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/partnership/areas/:area',
    may: 'partnership.keep',
    audit: 'area.edit_opened',
    handle: areaEdit.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/partnership/areas/:area',
    may: 'partnership.keep',
    audit: 'area.changed',
    handle: areaEdit.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/partnership/areas/:area/remove',
    may: 'partnership.keep',
    audit: 'area.remove_opened',
    handle: areaRemove.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/partnership/areas/:area/remove',
    may: 'partnership.keep',
    audit: 'area.removed',
    handle: areaRemove.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/partnership/former-names/add',
    may: 'partnership.keep',
    audit: 'former_name.add_opened',
    handle: formerNameAdd.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/partnership/former-names/add',
    may: 'partnership.keep',
    audit: 'former_name.added',
    handle: formerNameAdd.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/partnership/former-names/remove',
    may: 'partnership.keep',
    audit: 'former_name.remove_opened',
    handle: formerNameRemove.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/partnership/former-names/remove',
    may: 'partnership.keep',
    audit: 'former_name.removed',
    handle: formerNameRemove.post,
  },
  ...agencyRoutes,
  {
    method: 'GET',
    path: '/as/:membership/people',
    may: 'people.keep',
    audit: 'people.listed',
    handle: people.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/people/add',
    may: 'people.keep',
    audit: 'person.add_opened',
    handle: personAdd.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/people/add',
    may: 'people.keep',
    audit: 'person.added',
    handle: personAdd.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/people/invitations/:invitation/renew',
    may: 'people.keep',
    audit: 'invitation.renew_opened',
    handle: invitationRenew.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/people/invitations/:invitation/renew',
    may: 'people.keep',
    audit: 'invitation.renewed',
    handle: invitationRenew.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/people/invitations/:invitation/withdraw',
    may: 'people.keep',
    audit: 'invitation.withdraw_opened',
    handle: invitationWithdraw.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/people/invitations/:invitation/withdraw',
    may: 'people.keep',
    audit: 'invitation.withdrawn',
    handle: invitationWithdraw.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/people/:member',
    may: 'people.keep',
    audit: 'person.viewed',
    handle: person.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/people/:member/reset',
    may: 'people.keep',
    audit: 'person.codes_reset_opened',
    handle: personReset.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/people/:member/reset',
    may: 'people.keep',
    audit: 'person.codes_reset',
    handle: personReset.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/people/:member/link',
    may: 'people.keep',
    audit: 'person.link_opened',
    handle: personLink.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/people/:member/link',
    may: 'people.keep',
    audit: 'person.link_made',
    handle: personLink.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/people/:member/end',
    may: 'people.keep',
    audit: 'person.end_opened',
    handle: personEnd.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/people/:member/end',
    may: 'people.keep',
    audit: 'person.ended',
    handle: personEnd.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/outbox',
    may: 'mail.view',
    audit: 'outbox.listed',
    handle: outbox.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/outbox/:mail',
    may: 'mail.view',
    audit: 'mail.viewed',
    handle: outboxMail.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/outbox/:mail/passed-on',
    may: 'mail.view',
    audit: 'mail.passed_on',
    handle: outboxMail.passOn,
  },
  {
    method: 'POST',
    path: '/as/:membership/outbox/:mail/again',
    may: 'mail.view',
    audit: 'mail.sent_again',
    handle: outboxMail.again,
  },
];
