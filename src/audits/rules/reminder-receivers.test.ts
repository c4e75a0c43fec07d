import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MailContact, MailMember, MailReceivers } from '#accounts';
import { turns, type Turn } from '../milestone.ts';
import { reminderReceivers } from './reminder-receivers.ts';

const day = '2026-06-10';

function member(id: string, unlike: Partial<MailMember>): MailMember {
  return { id, email: `${id}@example.org`, membership: `as ${id}`, agency: null, roles: [], ...unlike };
}

function contact(id: string, unlike: Partial<MailContact> = {}): MailContact {
  return {
    id,
    email: `${id}@example.org`,
    agency: 'police',
    name: id,
    part: 'lead',
    position: 1,
    from: null,
    until: null,
    memberSince: null,
    memberUntil: null,
    service: null,
    setting: null,
    ...unlike,
  };
}

const coordinator = member('coordinator', { roles: ['coordinator'] });
const chair = member('chair', { roles: ['panel_chair'] });
const policeLead = member('police lead', { roles: ['agency_lead'], agency: 'police' });
const healthLead = member('health lead', { roles: ['agency_lead'], agency: 'health' });
const auditor = member('auditor', { roles: ['auditor'], agency: 'police' });
const members = [coordinator, chair, policeLead, healthLead, auditor];
const parties = { agencies: ['police', 'health'], commissioners: ['as chair', 'as somebody who left'] };

function reminded(whose: Turn, people: Partial<MailReceivers> = {}, of = parties, on = day) {
  return reminderReceivers(whose, of, { members, contacts: [], ...people }, on).map(({ id }) => id);
}

test('a date goes to those whose turn it is; of the panel’s and the board’s the coordinators are told', () => {
  assert.deepEqual(reminded('coordinator'), ['coordinator']);
  assert.deepEqual(reminded('commissioners'), ['chair']);
  assert.deepEqual(reminded('agencies'), ['police lead', 'health lead']);
  assert.deepEqual(reminded('panel'), ['coordinator']);
  assert.deepEqual(reminded('board'), ['coordinator']);
});

test('for an agency the contact who answers on that day is asked: cover while it lasts, then the lead', () => {
  const contacts = [
    contact('named lead'),
    contact('cover', { part: 'cover', from: '2026-06-08', until: '2026-06-12' }),
    contact('deputy', { part: 'deputy' }),
    contact('of one service', { part: 'cover', until: '2026-12-31', service: { id: 'a service' } }),
  ];
  assert.deepEqual(reminded('agencies', { contacts }), ['cover', 'health lead']);
  assert.deepEqual(reminded('agencies', { contacts }, parties, '2026-06-13'), ['named lead', 'health lead']);
  const deputies = contacts.filter((one) => one.part === 'deputy');
  assert.deepEqual(reminded('agencies', { contacts: deputies }), ['deputy', 'health lead']);
});

test('where nobody of those whose turn it is can be written to, the coordinators are told, once', () => {
  const few = { members: [coordinator, auditor] };
  for (const whose of Object.keys(turns) as Turn[]) assert.deepEqual(reminded(whose, few), ['coordinator']);
});

test('somebody who commissions an audit in two memberships, or answers for two agencies, is told once', () => {
  const twice = [chair, { ...chair, membership: 'as somebody who left' }];
  assert.deepEqual(reminded('commissioners', { members: twice }), ['chair']);
  const both = [contact('one'), contact('one', { agency: 'health' })];
  assert.deepEqual(reminded('agencies', { contacts: both }), ['one']);
});
