import type { ActingRoute } from '#accounts';
import * as destruction from '../pages/destruction.ts';
import * as destructionFile from '../pages/destruction-file.ts';
import * as destructionOne from '../pages/destruction-one.ts';
import * as exception from '../pages/exception.ts';
import * as hide from '../pages/hide.ts';
import * as holdAdd from '../pages/hold-add.ts';
import * as holdLift from '../pages/hold-lift.ts';
import * as identity from '../pages/identity.ts';
import * as identityEdit from '../pages/identity-edit.ts';
import * as identityRemove from '../pages/identity-remove.ts';
import * as looks from '../pages/looks.ts';
import * as looksFile from '../pages/looks-file.ts';
import * as person from '../pages/person.ts';
import * as practitioner from '../pages/practitioner.ts';
import * as reveal from '../pages/reveal.ts';
import * as watch from '../pages/watch.ts';
import * as watchAudit from '../pages/watch-audit.ts';

const audit = '/as/:membership/audits/:audit';
const one = `${audit}/cases/:case` as const;
const identities = `${one}/identity` as const;
const people = `${identities}/people/:person` as const;
const practitioners = `${identities}/practitioners/:practitioner` as const;
const watched = '/as/:membership/watch';
const guarded = `${watched}/:audit` as const;
const hold = `${guarded}/holds/:hold/lift` as const;
const excepted = `${guarded}/exceptions/:conflict` as const;
const settled = `${guarded}/destruction/:destruction` as const;

/** Who the people of a case are, who looked, and what is held and destroyed. */
export const watchRoutes: readonly ActingRoute[] = [
  { method: 'GET', path: identities, may: 'cases.keep', audit: 'identity.viewed', handle: identity.get },
  {
    method: 'GET',
    path: `${one}/reveal`,
    may: 'cases.keep',
    audit: 'identity.reveal_opened',
    handle: reveal.get,
  },
  {
    method: 'POST',
    path: `${one}/reveal`,
    may: 'cases.keep',
    audit: 'identity.revealed',
    handle: reveal.post,
  },
  { method: 'POST', path: `${one}/hide`, may: 'cases.keep', audit: 'identity.hidden', handle: hide.post },
  {
    method: 'GET',
    path: `${identities}/edit`,
    may: 'cases.keep',
    audit: 'identity.edit_opened',
    handle: identityEdit.get,
  },
  {
    method: 'POST',
    path: `${identities}/edit`,
    may: 'cases.keep',
    audit: 'identity.changed',
    handle: identityEdit.post,
  },
  { method: 'GET', path: people, may: 'cases.keep', audit: 'identity.person_opened', handle: person.get },
  { method: 'POST', path: people, may: 'cases.keep', audit: 'identity.person_saved', handle: person.post },
  {
    method: 'GET',
    path: `${people}/remove`,
    may: 'cases.keep',
    audit: 'identity.person_removal_opened',
    handle: identityRemove.person.get,
  },
  {
    method: 'POST',
    path: `${people}/remove`,
    may: 'cases.keep',
    audit: 'identity.person_removed',
    handle: identityRemove.person.post,
  },
  {
    method: 'GET',
    path: practitioners,
    may: 'cases.keep',
    audit: 'identity.practitioner_opened',
    handle: practitioner.get,
  },
  {
    method: 'POST',
    path: practitioners,
    may: 'cases.keep',
    audit: 'identity.practitioner_saved',
    handle: practitioner.post,
  },
  {
    method: 'GET',
    path: `${practitioners}/remove`,
    may: 'cases.keep',
    audit: 'identity.practitioner_removal_opened',
    handle: identityRemove.practitioner.get,
  },
  {
    method: 'POST',
    path: `${practitioners}/remove`,
    may: 'cases.keep',
    audit: 'identity.practitioner_removed',
    handle: identityRemove.practitioner.post,
  },
  { method: 'GET', path: `${audit}/looks`, may: 'cases.watch', audit: 'looks.listed', handle: looks.get },
  {
    method: 'GET',
    path: `${audit}/looks/:format`,
    may: 'cases.watch',
    audit: 'looks.downloaded',
    handle: looksFile.get,
  },
  { method: 'GET', path: watched, may: 'cases.watch', audit: 'watch.listed', handle: watch.get },
  { method: 'GET', path: guarded, may: 'cases.watch', audit: 'watch.viewed', handle: watchAudit.get },
  {
    method: 'GET',
    path: `${guarded}/holds/add`,
    may: 'cases.guard',
    audit: 'hold.opened',
    handle: holdAdd.get,
  },
  {
    method: 'POST',
    path: `${guarded}/holds/add`,
    may: 'cases.guard',
    audit: 'hold.set',
    handle: holdAdd.post,
  },
  { method: 'GET', path: hold, may: 'cases.guard', audit: 'hold.lift_opened', handle: holdLift.get },
  { method: 'POST', path: hold, may: 'cases.guard', audit: 'hold.lifted', handle: holdLift.post },
  { method: 'GET', path: excepted, may: 'cases.watch', audit: 'exception.viewed', handle: exception.get },
  { method: 'POST', path: excepted, may: 'cases.watch', audit: 'exception.decided', handle: exception.post },
  {
    method: 'GET',
    path: `${guarded}/destruction`,
    may: 'cases.watch',
    audit: 'destruction.listed',
    handle: destruction.get,
  },
  {
    method: 'POST',
    path: `${guarded}/destruction`,
    may: 'cases.guard',
    audit: 'destruction.proposed',
    handle: destruction.post,
  },
  {
    method: 'GET',
    path: settled,
    may: 'cases.watch',
    audit: 'destruction.viewed',
    handle: destructionOne.get,
  },
  {
    method: 'POST',
    path: settled,
    may: 'cases.watch',
    audit: 'destruction.decided',
    handle: destructionOne.post,
  },
  {
    method: 'GET',
    path: `${settled}/:format`,
    may: 'cases.watch',
    audit: 'destruction.certificate_downloaded',
    handle: destructionFile.get,
  },
];
