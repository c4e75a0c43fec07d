import { actingPage, type ActingContext } from '#accounts';
import {
  drawEntries,
  formButtons,
  formTag,
  dayEntry,
  problemSummary,
  readForm,
  showEntries,
  textEntry,
  choiceEntry,
  typedIn,
  type FormProblem,
  asText,
} from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { displayDay, londonDay } from '#platform/time';
import { paths } from '../paths.ts';
import type { TermsCommissioner } from '../terms/terms.ts';
import { recordAnswer } from '../store/agreements.ts';
import { openVersion, type OpenedVersion } from './parts/open-version.ts';

const entries = [
  choiceEntry({
    name: 'answer',
    label: 'What they said',
    options: [
      { value: 'agreed', label: 'They agree' },
      { value: 'not_yet', label: 'Not yet' },
    ],
    as: 'radios',
    needed: 'Choose what they said',
  }),
  dayEntry({ name: 'given-on', label: 'When', needed: 'Enter the day on which they said it' }),
  textEntry({
    name: 'given-how',
    label: 'How',
    hint: 'Such as “at the auditors’ meeting” or “by e-mail to the business manager”',
    longest: 300,
    needed: true,
    called: 'way in which they said it',
  }),
  textEntry({ name: 'remark', label: 'Their remark', longest: 2000, rows: 3 }),
];

export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  return found === null ? notFound() : page(view(context, found, []));
}

/** Notes for a commissioner what they said elsewhere: at a meeting, by e-mail. Who noted it is recorded. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form, now } = context;
  const found = await load(context);
  if (found === null) return notFound();
  const { opened, commissioner } = found;
  const reader = readForm(form);
  const [answer, givenOn, givenHow, remark] = entries.map((entry) => asText(entry.read(reader, form)));
  const today = londonDay(now);
  if (givenOn !== undefined && givenOn > today)
    reader.refuse('given-on', `${displayDay(givenOn)} is still to come. Note an answer once it is given`);
  if (answer === 'not_yet' && remark === '') reader.refuse('remark', 'Say what would have to change');
  if (reader.problems.length > 0 || (answer !== 'agreed' && answer !== 'not_yet'))
    return invalid(view(context, found, reader.problems));
  await recordAnswer(tx, opened.key, {
    number: opened.version.number,
    commissioner: commissioner.id,
    answer,
    remark: remark ?? '',
    givenOn: givenOn ?? today,
    givenHow: givenHow ?? '',
    membership: actor.membership,
  });
  context.note({ number: opened.version.number, answer }, [commissioner.id]);
  return redirect(paths.version(actor.membership, opened.key.audit, opened.version.number));
}

type Found = { readonly opened: OpenedVersion; readonly commissioner: TermsCommissioner };

async function load(context: ActingContext): Promise<Found | null> {
  const opened = await openVersion(context);
  const commissioner = opened?.content.terms.commissioners.find(
    (one) => one.id === context.params['commissioner'],
  );
  if (opened === null || commissioner === undefined || !opened.isLatest) return null;
  // Nobody notes their own answer as somebody else's word.
  return commissioner.membership === context.actor.membership ? null : { opened, commissioner };
}

function view(
  context: ActingContext,
  { opened, commissioner }: Found,
  problems: readonly FormProblem[],
): SafeHtml {
  const m = context.actor.membership;
  const { key, version } = opened;
  const back = paths.version(m, key.audit, version.number);
  const title = `Note an answer of ${commissioner.name}`;
  return actingPage(
    context,
    {
      title,
      section: 'audits',
      hasProblems: problems.length > 0,
      back: backLink({ href: back, text: `Version ${version.number}` }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="tl-lead">
        For what they said to version ${version.number} outside Throughline. It will say that you noted it.
      </p>`,
    formTag(
      { action: paths.noteAnswer(m, key.audit, version.number, commissioner.id), keys: context.formKeys },
      drawEntries(
        entries,
        {},
        { typed: problems.length > 0 ? typedIn(context.form) : showEntries(entries, {}), problems },
      ),
      formButtons({ text: 'Note this answer', cancel: back }),
    ),
  );
}
