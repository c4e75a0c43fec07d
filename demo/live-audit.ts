import {
  addPartnership,
  endMembership,
  findOrAddAgencies,
  isRole,
  listAgencies,
  listMembers,
  listPartnerships,
  placeAgency,
  type AgencyType,
  type SettingKind,
} from '#accounts';
import { listAuditsInHand, type AuditKey } from '#audits';
import type { KeyStore } from '#platform/crypto';
import type { Transact, Tx } from '#platform/db';
import { londonDay } from '#platform/time';
import { giveCases } from './auditors.ts';
import { answerFor, askAll, routeConcerns } from './asking.ts';
import type { DemoContact } from './contacts.ts';
import { addContacts, addPeople, system, type Person } from './demonstration.ts';
import { actAs } from './hats.ts';
import { idFor } from './id-for.ts';
import { concernCases, raiseConcerns } from './safety.ts';
import { openAllReturns, writeReturns, type Lead } from './returns.ts';
import { drawCases } from './sample.ts';
import { commission } from './terms.ts';
import { holdAndLook } from './watching.ts';
import written from './wealdmere/place.json' with { type: 'json' };

const { partnership, neighbour } = written;
export const wealdmere = { id: idFor(partnership.shortName), shortName: partnership.shortName };
const tarnholme = { id: idFor(neighbour.shortName), shortName: neighbour.shortName };
const coordinator = 'Marian Aldous';
/** Whoever signs for an agency. */
const leadsOfReturns: readonly Lead[] = written.contacts.flatMap((one) =>
  one.part === 'lead' && one.signsIn === true ? [{ agency: one.agency, name: one.name }] : [],
);

/**
 * Fills in a partnership that there is not, with an audit on neglect under way: everybody does their own part, signed in,
 * through what the pages call. Begun again after a crash it goes on with the first part that is missing.
 */
export async function seedLiveAudit(
  transact: Transact,
  keys: KeyStore,
  say: (sentence: string) => void,
): Promise<void> {
  say(`Filling in ${partnership.name}, which is invented, and its audit under way.`);
  await transact(system(wealdmere.id), 'write', addPlace);
  await transact(system(tarnholme.id), 'write', addNeighbour);
  for (const [place, people] of [
    [wealdmere, written.people],
    [tarnholme, written.neighbourPeople],
  ] as const)
    await transact(system(place.id), 'write', async (tx) =>
      addPeople(tx, { ...place, people: people.map(personOf) }),
    );
  const { contacts, settings } = written;
  await transact(system(wealdmere.id), 'write', async (tx) =>
    addContacts(tx, wealdmere, {
      contacts: contacts as readonly DemoContact[],
      settings: settings.map((one) => ({ ...one, kind: one.kind as SettingKind })),
    }),
  );
  await letGo(transact);
  await commissionAndDraw(transact, keys);
  await answerAndWatch(transact, keys);
}

async function addPlace(tx: Tx): Promise<void> {
  if ((await listPartnerships(tx)).some(({ id }) => id === wealdmere.id)) return;
  await addPartnership(tx, {
    ...partnership,
    id: wealdmere.id,
    areas: partnership.areas.map((name) => ({ name, nation: 'England' })),
  });
  await findOrAddAgencies(
    tx,
    wealdmere.id,
    written.agencies.map((agency) => ({ ...agency, type: agency.type as AgencyType, ref: agency.shortName })),
  );
}

/** A neighbour that the police serve as well. */
async function addNeighbour(tx: Tx): Promise<void> {
  if ((await listPartnerships(tx)).some(({ id }) => id === tarnholme.id)) return;
  await addPartnership(tx, {
    ...neighbour,
    id: tarnholme.id,
    areas: neighbour.areas.map((name) => ({ name, nation: 'England' })),
  });
}

function personOf(
  person: (typeof written.people)[number] | (typeof written.neighbourPeople)[number],
): Person {
  const { name, post, roles } = person;
  return {
    name,
    post,
    roles: roles.filter(isRole),
    ...('agency' in person && person.agency !== undefined ? { agency: person.agency } : {}),
  };
}

/** Those who have left: their administrator ended their membership. The police begin to serve the neighbour. */
async function letGo(transact: Transact): Promise<void> {
  const gone = written.people.filter((person) => person.hasLeft === true).map(({ name }) => name);
  const police = await actAs(transact, 'Peter Lindqvist', wealdmere.shortName, async (tx) => {
    for (const member of await listMembers(tx))
      if (gone.includes(member.name) && !member.ended)
        await endMembership(tx, member.membership, member.version);
    return (await listAgencies(tx, wealdmere.id)).find(({ shortName }) => shortName === 'Police')?.id;
  });
  await transact(system(tarnholme.id), 'write', async (tx) => {
    const there = (await listAgencies(tx, tarnholme.id)).some(({ id }) => id === police);
    if (!there && police !== undefined) await placeAgency(tx, tarnholme.id, police, { shortName: 'Police' });
  });
}

/** One transaction: either all of it stands or nothing. */
async function commissionAndDraw(transact: Transact, keys: KeyStore): Promise<void> {
  await actAs(transact, coordinator, wealdmere.shortName, async (tx, hat, now) => {
    const today = londonDay(now);
    const place = { partnership: wealdmere.id, shortName: wealdmere.shortName, today };
    const key = await commission(tx, place, hat, now);
    if (key === null) return;
    await drawCases({ tx, keys, hat, today }, key);
    await askAll({ tx, keys, hat, today }, key);
    await routeConcerns({ tx, keys, hat, today }, key, wealdmere.shortName, concernCases);
  });
}

async function answerAndWatch(transact: Transact, keys: KeyStore): Promise<void> {
  const { shortName } = wealdmere;
  const { key, agencies, today } = await actAs(transact, coordinator, shortName, async (tx, hat, now) => {
    const found = await findNeglect(tx);
    const all = await listAgencies(tx, wealdmere.id);
    for (const agency of all)
      await answerFor({ tx, keys, hat, today: londonDay(now) }, found, agency, 'By telephone, noted here');
    return { key: found, agencies: all, today: londonDay(now) };
  });
  for (const agency of agencies) {
    const lead = written.contacts.find(
      (one) => one.agency === agency.shortName && one.part === 'lead' && one.signsIn === true,
    );
    if (lead !== undefined)
      await actAs(transact, lead.name, shortName, async (tx, hat) =>
        answerFor({ tx, keys, hat, today }, key, agency, null),
      );
  }
  await giveCases(transact, keys, key, shortName, agencies);
  await openAllReturns(transact, keys, key, wealdmere, coordinator);
  await writeReturns(transact, keys, key, wealdmere, leadsOfReturns);
  await raiseConcerns(transact, keys, key, shortName);
  await holdAndLook(transact, keys, key, shortName, today);
}

async function findNeglect(tx: Tx): Promise<AuditKey> {
  const [found] = await listAuditsInHand(tx, wealdmere.id, { states: ['underway'] });
  if (found === undefined) throw new Error('The demonstration has no audit under way.');
  return { partnership: wealdmere.id, audit: found.id };
}
