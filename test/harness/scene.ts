import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type Role, roles } from '#accounts';
import type { Session } from '#platform/db';
import { copiesOf, type TestDatabase } from './database.ts';
import { rowsOfEveryTable, type Row } from './scene-rows.ts';

/**
 * Two partnerships that must never see each other: in each, somebody of every role who is signed in, an audit and one
 * row in every table, and one agency that serves both.
 */
export type Scene = {
  readonly here: Place;
  readonly there: Place;
  /** Serves both partnerships, and is each one's own. */
  readonly sharedAgency: string;
  /** Whoever holds this role and no other, here unless told otherwise. */
  readonly session: (role: Role, place?: Place) => Session;
  /** A job at work in a partnership, here unless told otherwise. */
  readonly system: (place?: Place) => Session;
  /** People whose session or membership does not hold; by what is wrong. Each would be a coordinator here. */
  readonly strangers: Readonly<Record<string, Session>>;
};

/** Ids of one partnership's rows. */
export type Place = {
  readonly name: string;
  readonly partnership: string;
  readonly area: string;
  /** Serves this partnership only. */
  readonly agency: string;
  /** Serves both partnerships. */
  readonly otherAgency: string;
  /** Is known, but serves nobody yet. */
  readonly newAgency: string;
  readonly service: string;
  readonly setting: string;
  /** Leads that service, with an account; a deputy of the agency without one, and without a way to be reached. */
  readonly contact: string;
  readonly otherContact: string;
  readonly audit: string;
  /** An audit with nothing recorded about it. */
  readonly bareAudit: string;
  /** An audit under way, with everything that its commissioning left. */
  readonly liveAudit: string;
  /** A published audit that is being recorded, with a draft. */
  readonly recording: string;
  /** An item of a list in either draft, and one of those who commissioned the audit under way. */
  readonly item: string;
  readonly commissioner: string;
  /** An item of the library that the partnership keeps, and its edition. */
  readonly libraryItem: string;
  readonly libraryEdition: string;
  /** A planned audit of the programme, and a priority of the business plan. */
  readonly planned: string;
  readonly priority: string;
  /** A list of children with one row, a draw, a case of the sample and one with no record of who it is. */
  readonly frame: string;
  readonly frameRow: string;
  readonly draw: string;
  readonly sampleCase: string;
  readonly otherCase: string;
  /** The place's agency is asked about that case, and a concern was raised about it. */
  readonly ask: string;
  readonly concern: string;
  /** A tool with a version, one without, the agency's return on that case, and a file with it. */
  readonly tool: string;
  readonly otherTool: string;
  readonly return: string;
  readonly evidence: string;
  readonly finding: string;
  readonly recommendation: string;
  readonly event: string;
  readonly mail: string;
  readonly people: Readonly<Record<Role, Hat>>;
};

/** One person in one membership, with the key of an open session. */
export type Hat = { readonly person: string; readonly membership: string; readonly key: string };

const scenes = copiesOf(makeScene);

/** A database with the scene in it: the same people and ids each time, and nothing that another test wrote. */
export async function openScene(): Promise<{ readonly db: TestDatabase; readonly scene: Scene }> {
  const { db, made } = await scenes();
  return { db, scene: made };
}

/** Fills an empty, migrated database with the scene. */
export async function makeScene(db: TestDatabase): Promise<Scene> {
  const sharedAgency = randomUUID();
  const here = newPlace('Here', sharedAgency);
  const there = newPlace('There', sharedAgency);
  await addRow(db, 'platform.installation', { kind: 'real' });
  await addRow(db, 'accounts.agency', { id: sharedAgency, name: 'Police', type: 'police' });
  for (const place of [here, there]) {
    await addPartnership(db, place);
    for (const role of roles) {
      // Whoever leads an agency's part answers for one, and whoever audits does it for one.
      const isOfAgency = role === 'agency_lead' || role === 'auditor';
      const membership = isOfAgency ? { agency_id: place.agency } : {};
      await addPerson(db, place, place.people[role], { roles: [role], membership });
    }
    await addRows(db, place);
  }
  return {
    here,
    there,
    sharedAgency,
    session: (role, place = here) => sessionOf(place.people[role]),
    system: (place = here) => ({ kind: 'system', name: 'job', partnership: place.partnership }),
    strangers: await addStrangers(db, here, there),
  };
}

/** The session in which a person wears this hat. */
export function sessionOf(hat: Hat): Session {
  return wear(hat.key, hat.membership);
}

/** Adds a row past every policy. */
export async function addRow(db: TestDatabase, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row);
  await db.behind(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(row),
  );
}

function wear(key: string, membership: string | null): Session {
  return { kind: 'person', key, membership };
}

function newPlace(name: string, otherAgency: string): Place {
  const people = Object.fromEntries(roles.map((role) => [role, newHat()]));
  return {
    name,
    partnership: randomUUID(),
    area: randomUUID(),
    agency: randomUUID(),
    otherAgency,
    newAgency: randomUUID(),
    service: randomUUID(),
    setting: randomUUID(),
    contact: randomUUID(),
    otherContact: randomUUID(),
    audit: randomUUID(),
    bareAudit: randomUUID(),
    liveAudit: randomUUID(),
    recording: randomUUID(),
    item: randomUUID(),
    commissioner: randomUUID(),
    libraryItem: randomUUID(),
    libraryEdition: randomUUID(),
    planned: randomUUID(),
    priority: randomUUID(),
    frame: randomUUID(),
    frameRow: randomUUID(),
    draw: randomUUID(),
    sampleCase: randomUUID(),
    otherCase: randomUUID(),
    ask: randomUUID(),
    concern: randomUUID(),
    tool: randomUUID(),
    otherTool: randomUUID(),
    return: randomUUID(),
    evidence: randomUUID(),
    finding: randomUUID(),
    recommendation: randomUUID(),
    event: randomUUID(),
    mail: randomUUID(),
    people: people as Record<Role, Hat>,
  };
}

function newHat(): Hat {
  return { person: randomUUID(), membership: randomUUID(), key: randomBytes(32).toString('hex') };
}

async function addPartnership(db: TestDatabase, place: Place): Promise<void> {
  const { partnership, name } = place;
  await addRow(db, 'accounts.partnership', { id: partnership, name, short_name: name });
  await addRow(db, 'accounts.agency', { id: place.newAgency, name: `New ${name}`, type: 'school' });
  await addRow(db, 'accounts.agency', { id: place.agency, name: `Agency ${name}`, type: 'school' });
  for (const [agency, short] of [
    [place.agency, 'Agency'],
    [place.otherAgency, 'Police'],
  ]) {
    const row = { partnership_id: partnership, agency_id: agency, short_name: short };
    await addRow(db, 'accounts.agency_in_partnership', row);
  }
}

/** Adds a person with a membership and an open session; the rows may be told to differ. */
async function addPerson(
  db: TestDatabase,
  place: Place,
  hat: Hat,
  unlike: { roles?: readonly Role[]; membership?: Row | null; session?: Row; person?: Row } = {},
): Promise<void> {
  const email = `${hat.person}@example.org`;
  await addRow(db, 'accounts.person', { id: hat.person, name: 'A. Person', email, ...unlike.person });
  if (unlike.membership !== null) {
    await addRow(db, 'accounts.membership', {
      id: hat.membership,
      person_id: hat.person,
      partnership_id: place.partnership,
      roles: unlike.roles ?? ['coordinator'],
      starts_on: '2020-01-01',
      ...unlike.membership,
    });
  }
  const key_hash = createHash('sha256').update(hat.key).digest();
  await addRow(db, 'accounts.session', { key_hash, person_id: hat.person, factors: 2, ...unlike.session });
}

async function addStrangers(db: TestDatabase, here: Place, there: Place): Promise<Record<string, Session>> {
  const long = '2021-06-01T00:00:00Z';
  const wrong = {
    'a membership that was ended': { membership: { ended_at: long } },
    'a membership that ran out': { membership: { ends_on: '2021-06-01' } },
    'a membership that has not begun': { membership: { starts_on: '2199-01-01' } },
    'a session that ran out': { session: { ends_at: long } },
    'a session that has shown a password only': { session: { factors: 1 } },
    'a session left idle': { session: { seen_at: long } },
    'a session that was ended': { session: { ended_at: long } },
    'a person whose account is closed': { person: { disabled_at: long } },
    'a person without a membership': { membership: null },
  };
  const { auditor, coordinator } = here.people;
  const strangers: Record<string, Session> = {
    nobody: { kind: 'nobody' },
    'a person who has not chosen a hat': wear(coordinator.key, null),
    'a person in a hat of somebody else': wear(auditor.key, coordinator.membership),
    'a person in a hat of another partnership': wear(coordinator.key, there.people.coordinator.membership),
    'a session that never was': wear(randomBytes(32).toString('hex'), coordinator.membership),
  };
  for (const [what, unlike] of Object.entries(wrong)) {
    const hat = newHat();
    await addPerson(db, here, hat, unlike);
    strangers[what] = sessionOf(hat);
  }
  return strangers;
}

/** The tables whose rows were made with the people; the log's partition is filled through its table. */
const already = new Set([
  'platform.migration',
  'platform.installation',
  'audit_log.event_default',
  'accounts.partnership',
  'accounts.agency',
  'accounts.agency_in_partnership',
  'accounts.person',
  'accounts.membership',
  'accounts.session',
]);

async function addRows(db: TestDatabase, place: Place): Promise<void> {
  for (const [table, rowOf] of Object.entries(rowsOfEveryTable)) {
    if (!already.has(table)) await addRow(db, table, rowOf(place, 'standing'));
    if (table === 'accounts.contact') await addRow(db, table, withoutAccount(place));
    if (table === 'audits.audit') await addOtherAudits(db, place, rowOf(place, 'fresh'));
    if (table === 'returns.tool')
      await addRow(db, table, { ...rowOf(place, 'standing'), id: place.otherTool });
    if (table === 'cases.sample_case')
      await addRow(db, table, { ...rowOf(place, 'standing'), id: place.otherCase, number: 99 });
  }
}

async function addOtherAudits(db: TestDatabase, place: Place, row: Row): Promise<void> {
  await addRow(db, 'audits.audit', { ...row, id: place.bareAudit, short_name: 'bare' });
  const live = { origin: 'live', stage: 'underway', zone: 'work', title: 'An audit in hand' };
  await addRow(db, 'audits.audit', { ...row, ...live, id: place.liveAudit, short_name: place.liveAudit });
  const recording = {
    origin: 'recorded',
    stage: 'recording',
    zone: 'work',
    title: 'An audit being recorded',
  };
  await addRow(db, 'audits.audit', {
    ...row,
    ...recording,
    id: place.recording,
    short_name: 'being-recorded',
  });
  await addRow(db, 'audits.draft_field', {
    partnership_id: place.partnership,
    audit_id: place.recording,
    field: `finding:${place.item}`,
    value: '{"kind":"learning","text":"Minutes came late.","theme":"minutes","position":1}',
    changed_by: place.people.coordinator.membership,
  });
}

function withoutAccount(place: Place): Row {
  const { partnership, agency, otherContact } = place;
  return {
    partnership_id: partnership,
    id: otherContact,
    agency_id: agency,
    name: 'B. Person',
    part: 'deputy',
  };
}
