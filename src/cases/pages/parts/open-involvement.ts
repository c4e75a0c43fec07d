import { listContacts, whoAnswers, type ActingContext, type Contact } from '#accounts';
import type { TermsBasis } from '#audits';
import type { KeyStore } from '#platform/crypto';
import type { Tx } from '#platform/db';
import type { AuditKey } from '#audits';
import { columnCode, type AskColumn } from '../../ask-column.ts';
import { findCaseKey } from '../../case-keys.ts';
import { nameWithoutIdentity } from '../../disclosure.ts';
import type { CasePerson } from '../../identity.ts';
import type { Ask } from '../../involvement.ts';
import type { Permit } from '../../permit.ts';
import { findBasisGaps } from '../../rules/find-basis-gaps.ts';
import { permitDisclosure } from '../../rules/permit-disclosure.ts';
import type { SampleCase } from '../../sample-case.ts';
import { findAsk } from '../../store/asks.ts';
import { openIdentity } from '../../store/identity.ts';
import { loadInvolvement, type Involvement } from './load-participation.ts';
import { openCases, type OpenedCases } from './open-cases.ts';

export type OpenedInvolvement = OpenedCases & Involvement;

/** Opens an audit's involvement for its coordinators; null as `openCases` says. */
export async function openInvolvement(context: ActingContext): Promise<OpenedInvolvement | null> {
  const opened = await openCases(context);
  return opened === null ? null : { ...opened, ...(await loadInvolvement(context.tx, opened.key)) };
}

export type OpenedAsk = OpenedInvolvement & {
  readonly ask: Ask;
  /** Where it stands in the matrix; what the agency was called is lost only with the agency itself. */
  readonly column: AskColumn;
};

/** Opens one ask; null when it is not there or not yours. Only `isToChange` needs the audit to be under way. */
export async function openAsk(context: ActingContext, isToChange = false): Promise<OpenedAsk | null> {
  const opened = await openInvolvement(context);
  if (opened === null || (isToChange && opened.audit.stage !== 'underway')) return null;
  const ask = await findAsk(context.tx, opened.key, context.params['ask'] ?? '');
  if (ask === null || (isToChange && ask.withdrawnAt !== null)) return null;
  const code = columnCode(ask);
  const own = opened.columns.find((one) => one.code === code);
  const near = opened.columns.find((one) => one.agency === ask.agency);
  const column = own ?? {
    code,
    agency: ask.agency,
    agencyName: near?.agencyName ?? 'An agency that is no longer here',
    service: null,
    setting: null,
    isSector: false,
  };
  return { ...opened, ask, column };
}

/** The people of a case as they can be told of, or why they cannot. */
export type PeopleToTell = {
  readonly case: SampleCase;
  readonly fault: string | null;
  readonly people: readonly { readonly person: CasePerson; readonly called: string }[];
};

const faults = {
  destroyed: 'Who it is about was destroyed.',
  moved: 'Who it is about does not open: the value was changed or does not belong here.',
  'rolled back': 'Who it is about is an older version than the one last kept.',
  missing: 'Nobody has written down whom it is about.',
} as const;

/**
 * The people of a case for whoever prepares what an agency is told. Needs leave to tell that agency; the values stay in
 * here and in what is sealed from them, and are shown to nobody.
 */
export async function loadPeopleToTell(
  context: { readonly tx: Tx; readonly keys: KeyStore },
  key: AuditKey,
  one: SampleCase,
  leave: Permit<'disclose identity'>,
): Promise<PeopleToTell> {
  const opened = await openIdentity(context.tx, context.keys, key, leave);
  if (opened.state !== 'open') return { case: one, fault: faults[opened.state], people: [] };
  if ((await findCaseKey(context.keys, one.id)) === null)
    return { case: one, fault: faults.destroyed, people: [] };
  const called = nameWithoutIdentity(opened.pack.people);
  return {
    case: one,
    fault: null,
    people: opened.pack.people.map((person) => ({ person, called: called.get(person.id) ?? '' })),
  };
}

/** Leave to tell an agency of the people of a case, as the terms in force stand today; null where something is missing. */
export function leaveToTell(
  basis: TermsBasis | undefined,
  asked: { readonly case: string; readonly agency: string; readonly today: string },
): Permit<'disclose identity'> | null {
  return basis === undefined ? null : permitDisclosure(basis, asked);
}

/** What stands in the way of asking each agency; none where nothing does. */
export function gapsOf(opened: OpenedInvolvement, agency: string) {
  const basis = opened.terms?.basis;
  return basis === undefined ? [] : findBasisGaps(basis, agency, opened.today);
}

/** Who answers for what is asked, today: `null` where nobody does. */
export async function loadWhoAnswers(
  context: ActingContext,
  today: string,
): Promise<(of: Pick<AskColumn, 'agency' | 'service' | 'setting'>) => Contact | null> {
  const contacts = await listContacts(context.tx, context.actor.partnership.id);
  return ({ agency, service, setting }) =>
    whoAnswers(
      contacts.filter((one) => one.agency === agency),
      today,
      {
        ...(service === null ? {} : { service: service.id }),
        ...(setting === null ? {} : { setting: setting.id }),
      },
    );
}
