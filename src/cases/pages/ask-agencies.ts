import { listAgencies, listAreas, listServicesOfAgencies, listSettings } from '#accounts';
import { countSettingsOfAgencies, type ActingContext, type Setting } from '#accounts';
import { listMilestones, reachMilestone } from '#audits';
import { problemSummary, type FormProblem } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { queueMail } from '#platform/mail';
import { columnCode, type AskColumn } from '../ask-column.ts';
import { openCaseKey } from '../case-keys.ts';
import { askMail } from '../mails.ts';
import { paths } from '../paths.ts';
import { offeredColumns } from '../rules/ask-columns.ts';
import { proposeDue } from '../rules/propose-due.ts';
import { sayBasisGaps } from '../rules/say-basis-gap.ts';
import { tellFacts } from '../rules/tell-facts.ts';
import { addAsks, type NewAsk } from '../store/asks.ts';
import { askForm, gapsPart, type AskForm } from './parts/ask-form.ts';
import {
  checkAsking,
  chosenPeople,
  fields,
  proposeAsking,
  readAsking,
  type AskTyped,
} from './parts/ask-typed.ts';
import { casesPage } from './parts/open-cases.ts';
import {
  gapsOf,
  leaveToTell,
  loadPeopleToTell,
  loadWhoAnswers,
  openInvolvement,
  type OpenedInvolvement,
  type PeopleToTell,
} from './parts/open-involvement.ts';

const holidayNations = ['England', 'Wales', 'Scotland', 'Northern Ireland'] as const;

type Found = Omit<AskForm, 'typed' | 'problems'> & {
  readonly opened: OpenedInvolvement;
  readonly due: string;
};

export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  if (found === null) return notFound();
  const typed = proposeAsking(
    found.people,
    found.columns.filter((one) => (found.gaps.get(one.agency) ?? []).length === 0),
    found.due,
    { case: context.query['case'], to: context.query['to'] },
  );
  return page(view(context, found, typed, []));
}

/** Asks the agencies chosen about the cases chosen; what was asked before is left as it is. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form, keys } = context;
  const found = await load(context);
  if (found === null) return notFound();
  const { opened, people, columns } = found;
  const { key, today } = opened;
  const typed = readAsking(form, people, columns);
  const { problems, dueOn } = checkAsking(typed, form, people, columns, today);
  const targets = columns
    .filter((one) => typed.to.has(one.code))
    .map((one) => withSetting(one, found, typed));
  const refused = [...problems, ...refuse(found, targets, typed)];
  const asks = refused.length > 0 ? [] : planAsks(found, targets, typed, dueOn);
  const standing = new Set(opened.asks.map((ask) => `${ask.case} ${columnCode(ask)}`));
  const fresh = asks.filter((ask) => !standing.has(`${ask.leave.case} ${columnCode(ask)}`));
  if (refused.length === 0 && fresh.length === 0)
    refused.push({ field: 'to', message: 'Every agency chosen was already asked about every case chosen' });
  if (refused.length > 0) return invalid(view(context, found, typed, refused));
  const caseKeys = new Map();
  for (const caseId of new Set(fresh.map((ask) => ask.leave.case)))
    caseKeys.set(caseId, await openCaseKey(keys, caseId));
  const added = await addAsks(tx, key, caseKeys, fresh, actor.membership);
  const untold = await tellByMail(context, opened, targets, added);
  if (added.length > 0) await reachMilestone(tx, key, 'agencies-asked', today, actor.membership);
  context.note({ asked: added.length, before: asks.length - added.length }, [
    key.audit,
    ...new Set(added.map((ask) => ask.leave.case)),
  ]);
  return redirect(
    paths.matrix(actor.membership, key.audit, {
      asked: String(added.length),
      before: asks.length > added.length ? String(asks.length - added.length) : undefined,
      untold: untold > 0 ? String(untold) : undefined,
    }),
  );
}

async function load(context: ActingContext): Promise<Found | null> {
  const opened = await openInvolvement(context);
  if (opened === null || opened.audit.stage !== 'underway' || opened.terms === null) return null;
  const { tx, actor } = context;
  const { key, terms, today } = opened;
  const partnership = actor.partnership.id;
  const columns = offeredColumns(terms.agencies, {
    agencies: await listAgencies(tx, partnership),
    services: await listServicesOfAgencies(tx, partnership),
  });
  const agencies = [...new Set(columns.map((one) => one.agency))];
  const gaps = new Map(agencies.map((agency) => [agency, gapsOf(opened, agency)]));
  const first = agencies.find((agency) => gaps.get(agency)?.length === 0);
  const people: PeopleToTell[] = [];
  for (const one of first === undefined ? [] : opened.cases) {
    const leave = leaveToTell(terms.basis, { case: one.id, agency: first ?? '', today });
    if (leave !== null) people.push(await loadPeopleToTell(context, key, one, leave));
  }
  const settings = new Map<string, readonly Setting[]>();
  for (const agency of (await countSettingsOfAgencies(tx, partnership)).keys()) {
    if (gaps.get(agency)?.length === 0) settings.set(agency, await listSettings(tx, partnership, agency));
  }
  const areas = new Set((await listAreas(tx, partnership)).map((area) => area.nation));
  const nations = holidayNations.filter((nation) => areas.has(nation));
  const due = proposeDue(await listMilestones(tx, key), nations, today);
  return { opened, people, columns, gaps, settings, due: due.day, whyDue: due.why };
}

/** The column of a setting, where one was chosen instead of the agency as a whole. */
function withSetting(column: AskColumn, found: Found, typed: AskTyped): AskColumn {
  const setting = found.settings
    .get(column.agency)
    ?.find((one) => one.id === typed.settings.get(column.agency));
  if (setting === undefined || column.service !== null) return column;
  const code = columnCode({ agency: column.agency, service: null, setting: setting.id });
  return { ...column, code, setting: { id: setting.id, name: setting.name } };
}

function refuse(found: Found, targets: readonly AskColumn[], typed: AskTyped): FormProblem[] {
  const problems: FormProblem[] = [];
  for (const column of targets) {
    const gaps = found.gaps.get(column.agency) ?? [];
    if (gaps.length > 0)
      problems.push({
        field: 'to',
        message: `${column.agencyName} cannot be asked: missing is ${sayBasisGaps(gaps)}`,
      });
  }
  for (const [agency, setting] of typed.settings) {
    if (found.settings.get(agency)?.some((one) => one.id === setting) !== true)
      problems.push({
        field: fields.settingOf(agency),
        message: 'Choose a setting that the agency stands for, or the agency as a whole',
      });
  }
  return problems;
}

function planAsks(
  found: Found,
  targets: readonly AskColumn[],
  typed: AskTyped,
  dueOn: string,
): readonly NewAsk[] {
  const { terms, today } = found.opened;
  return found.people
    .filter((one) => typed.cases.has(one.case.id))
    .flatMap((one) =>
      targets.flatMap((column): readonly NewAsk[] => {
        const leave = leaveToTell(terms?.basis, { case: one.case.id, agency: column.agency, today });
        if (leave === null) return [];
        const chosen = chosenPeople(typed, one, column.agency);
        const tell = (facts: typeof typed.facts) => ({
          people: chosen.map(({ person, called }) => tellFacts(person, called, [...facts])),
        });
        return [
          {
            leave,
            caseNumber: one.case.number,
            agency: column.agency,
            service: column.service?.id ?? null,
            setting: column.setting?.id ?? null,
            dueOn,
            told: tell(typed.facts),
            ready: typed.isReady ? tell(typed.more) : null,
            reasons: new Map(
              chosen.map(({ person }) => [person.id, typed.reasons.get(person.relation) ?? '']),
            ),
          },
        ];
      }),
    );
}

/** Says to whoever answers that something waits, once to each; returns for how many columns nobody could be told. */
async function tellByMail(
  context: ActingContext,
  opened: OpenedInvolvement,
  targets: readonly AskColumn[],
  added: readonly NewAsk[],
): Promise<number> {
  const asked = new Set(added.map(columnCode));
  const answers = await loadWhoAnswers(context, opened.today);
  const receivers = targets
    .filter((column) => asked.has(column.code))
    .map((column) => answers(column))
    .map((who) => ({ to: who?.ways?.email ?? null, member: who?.member ?? null }));
  const { partnership } = context.actor;
  for (const [to, [first]] of Map.groupBy(receivers, (one) => one.to)) {
    if (to === null) continue;
    const mail = askMail({ partnership, to, site: context.site, member: first?.member ?? null });
    await queueMail(context.tx, context.keys, mail);
  }
  return receivers.filter((one) => one.to === null).length;
}

function view(
  context: ActingContext,
  found: Found,
  typed: AskTyped,
  problems: readonly FormProblem[],
): SafeHtml {
  const { opened, people, columns, gaps } = found;
  const m = context.actor.membership;
  const back = paths.matrix(m, opened.key.audit);
  const mayAsk = columns.some((one) => (gaps.get(one.agency) ?? []).length === 0);
  const isReady = mayAsk && people.some((one) => one.fault === null);
  return casesPage(
    context,
    opened,
    {
      title: 'Ask agencies',
      part: 'involvement',
      hasProblems: problems.length > 0,
      back: backLink({ href: back, text: 'Involvement' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">Ask agencies whether they know the people</h1>`,
    opened.cases.length === 0
      ? html`<p class="tl-lead">There is no case in the sample yet, so there is nothing to ask about.</p>
          <p class="govuk-body">
            <a class="govuk-link" href="${paths.cases(m, opened.key.audit)}">Choose the cases first</a>
          </p>`
      : !isReady && mayAsk
        ? html`<p class="tl-lead">No case can be asked about.</p>`
        : null,
    columns.length === 0 &&
      html`<p class="tl-lead">
        The terms of reference ask no agency.
        <a class="govuk-link" href="${paths.terms(m, opened.key.audit)}">Say there who takes part</a>
      </p>`,
    isReady
      ? askForm(context, opened.key.audit, { ...found, typed, problems })
      : gapsPart(found, m, opened.key.audit),
  );
}
