import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Contact } from '#accounts';
import { askedAgency } from '../builders.ts';
import { contactsOfAudit, sayPerson, type ChosenContacts } from './contacts-of-audit.ts';

const today = '2026-11-25';
const ways = { email: 'desk@example.org', telephone: null, outOfHours: false, reachable: null };

function contact(name: string, unlike: Partial<Contact> = {}): Contact {
  return {
    id: name,
    agency: askedAgency.agency,
    member: null,
    name,
    post: null,
    service: null,
    setting: null,
    part: 'lead',
    position: 1,
    from: null,
    until: null,
    memberSince: null,
    memberUntil: null,
    ways,
    version: 1,
    ...unlike,
  };
}

const helen = contact('Helen Ashdown', { post: 'Superintendent' });
const [first, second] = [1, 2].map((position) => contact(`Deputy ${position}`, { part: 'deputy', position }));
assert.ok(first !== undefined && second !== undefined);
const page = [helen, first, second];
const nothing: ChosenContacts = { contact: '', deputy: '', written: [] };
const writtenDown = { part: 'contact', name: 'Ada Field', post: 'Inspector', email: '' } as const;

const of = (standing: readonly Contact[], chosen: Partial<ChosenContacts> = {}, services: string[] = []) =>
  contactsOfAudit({ ...askedAgency, services }, standing, { ...nothing, ...chosen }, today);
const names = (...asked: Parameters<typeof of>) => {
  const { contact: one, deputy } = of(...asked);
  return [one?.name, deputy?.name];
};

test('where nobody was chosen, those whom the agency’s page names are proposed: its lead, and its first deputy', () => {
  assert.deepEqual(names(page), ['Helen Ashdown', 'Deputy 1']);
  const { contact: one } = of(page);
  assert.equal(one?.isProposal, true);
  assert.equal(sayPerson(one), 'Helen Ashdown, Superintendent');
  assert.deepEqual(names([]), [undefined, undefined]);
  assert.deepEqual(names([helen]), ['Helen Ashdown', undefined]);
});

test('nobody is proposed because they cover for some days', () => {
  const cover = contact('Cover', { part: 'cover', until: '2026-12-01' });
  assert.deepEqual(names([cover, ...page]), ['Helen Ashdown', 'Deputy 1']);
});

test('whoever was chosen goes before the page, and is not proposed as their own deputy', () => {
  assert.deepEqual(names(page, { contact: 'Deputy 1' }), ['Deputy 1', 'Helen Ashdown']);
  assert.deepEqual(names(page, { contact: 'Deputy 1', deputy: 'Deputy 2' }), ['Deputy 1', 'Deputy 2']);
  assert.equal(of(page, { contact: 'Deputy 1' }).contact?.isProposal, false);
  // The same account, in two parts of the agency.
  const twice = [contact('As lead', { member: 'm' }), contact('As deputy', { member: 'm', part: 'deputy' })];
  assert.deepEqual(names([...twice, second]), ['As lead', 'Deputy 2']);
});

test('somebody written down for this audit goes before everybody, and then the lead may stand in', () => {
  assert.deepEqual(names(page, { contact: 'Deputy 1', written: [writtenDown] }), [
    'Ada Field',
    'Helen Ashdown',
  ]);
});

test('where one service alone is asked, its own contacts answer, and the agency’s where it has none', () => {
  const service = { id: 's', name: 'Early help' };
  const own = contact('Early help lead', { service });
  assert.deepEqual(names([own, ...page], {}, ['Early help']), ['Early help lead', 'Helen Ashdown']);
  assert.deepEqual(names(page, {}, ['Early help']), ['Helen Ashdown', 'Deputy 1']);
  assert.deepEqual(names([own, ...page], {}, ['Early help', 'Custody']), ['Helen Ashdown', 'Deputy 1']);
});

test('what is wrong with whoever was chosen is said: left, answered until a day, no longer on the page', () => {
  const fault = (unlike: Partial<Contact>) =>
    of([contact('Gone', unlike)], { contact: 'Gone' }).contact?.fault ?? null;
  assert.equal(
    fault({ member: 'm', memberUntil: '2026-11-24' }),
    'Gone has left Police: the membership ended on 24 November 2026.',
  );
  assert.equal(fault({ until: '2026-06-01' }), 'Gone answered for Police only until 1 June 2026.');
  assert.equal(fault({ member: 'm', memberUntil: '2026-11-25' }), null);
  const missing = of(page, { deputy: 'nobody' }).deputy;
  assert.equal(missing?.fault, 'Whoever was chosen as deputy of Police stands on its page no longer.');
  assert.equal(sayPerson(missing ?? null), '');
});

test('a lead on the page who has left is named, unless somebody was chosen instead', () => {
  const left = contact('Left', { member: 'm', memberUntil: '2026-11-01' });
  assert.equal(of([left, first]).leftLead, 'Left');
  assert.equal(of([left]).leftLead, 'Left');
  assert.equal(of([left, first], { contact: 'Deputy 1' }).leftLead, '');
  assert.equal(of(page).leftLead, '');
});

test('whoever has an account has an address; others have one if it stands somewhere', () => {
  const isReachable = (unlike: Partial<Contact>) => of([contact('One', unlike)]).contact?.isReachable;
  assert.equal(isReachable({}), true);
  assert.equal(isReachable({ ways: null }), false);
  assert.equal(isReachable({ ways: { ...ways, email: null } }), false);
  assert.equal(isReachable({ ways: null, member: 'm' }), true);
  assert.equal(of(page, { written: [writtenDown] }).contact?.isReachable, false);
  assert.equal(
    of(page, { written: [{ ...writtenDown, email: 'a@example.org' }] }).contact?.isReachable,
    true,
  );
});

test('two people written down for one part are one too many', () => {
  const written = [writtenDown, { ...writtenDown, name: 'Ben Field' }];
  assert.equal(
    of(page, { written }).contact?.fault,
    'More than one contact of Police is written down: Ada Field and Ben Field.',
  );
});
