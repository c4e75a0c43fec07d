import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { addRow } from '#test/scene';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { coordinator, chair, as, db, scene, begin, fill, fillIn, add, put } = opened;
const { m } = coordinator;
const { here, sharedAgency } = scene;
const audit = await begin();
const section = paths.section(m, audit, 'contacts');
const check = paths.check(m, audit);
const field = (agency: string, part: 'contact' | 'deputy') => `contact-${agency}-${part}`;
const contact = (id: string, row: Record<string, unknown>) =>
  addRow(db, 'accounts.contact', {
    partnership_id: here.partnership,
    id,
    agency_id: here.agency,
    part: 'deputy',
    ...row,
  });
const lead = '11111111-1111-4111-8111-111111111111';
const member = '22222222-2222-4222-8222-222222222222';

test('who answers in an audit is written by its coordinators, and nobody else', async () => {
  await assertOnlyItsCoordinators(opened, (who, of) => paths.section(who, of, 'contacts'), audit);
});

test('before an agency is asked it says where to begin', async () => {
  const { body } = await coordinator.get(section);
  assert.match(body, /No agency is asked yet/);
  assert.doesNotMatch(body, /Add a person/);
});

test('each agency that is asked has those whom its page names, and check answers says what is missing', async () => {
  await fillIn(audit);
  await fill(audit, 'agencies', { [`agency-${here.agency}`]: 'yes', [`agency-${sharedAgency}`]: 'yes' });
  const { body } = await coordinator.get(section);
  assert.match(body, />B\. Person \(deputy\), as its page says</);
  assert.match(body, />Nobody, as its page says</);
  const answers = await coordinator.get(check);
  assert.match(answers.body, /Nobody answers for Police\./);
  assert.match(answers.body, /No e-mail address of B\. Person, Agency, is known\./);
  assert.match(answers.body, /Contact: B\. Person \(deputy\), as its page says/);
});

test('somebody is chosen for this audit; what is not offered is refused', async () => {
  await contact(lead, { name: 'Helen Ashdown', post: 'Named nurse', part: 'lead' });
  const page = await coordinator.get(section);
  assert.match(page.body, />Helen Ashdown, Named nurse \(lead\), as its page says</);
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { [field(here.agency, 'contact')]: scene.there.otherContact }),
  );
  assert.deepEqual(problemsOf(answer), ['Choose again: what was chosen is not offered']);
  await fill(audit, 'contacts', { [field(here.agency, 'contact')]: here.otherContact });
  const { body } = await coordinator.get(check);
  assert.match(
    body,
    /Contact: B\. Person \(deputy\)<\/li>\s*<li>Deputy: Helen Ashdown, Named nurse \(lead\), as/,
  );
});

test('somebody without a place on the page is written down, and goes before it', async () => {
  const item = paths.item(m, audit, 'contacts', 'other-contact', 'new');
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(await coordinator.get(item), { name: ' ', email: 'not an address' }),
  );
  assert.deepEqual(problemsOf(answer), [
    'Choose the agency',
    'Choose what they are',
    'Enter the name',
    'Enter an e-mail address in the form name@example.org',
  ]);
  await add(audit, 'contacts', 'other-contact', {
    agency: sharedAgency,
    part: 'contact',
    name: 'Ada Field',
    post: 'Inspector',
    email: 'A.Field@example.org',
  });
  const { body } = await coordinator.get(check);
  assert.doesNotMatch(body, /Nobody answers for Police/);
  assert.match(body, /a\.field@example\.org/);
});

test('a contact whose membership has ended does not fit, and has to be put to the group knowingly', async () => {
  await contact(member, { membership_id: here.people.agency_lead.membership });
  await fill(audit, 'contacts', { [field(here.agency, 'contact')]: member });
  assert.doesNotMatch((await coordinator.get(check)).body, /has left Agency/);
  await db.behind(`update accounts.membership set ends_on = '2026-01-31' where id = $1`, [
    here.people.agency_lead.membership,
  ]);
  const page = await coordinator.get(check);
  assert.match(page.body, /A\. Person has left Agency: the membership ended on 31 January 2026\./);
  const answer = await assertWritesNothing(db, 422, async () => coordinator.submit(page, {}));
  assert.match(problemsOf(answer).join(), /tick that you put it to the group all the same/);
  assert.match((await coordinator.get(section)).body, /This does not fit/);
  await db.behind('update accounts.membership set ends_on = null where id = $1', [
    here.people.agency_lead.membership,
  ]);
});

test('a contact who was taken off the page is named as gone, and no bare code is shown', async () => {
  await db.behind('delete from accounts.contact where id = $1', [member]);
  for (const { body } of [await coordinator.get(check), await coordinator.get(section)])
    assert.match(body, /Whoever was chosen as contact of Agency stands on its page no longer/);
  const earlier = paths.earlierTexts(m, audit, 'contacts');
  await db.behind(`update audits.draft_field set changed_at = '2026-01-01' where field like 'contact-%'`);
  await fill(audit, 'contacts', { [field(here.agency, 'contact')]: here.otherContact });
  assert.match((await coordinator.get(earlier)).body, /Contact: Somebody who stands on its page no longer/);
  for (const path of [check, section, earlier])
    assert.doesNotMatch((await coordinator.get(path)).body, new RegExp(member));
});

test('those who commission the audit read names and posts in the terms, and how nobody is reached', async () => {
  await addRow(db, 'accounts.contact_way', {
    partnership_id: here.partnership,
    contact_id: lead,
    agency_id: here.agency,
    email: 'helen@example.org',
    telephone: '01632 960 099',
    out_of_hours: true,
  });
  await put(audit);
  const { body } = await chair.get(paths.version(chair.m, audit, 1));
  assert.match(body, /Who answers for each agency/);
  assert.match(body, /B\. Person/);
  assert.match(body, /Helen Ashdown, Named nurse/);
  assert.match(body, /Ada Field, Inspector/);
  assert.doesNotMatch(body, /example\.org|960 099/);
});

test('an audit that was put to the group before terms said who answers is still read', async () => {
  await db.behind(
    `update audits.terms_version set content = content #- '{terms,contacts}' where audit_id = $1`,
    [audit],
  );
  const { status, body } = await chair.get(paths.version(chair.m, audit, 1));
  assert.equal(status, 200);
  assert.doesNotMatch(body, /Who answers for each agency/);
  const scrutineer = as('scrutineer');
  assert.equal((await scrutineer.get(paths.version(scrutineer.m, audit, 1))).status, 404);
});
