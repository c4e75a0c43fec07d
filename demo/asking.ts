import { listAgencies, listServices } from '#accounts';
import { findTermsInForce, type AuditKey } from '#audits';
import {
  addAsks,
  findAsk,
  isAmong,
  keepConcernRoute,
  leaveToTell,
  listAsks,
  listSampleCases,
  loadPeopleToTell,
  openCaseKey,
  proposedFacts,
  proposeFor,
  recordAnswer,
  sayNoneFound,
  tellFacts,
  withdrawAsk,
  type Ask,
  type InvolvementAnswer,
  type NewAsk,
} from '#cases';
import type { Key, KeyStore } from '#platform/crypto';
import type { Tx } from '#platform/db';
import { idFor } from './id-for.ts';
import { membershipOf, type Hat } from './hats.ts';
import { workingDay } from './terms.ts';
import answers from './wealdmere/answers.json' with { type: 'json' };

type Work = { readonly tx: Tx; readonly keys: KeyStore; readonly hat: Hat; readonly today: string };

const letters: Readonly<Record<string, InvolvementAnswer>> = {
  k: 'known_in_scope',
  p: 'known_partly',
  o: 'known_out_of_scope',
  n: 'not_known',
  u: 'not_known_or_out_of_scope',
  a: 'not_applicable',
  d: 'declined',
};

function letterOf(agency: string, caseNumber: number): string {
  const line: string = answers.letters[agency as keyof typeof answers.letters] ?? '';
  return line[answers.cases.indexOf(caseNumber)] ?? '';
}

/** Asks every agency about every case of the sample, and early help about one; that one ask is taken back. */
export async function askAll({ tx, keys, hat, today }: Work, key: AuditKey): Promise<void> {
  const basis = (await findTermsInForce(tx, key))?.terms.basis;
  const agencies = await listAgencies(tx, key.partnership);
  const cases = (await listSampleCases(tx, key)).filter((one) => one.standing === 'in_sample');
  const asks: NewAsk[] = [];
  const caseKeys = new Map<string, Key>();
  const late = Temporal.PlainDate.from(today).subtract({ days: 6 }).toString();
  for (const one of cases) {
    caseKeys.set(one.id, await openCaseKey(keys, one.id));
    let people: Awaited<ReturnType<typeof loadPeopleToTell>>['people'] | undefined;
    for (const agency of agencies) {
      const leave = leaveToTell(basis, { case: one.id, agency: agency.id, today });
      if (leave === null) throw new Error(`${agency.shortName} has no basis for sharing.`);
      people ??= (await loadPeopleToTell({ tx, keys }, key, one, leave)).people;
      const about = answers.adultsOnly.includes(agency.shortName) ? 'adults' : 'everybody';
      const chosen = people.filter(({ person }) => isAmong(person.relation, about));
      const tell = (facts: typeof proposedFacts.search) => ({
        people: chosen.map(({ person, called }) => tellFacts(person, called, facts)),
      });
      asks.push({
        leave,
        caseNumber: one.number,
        agency: agency.id,
        service: null,
        setting: null,
        dueOn: letterOf(agency.shortName, one.number) === 'l' ? late : workingDay(today, 3),
        told: tell(proposedFacts.search),
        ready: tell(proposedFacts.more),
        reasons: new Map(chosen.map(({ person }) => [person.id, proposeFor(person.relation).reason])),
      });
    }
  }
  await addAsks(tx, key, caseKeys, asks, hat.membership);
  await askEarlyHelpInVain({ tx, keys, hat, today }, key, asks[0], caseKeys);
}

async function askEarlyHelpInVain(
  { tx, hat }: Work,
  key: AuditKey,
  like: NewAsk | undefined,
  caseKeys: ReadonlyMap<string, Key>,
): Promise<void> {
  const csc = (await listAgencies(tx, key.partnership)).find(({ shortName }) => shortName === 'CSC');
  const service = (await listServices(tx, csc?.id ?? '')).find(({ name }) => name === 'Early help');
  if (like === undefined || csc === undefined || service === undefined) return;
  const ask = { ...like, agency: csc.id, service: service.id };
  const [added] = await addAsks(tx, key, caseKeys, [ask], hat.membership);
  const asked = added === undefined ? null : await findAsk(tx, key, added.id);
  if (asked !== null)
    await withdrawAsk(tx, key, asked, 'Children’s social care answers for early help as well.');
}

/** What one agency has to say, as its lead gives it; a coordinator notes what was given elsewhere. */
export async function answerFor(
  { tx, keys, hat }: Work,
  key: AuditKey,
  agency: { readonly id: string; readonly shortName: string },
  givenHow: string | null,
): Promise<void> {
  for (const ask of await listAsks(tx, key)) {
    if (ask.agency !== agency.id || ask.answer !== null) continue;
    const letter = letterOf(agency.shortName, ask.caseNumber);
    const answer = letters[letter];
    // An agency cannot give the undivided answer here; it comes another way and is noted.
    if (answer === undefined || (letter === 'u') !== (givenHow !== null)) continue;
    const { changed } = answers;
    const isChanged = changed.agency === agency.shortName && changed.case === ask.caseNumber;
    const given = isChanged ? (changed.before as InvolvementAnswer) : answer;
    await say({ tx, keys, hat }, key, ask, { agency, answer: given, letter, givenHow });
    const again = isChanged ? await findAsk(tx, key, ask.id) : null;
    if (again !== null) await say({ tx, keys, hat }, key, again, { agency, answer, letter, givenHow });
  }
}

async function say(
  { tx, keys, hat }: Omit<Work, 'today'>,
  key: AuditKey,
  ask: Ask,
  given: {
    readonly agency: { readonly shortName: string };
    readonly answer: InvolvementAnswer;
    readonly letter: string;
    readonly givenHow: string | null;
  },
): Promise<void> {
  const { onlyAnAdult } = answers;
  const reasons: Readonly<Record<string, Readonly<Record<string, string>>>> = answers.reasons;
  const { agency, answer, letter, givenHow } = given;
  const isOnlyAnAdult = onlyAnAdult.agency === agency.shortName && onlyAnAdult.case === ask.caseNumber;
  await recordAnswer(tx, await openCaseKey(keys, ask.case), key, ask, {
    answer,
    details: {
      systems: `The case system of ${agency.shortName}`,
      searchedBy: 'Records officer',
      reason: reasons[letter]?.[agency.shortName] ?? '',
    },
    ...(isOnlyAnAdult ? { people: new Map([[onlyAnAdult.person, answer]]) } : {}),
    givenHow,
    membership: hat.membership,
  });
}

/** To whom concerns go, and that none was found in the cases without one. */
export async function routeConcerns(
  { tx, hat }: Work,
  key: AuditKey,
  shortName: string,
  raisedIn: readonly number[],
): Promise<void> {
  const recipient = membershipOf('Grace Oyelaran', shortName);
  const deputy = membershipOf('Rosalind Achebe', shortName);
  await keepConcernRoute(
    tx,
    key,
    { recipient, deputy, hours: '12345 09:00-17:00', withinMinutes: 60 },
    hat.membership,
  );
  for (const one of await listSampleCases(tx, key))
    if (one.standing === 'in_sample' && !raisedIn.includes(one.number))
      await sayNoneFound(tx, key, {
        id: idFor(`none found in case ${one.number}`),
        case: one.id,
        agency: null,
        by: hat.membership,
      });
}
