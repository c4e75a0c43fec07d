import { readDay, readForm, type FormProblem } from '#platform/forms';
import type { Form } from '#platform/http';
import { displayDay } from '#platform/time';
import type { AskColumn } from '../../ask-column.ts';
import { isAmong, isAskedAbout, proposedFacts, proposeFor, type AskedAbout } from '../../disclosure.ts';
import { personFactCodes, relationCodes, type PersonFact, type Relation } from '../../identity.ts';
import type { PeopleToTell } from './open-involvement.ts';

/** What a coordinator chooses when asking; what stands in the form before, and after a problem. */
export type AskTyped = {
  readonly cases: ReadonlySet<string>;
  /** Ids of persons, by case. */
  readonly people: ReadonlyMap<string, ReadonlySet<string>>;
  /** Codes of columns. */
  readonly to: ReadonlySet<string>;
  /** The setting instead of the agency as a whole, by agency. */
  readonly settings: ReadonlyMap<string, string>;
  readonly about: ReadonlyMap<string, AskedAbout>;
  readonly facts: ReadonlySet<PersonFact>;
  /** Whether more is made ready for agencies that know somebody, and what. */
  readonly isReady: boolean;
  readonly more: ReadonlySet<PersonFact>;
  readonly reasons: ReadonlyMap<Relation, string>;
  /** As typed. */
  readonly due: string;
};

/** Names of the form's fields; ids of agencies and cases stand in some of them. */
export const fields = {
  peopleOf: (caseId: string) => `people-${caseId}`,
  settingOf: (agency: string) => `setting-${agency}`,
  aboutOf: (agency: string) => `about-${agency}`,
  reasonOf: (relation: Relation) => `reason-${relation.replaceAll('_', '-')}`,
};

/** What is proposed: every case that can be told of, those of the people who are usually asked about, everybody that may be asked. */
export function proposeAsking(
  people: readonly PeopleToTell[],
  columns: readonly AskColumn[],
  due: string,
  only: { readonly case?: string | undefined; readonly to?: string | undefined },
): AskTyped {
  const hasServices = new Set(columns.filter((one) => one.service !== null).map((one) => one.agency));
  const usual = columns.filter((one) => one.service !== null || !hasServices.has(one.agency));
  const [agency, part] = only.to?.split('.') ?? [];
  const isSetting = part !== undefined && !columns.some((one) => one.code === only.to);
  const wanted = isSetting ? agency : only.to;
  return {
    cases: new Set(
      people
        .filter((one) => one.fault === null && (only.case === undefined || only.case === one.case.id))
        .map((one) => one.case.id),
    ),
    people: new Map(
      people.map((one) => [
        one.case.id,
        new Set(
          one.people.filter(({ person }) => proposeFor(person.relation).asked).map(({ person }) => person.id),
        ),
      ]),
    ),
    to: new Set(
      (wanted === undefined ? usual : columns.filter((one) => one.code === wanted)).map((one) => one.code),
    ),
    settings: new Map(isSetting && agency !== undefined ? [[agency, part]] : []),
    about: new Map(),
    facts: new Set(proposedFacts.search),
    isReady: false,
    more: new Set(proposedFacts.more),
    reasons: new Map(relationCodes.map((relation) => [relation, proposeFor(relation).reason])),
    due: displayDay(due),
  };
}

/** What was sent, as it was sent; what is not offered is passed over. */
export function readAsking(
  form: Form,
  people: readonly PeopleToTell[],
  columns: readonly AskColumn[],
): AskTyped {
  const among = <One extends string>(name: string, offered: readonly One[]): ReadonlySet<One> => {
    const sent = new Set(form.all(name));
    return new Set(offered.filter((one) => sent.has(one)));
  };
  const agencies = [...new Set(columns.map((one) => one.agency))];
  return {
    cases: among(
      'case',
      people.filter((one) => one.fault === null).map((one) => one.case.id),
    ),
    people: new Map(
      people.map((one) => [
        one.case.id,
        among(
          fields.peopleOf(one.case.id),
          one.people.map(({ person }) => person.id),
        ),
      ]),
    ),
    to: among(
      'to',
      columns.map((one) => one.code),
    ),
    settings: new Map(
      agencies.flatMap((agency) => {
        const chosen = form.text(fields.settingOf(agency));
        return chosen === '' ? [] : [[agency, chosen] as const];
      }),
    ),
    about: new Map(
      agencies.flatMap((agency) => {
        const chosen = form.text(fields.aboutOf(agency));
        return isAskedAbout(chosen) ? [[agency, chosen] as const] : [];
      }),
    ),
    facts: among('fact', personFactCodes),
    isReady: form.text('ready') === 'yes',
    more: among('more', personFactCodes),
    reasons: new Map(
      relationCodes.map((relation) => [relation, form.text(fields.reasonOf(relation)).trim()]),
    ),
    due: form.text('due'),
  };
}

/** Whom of a case an agency is asked about, as chosen. */
export function chosenPeople(typed: AskTyped, one: PeopleToTell, agency: string): PeopleToTell['people'] {
  const about = typed.about.get(agency) ?? 'everybody';
  const chosen = typed.people.get(one.case.id);
  return one.people.filter(
    ({ person }) => chosen?.has(person.id) === true && isAmong(person.relation, about),
  );
}

/** What is wrong with it, and the day (ISO) by which an answer is due. */
export function checkAsking(
  typed: AskTyped,
  form: Form,
  people: readonly PeopleToTell[],
  columns: readonly AskColumn[],
  today: string,
): { readonly problems: readonly FormProblem[]; readonly dueOn: string } {
  const reader = readForm(form);
  const cases = people.filter((one) => typed.cases.has(one.case.id));
  const chosen = columns.filter((one) => typed.to.has(one.code));
  if (cases.length === 0) reader.refuse('case', 'Choose at least one case');
  for (const one of cases) {
    if ((typed.people.get(one.case.id)?.size ?? 0) === 0)
      reader.refuse(
        fields.peopleOf(one.case.id),
        `Choose whom of Case ${one.case.number} agencies are asked about`,
      );
  }
  if (chosen.length === 0) reader.refuse('to', 'Choose at least one agency');
  for (const agency of new Set(chosen.map((one) => one.agency))) {
    const none = cases.filter(
      (one) =>
        (typed.people.get(one.case.id)?.size ?? 0) > 0 && chosenPeople(typed, one, agency).length === 0,
    );
    const [first] = none;
    const name = chosen.find((one) => one.agency === agency)?.agencyName ?? '';
    if (first !== undefined)
      reader.refuse(
        fields.aboutOf(agency),
        `${name} is asked about nobody in Case ${first.case.number}: choose somebody there, or whom ${name} is asked about`,
      );
  }
  if (typed.facts.size === 0) reader.refuse('fact', 'Choose what agencies are told, so that they can search');
  if (typed.isReady && typed.more.size === 0)
    reader.refuse('more', 'Choose what is told to agencies that know somebody');
  const relations = new Set(
    cases.flatMap((one) =>
      one.people
        .filter(({ person }) => typed.people.get(one.case.id)?.has(person.id) === true)
        .map(({ person }) => person.relation),
    ),
  );
  for (const relation of relations) {
    reader.text(fields.reasonOf(relation), {
      called: 'reason why agencies are told of them',
      longest: 1000,
      lines: true,
    });
  }
  const day = readDay(typed.due);
  if (day === null) reader.refuse('due', 'Enter the day by which agencies are to answer');
  else if (day === undefined)
    reader.refuse('due', 'The day by which agencies are to answer must be a day, such as 31 March 2026');
  else if (day < today) reader.refuse('due', `${displayDay(day)} has passed. Enter a day that is ahead`);
  return { problems: reader.problems, dueOn: day ?? today };
}
