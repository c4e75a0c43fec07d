import { listColleagues, mayDo, sayColleague, type ActingContext, type Colleague } from '#accounts';
import {
  asNumber,
  asText,
  asTexts,
  choiceEntry,
  choicesEntry,
  conflictSides,
  drawEntries,
  formButtons,
  formTag,
  mergeEntries,
  numberEntry,
  problemSummary,
  showEntries,
  showMerged,
  textEntry,
  typedIn,
  type Conflicting,
  type Entry,
  type FormProblem,
  type Typed,
  type Values,
} from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { usualMinutes, type ConcernRoute } from '../concern.ts';
import { paths } from '../paths.ts';
import { readHours, readTime, weekdays, writeHours } from '../rules/concern-hours.ts';
import { keepConcernRoute, lockConcernRoute } from '../store/concern-route.ts';
import { concernsPage, openConcerns, type OpenedConcerns } from './parts/open-concerns.ts';

type Found = { readonly opened: OpenedConcerns; readonly entries: readonly Entry[]; readonly kept: Values };

/** Only somebody who may open a concern can receive one. */
function entriesFor(colleagues: readonly Colleague[]): readonly Entry[] {
  const options = colleagues
    .filter(({ roles }) => mayDo(roles, 'concerns.raise'))
    .map((one) => ({ value: one.membership, label: sayColleague(one) }));
  return [
    choiceEntry({
      name: 'recipient',
      label: 'To whom it goes at once',
      hint: 'Somebody who can act on it the same day, such as a designated professional. They are written to whenever a child may be unsafe.',
      options,
      as: 'list',
      needed: 'Choose to whom it goes at once',
    }),
    choiceEntry({
      name: 'deputy',
      label: 'Who stands in out of hours',
      hint: 'Another person. They are written to as well out of hours, and whenever it is not acknowledged in time.',
      options,
      as: 'list',
      needed: 'Choose who stands in out of hours',
    }),
    choicesEntry({
      name: 'days',
      label: 'Days on which the first person is at work',
      hint: 'Leave all unticked if they can be reached at every hour. Bank holidays are out of hours.',
      options: weekdays.map((label, at) => ({ value: String(at + 1), label })),
      small: true,
    }),
    textEntry({
      name: 'from',
      label: 'From',
      hint: 'For example, 9:00',
      longest: 10,
      width: 'govuk-input--width-5',
    }),
    textEntry({
      name: 'until',
      label: 'Until',
      hint: 'For example, 17:00',
      longest: 10,
      width: 'govuk-input--width-5',
    }),
    numberEntry({
      name: 'within',
      label: 'To be acknowledged within',
      hint: 'From 5 minutes to 1,440 (a day)',
      least: 5,
      most: 1440,
      suffix: 'minutes',
    }),
  ];
}

function valuesOf(route: ConcernRoute | null): Values {
  const hours = route === null ? null : readHours(route.hours);
  return {
    recipient: route?.recipient ?? null,
    deputy: route?.deputy ?? null,
    days: hours === null ? null : hours.days.map(String),
    from: hours?.from ?? null,
    until: hours?.until ?? null,
    within: route?.withinMinutes ?? null,
  };
}

/** What is proposed where nothing was said yet. */
const proposed: Values = {
  days: ['1', '2', '3', '4', '5'],
  from: '09:00',
  until: '17:00',
  within: usualMinutes,
};

export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  return found === null ? notFound() : page(await view(context, found, {}));
}

/** Says to whom concerns go that are raised from now on; those that are open stay where they are. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  await lockConcernRoute(tx, {
    partnership: actor.partnership.id,
    audit: context.params['audit'] ?? '',
  });
  const found = await load(context);
  if (found === null) return notFound();
  const { opened, entries, kept } = found;
  const merging = mergeEntries(entries, kept, form);
  const after = { ...kept, ...merging.changes };
  const problems = [...merging.problems];
  const route = problems.length > 0 ? null : readRoute(after, problems);
  if (merging.conflicts.length > 0 && problems.length === 0)
    return conflict(
      await view(context, found, {
        conflicts: merging.conflicts,
        typed: showMerged(entries, kept, merging, form),
      }),
    );
  if (route === null || problems.length > 0)
    return invalid(await view(context, found, { problems, typed: typedIn(form) }));
  await keepConcernRoute(tx, opened.key, route, actor.membership);
  context.note({ within: route.withinMinutes });
  return redirect(paths.concerns(actor.membership, opened.audit.id));
}

function readRoute(values: Values, problems: FormProblem[]): ConcernRoute | null {
  const recipient = asText(values['recipient']);
  const deputy = asText(values['deputy']);
  if (recipient === deputy)
    problems.push({ field: 'deputy', message: 'Choose another person to stand in than the one it goes to' });
  const within = asNumber(values['within']);
  if (within === null)
    problems.push({ field: 'within', message: 'Enter within how many minutes it is to be acknowledged' });
  const hours = readHoursOf(values, problems);
  if (within === null || problems.length > 0) return null;
  return { recipient, deputy, hours, withinMinutes: within };
}

function readHoursOf(values: Values, problems: FormProblem[]): string {
  const days = asTexts(values['days']).map(Number);
  if (days.length === 0) return '';
  const from = readTime(asText(values['from']));
  const until = readTime(asText(values['until']));
  if (from === null)
    problems.push({ field: 'from', message: 'Enter from when they are at work as a time, such as 9:00' });
  if (until === null)
    problems.push({ field: 'until', message: 'Enter until when they are at work as a time, such as 17:00' });
  if (from === null || until === null) return '';
  if (from >= until)
    problems.push({ field: 'until', message: 'Enter a time later than the one from which they are at work' });
  return writeHours({ days, from, until });
}

async function load(context: ActingContext): Promise<Found | null> {
  const opened = await openConcerns(context);
  if (opened === null) return null;
  const entries = entriesFor(await listColleagues(context.tx));
  return { opened, entries, kept: valuesOf(opened.route) };
}

type Trouble = {
  readonly problems?: readonly FormProblem[];
  readonly conflicts?: readonly Conflicting[];
  readonly typed?: Typed;
};

async function view(context: ActingContext, found: Found, trouble: Trouble): Promise<SafeHtml> {
  const { problems = [], conflicts = [] } = trouble;
  const { opened, entries, kept } = found;
  const m = context.actor.membership;
  const back = paths.concerns(m, opened.audit.id);
  const isClash = conflicts.length > 0;
  const title = isClash ? 'Somebody else changed this meanwhile' : 'To whom an immediate concern goes';
  const shown = opened.route === null ? proposed : kept;
  return await concernsPage(
    context,
    opened,
    {
      title,
      hasProblems: problems.length > 0,
      back: backLink({ href: back, text: 'Immediate concerns' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    !isClash &&
      html`<p class="tl-lead">
        When somebody who looks at a case says that a child may be unsafe now, these two are told at once. It does
        not replace anybody’s own emergency and referral route.
      </p>`,
    isClash && conflictSides(conflicts),
    formTag(
      { action: paths.concernRoute(m, opened.audit.id), keys: context.formKeys },
      drawEntries(
        entries,
        kept,
        { typed: trouble.typed ?? showEntries(entries, shown), problems },
        problems.length > 0 ? { sent: context.form } : {},
      ),
      formButtons({ text: isClash ? 'Save what I typed' : 'Save', cancel: back }),
    ),
  );
}
