import { listAreas, type ActingContext } from '#accounts';
import { findTermsInForce, type TermsSample } from '#audits';
import { newSecret } from '#platform/crypto';
import {
  asText,
  formTag,
  problemSummary,
  readForm,
  textEntry,
  tickEntry,
  typedIn,
  type FormProblem,
  type Typed,
} from '#platform/forms';
import { backLink, button, insetText } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { displayDay } from '#platform/time';
import { paths } from '../paths.ts';
import { mostQuotas, type Draw, type DrawPlan } from '../quota.ts';
import { countShown, drawQuotas, quotaField, readQuotas, showQuotas } from '../quotas-form.ts';
import { checkQuotas, countFits, sayNothingLeft, type QuotaProblem } from '../rules/check-quotas.ts';
import { digestRows } from '../rules/draw-sample.ts';
import { proposeQuotas } from '../rules/propose-quotas.ts';
import { codeQuotas, saySizes } from '../rules/say-group.ts';
import { plainName } from '../rules/traits-of.ts';
import { commitDraw, listDraws } from '../store/draws.ts';
import { casesPage, openCases, type OpenedCases } from './parts/open-cases.ts';
import { openList, sayClosedList, type OpenedList } from './parts/open-list.ts';

type Found = {
  readonly opened: OpenedCases;
  readonly sample: TermsSample;
  /** ISO day at which ages are taken, and whether it is the beginning of the period looked at. */
  readonly ageOn: string;
  readonly isScope: boolean;
  readonly areas: readonly string[];
  readonly draws: readonly Draw[];
  readonly list: OpenedList;
};

const homes = tickEntry({
  name: 'one-of-household',
  label: 'Draw not more than one child of a household',
  hint: 'A child is passed over when a brother or sister, by the household of the list, was drawn before',
});
const differs = tickEntry({ name: 'differs', label: 'The numbers differ from the agreed terms on purpose' });
const reason = textEntry({
  name: 'reason',
  label: 'Why it is drawn again',
  hint: 'Stands in the audit’s record for good, beside both draws. Say nothing about a child',
  longest: 2000,
  rows: 3,
  needed: true,
  called: 'reason why it is drawn again',
});

export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  if (found === null) return notFound();
  const last = found.draws.at(-1);
  const quotas = last === undefined ? proposeQuotas(found.sample) : last.plan.quotas;
  const typed = { ...showQuotas(quotas), ...homes.show(last?.plan.oneOfHousehold ?? null) };
  return page(view(context, found, { typed }));
}

/** Writes down the groups, a seed and the digest of the list; nothing is drawn yet. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const found = await load(context);
  if (found === null) return notFound();
  const { opened, sample, ageOn, areas, draws, list } = found;
  const typed = typedIn(form);
  if (form.text('seen') !== String(draws.length))
    return conflict(view(context, found, { typed, isStale: true }));
  if (form.text('do') === 'more')
    return invalid(view(context, found, { typed, shown: Math.min(countShown(typed) + 1, mostQuotas) }));
  if (list.state !== 'open') return invalid(view(context, found, { typed }));
  const read = readQuotas(form, areas);
  const plan: DrawPlan = {
    quotas: read.quotas,
    ageOn,
    oneOfHousehold: form.text(homes.name) === 'yes',
    frames: list.frames,
  };
  const reader = readForm(form);
  const why = draws.length === 0 ? '' : asText(reason.read(reader, form));
  const problems: FormProblem[] = [...read.problems];
  if (problems.length === 0)
    for (const one of checkQuotas(plan, list.rows, list.sizes, sample, form.text(differs.name) === 'yes'))
      problems.push({ field: fieldOf(one, read.places), message: one.says });
  problems.push(...reader.problems);
  if (problems.length > 0) return invalid(view(context, found, { typed, problems }));
  const number = draws.length + 1;
  const seed = newSecret();
  const frameDigest = digestRows(list.rows);
  const frameSize = list.rows.length;
  const { membership: committedBy } = actor;
  const id = await commitDraw(tx, opened.key, {
    number,
    seed,
    frameDigest,
    frameSize,
    plan,
    reason: why,
    committedBy,
  });
  const { quotas, oneOfHousehold } = plan;
  context.note(
    { number, seed, list: frameDigest, size: frameSize, quotas: codeQuotas(quotas), ageOn, oneOfHousehold },
    [id],
  );
  return redirect(paths.drawn(actor.membership, opened.key.audit, id));
}

async function load(context: ActingContext): Promise<Found | null> {
  const opened = await openCases(context);
  if (opened === null) return null;
  const { tx, actor } = context;
  const terms = (await findTermsInForce(tx, opened.key))?.terms ?? null;
  if (terms === null) return null;
  const from = terms.scope?.period?.from ?? null;
  const ageOn = from ?? opened.today;
  const own = (await listAreas(tx, actor.partnership.id)).map((area) => area.name);
  const named = [...own, ...terms.sample.byArea.map((area) => area.name)];
  return {
    opened,
    sample: terms.sample,
    ageOn,
    isScope: from !== null,
    areas: named.filter((name, at) => named.findIndex((one) => plainName(one) === plainName(name)) === at),
    draws: await listDraws(tx, opened.key),
    list: await openList(context, opened.key, ageOn),
  };
}

function fieldOf(problem: QuotaProblem, places: readonly number[]): string {
  if (problem.at === 'list' || problem.at === 'differs') return problem.at;
  return quotaField(places[problem.quota ?? 0] ?? 1, problem.at);
}

type Showing = {
  readonly typed: Typed;
  readonly problems?: readonly FormProblem[];
  readonly shown?: number;
  readonly isStale?: boolean;
};

function view(context: ActingContext, found: Found, showing: Showing): SafeHtml {
  const { opened, draws, list } = found;
  const { problems = [], isStale = false } = showing;
  const m = context.actor.membership;
  const a = opened.key.audit;
  const title = draws.length === 0 ? 'Draw the cases' : 'Draw the cases again';
  return casesPage(
    context,
    opened,
    {
      title,
      part: 'cases',
      hasProblems: problems.length > 0,
      back: backLink({ href: paths.cases(m, a), text: 'Cases' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    isStale &&
      insetText({
        text: 'Somebody else committed a draw since you opened this page. Nothing of yours was committed. Look at theirs first; what you typed is kept below.',
      }),
    earlierDraws(m, a, draws),
    list.state !== 'open'
      ? html`<p class="tl-lead">${sayClosedList(list.state)}</p>`
      : list.rows.length === 0
        ? html`<p class="tl-lead" id="list">${sayNothingLeft(list.sizes)}.</p>
            ${button({ text: 'Look at the list', href: paths.frame(m, a) })}`
        : drawForm(context, found, list, showing),
  );
}

function earlierDraws(m: string, a: string, draws: readonly Draw[]): Content {
  return (
    draws.length > 0 &&
    html`<ul class="govuk-list govuk-list--bullet">
      ${draws.map(
        (draw) =>
          html`<li>
            <a class="govuk-link" href="${paths.drawn(m, a, draw.id)}">Draw ${draw.number}</a>:
            ${draw.drawnAt === null ? 'committed, not drawn' : 'drawn'}
          </li>`,
      )}
    </ul>`
  );
}

function drawForm(
  context: ActingContext,
  found: Found,
  list: Extract<OpenedList, { state: 'open' }>,
  { typed, problems = [], shown = countShown(typed) }: Showing,
): SafeHtml {
  const { opened, sample, draws, areas, ageOn, isScope } = found;
  const m = context.actor.membership;
  const sentQuotas = readQuotas({ ...context.form, text: (name) => typed[name]?.[0] ?? '' }, areas);
  const say = (place: number): string => {
    const quota = sentQuotas.quotas[sentQuotas.places.indexOf(place)];
    if (quota === undefined) return '';
    const { fits } = countFits(quota, list.rows, false);
    return `${fits.toLocaleString('en-GB')} ${fits === 1 ? 'child fits' : 'children fit'}`;
  };
  const isAbout = problems.some((one) => one.field === differs.name) || typed[differs.name] !== undefined;
  return html`<p class="tl-lead">${sayList(list)}</p>
    <p class="govuk-body tl-measure">
      ${
        sample.cases === null
          ? 'The agreed terms do not say how many cases.'
          : `The agreed terms say ${saySizes({ cases: sample.cases, reserves: sample.reserves ?? 0 })}.`
      }
      Ages are taken on ${displayDay(ageOn)}${isScope ? ', the first day of the period looked at' : ', because the period looked at has no first day'}.
      Nothing is drawn yet: first the groups and a random seed are written down, for good.
    </p>
    ${formTag(
      { action: paths.draw(m, opened.key.audit), keys: context.formKeys },
      html`<input type="hidden" name="seen" value="${draws.length}" />`,
      drawQuotas(areas, Math.max(shown, 1), typed, problems, say),
      shown < mostQuotas &&
        button({ text: 'Add a group', name: 'do', value: 'more', classes: 'govuk-button--secondary' }),
      homes.draw({ typed, problems }),
      draws.length > 0 && reason.draw({ typed, problems }),
      isAbout && differs.draw({ typed, problems }),
      html`<div class="govuk-button-group">
        ${button({ text: 'Commit to these groups', name: 'do', value: 'commit', preventDoubleClick: true })}
        <a class="govuk-link" href="${paths.cases(m, opened.key.audit)}">Cancel</a>
      </div>`,
    )}`;
}

function sayList({ rows, sizes }: Extract<OpenedList, { state: 'open' }>): string {
  const out = [
    sizes.excluded > 0 && `${sizes.excluded} left out`,
    sizes.held > 0 && `${sizes.held} held`,
    sizes.taken > 0 && `${sizes.taken} in the sample already, or left it`,
  ].filter((one) => one !== false);
  const drawable = `${rows.length.toLocaleString('en-GB')} of the ${sizes.listed.toLocaleString('en-GB')} children on the list can be drawn`;
  return out.length === 0 ? `${drawable}.` : `${drawable}; ${out.join(', ')}.`;
}
