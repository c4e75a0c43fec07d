import { nameMembers, type ActingContext } from '#accounts';
import { findTermsInForce } from '#audits';
import { formButtons, formTag, problemSummary, tickEntry, type FormProblem } from '#platform/forms';
import { backLink, details, insetText, summaryList, warningText } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { displayDay, displayInstant } from '#platform/time';
import { paths } from '../paths.ts';
import type { Draw } from '../quota.ts';
import { isSameDraw, type KeptRow } from '../rules/compare-draws.ts';
import { digestRows, drawSample } from '../rules/draw-sample.ts';
import { proposeMethods } from '../rules/propose-methods.ts';
import { sayGroup, saySizes } from '../rules/say-group.ts';
import { claimDraw, countSharingHousehold, listDrawn, listDraws } from '../store/draws.ts';
import {
  countAsks,
  leaveSample,
  listSampleCases,
  lockSample,
  nextCaseNumber,
  withdrawAsks,
} from '../store/sample-cases.ts';
import { makeCase } from './parts/make-case.ts';
import { casesPage, openCases, type OpenedCases } from './parts/open-cases.ts';
import { openList, sayClosedList } from './parts/open-list.ts';

type Found = {
  readonly opened: OpenedCases;
  readonly draw: Draw;
  readonly draws: readonly Draw[];
  /** Agencies asked about cases that would leave with this draw. */
  readonly asked: number;
};

const withdraw = tickEntry({
  name: 'withdraw',
  label: 'Withdraw what agencies were asked about the cases that leave',
});

export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  if (found === null) return notFound();
  const again = context.query['check'] === 'yes' ? await checkAgain(context, found) : null;
  return page(await view(context, found, { again }));
}

/**
 * Draws by what was committed. Every case gets its key, and who the child is sealed under it; cases of an earlier draw
 * leave. Of two who draw at once the second finds it drawn.
 */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const found = await load(context);
  if (found === null) return notFound();
  const { opened, draw, draws, asked } = found;
  const { key } = opened;
  const refuse = async (why: string) => conflict(await view(context, found, { stopped: why }));
  await lockSample(tx, key);
  if (draw.drawnAt !== null)
    return await refuse(
      'This draw was drawn meanwhile. Nothing was drawn a second time; below is what came of it.',
    );
  if (draw.id !== draws.at(-1)?.id)
    return await refuse('A later draw has been committed meanwhile. This one is not drawn any more.');
  if (asked > 0 && form.text(withdraw.name) !== 'yes') {
    const message = `Agencies were asked about cases that would leave. Say that what they were asked is withdrawn`;
    return invalid(await view(context, found, { problems: [{ field: withdraw.name, message }] }));
  }
  const list = await openList(context, key, draw.plan.ageOn);
  if (list.state !== 'open') return await refuse(sayClosedList(list.state));
  if (digestRows(list.rows) !== draw.frameDigest)
    return await refuse(
      'The list, or what is left out of it or held, has changed since this draw was committed. Nothing was drawn. Commit a draw anew; this one stays on record.',
    );
  if (!(await claimDraw(tx, key, draw.id, actor.membership)))
    return await refuse('This draw was drawn meanwhile. Nothing was drawn a second time.');
  const before = (await listSampleCases(tx, key)).filter(
    (one) => one.origin === 'drawn' && one.standing !== 'left',
  );
  for (const one of before) {
    await leaveSample(tx, key, one, 'drawn_again');
    await withdrawAsks(tx, key, one.id, 'The cases were drawn again.');
  }
  const drawn = drawSample(list.rows, draw.plan, draw.seed);
  const terms = (await findTermsInForce(tx, key))?.terms;
  const methods = proposeMethods(
    terms?.methods ?? [],
    drawn.map(({ row }) => row.status),
  );
  const first = await nextCaseNumber(tx, key);
  for (const [at, { row, standing, quota, rank }] of drawn.entries()) {
    const method = methods[at] ?? null;
    await makeCase(context, key, list.childOf(row.id), {
      number: first + at,
      origin: 'drawn',
      standing,
      draw: draw.id,
      quota,
      rank,
      frame: row.frame,
      frameRow: row.id,
      ...(method === null ? {} : { method }),
    });
  }
  const count = (standing: string) => drawn.filter((one) => one.standing === standing).length;
  context.note({
    number: draw.number,
    cases: count('in_sample'),
    reserves: count('reserve'),
    left: before.length,
  });
  return redirect(paths.drawn(actor.membership, key.audit, draw.id));
}

async function load(context: ActingContext): Promise<Found | null> {
  const opened = await openCases(context);
  if (opened === null) return null;
  const { tx } = context;
  const draws = await listDraws(tx, opened.key);
  const draw = draws.find((one) => one.id === context.params['draw']);
  if (draw === undefined) return null;
  const asks = await countAsks(tx, opened.key);
  const leaving = (await listSampleCases(tx, opened.key)).filter(
    (one) => one.origin === 'drawn' && one.standing !== 'left',
  );
  const asked = leaving.reduce((sum, one) => sum + (asks.get(one.id)?.asked ?? 0), 0);
  return { opened, draw, draws, asked };
}

/** Draws again from the same seed, in memory: nothing is changed. Returns what came of it, in sentences. */
async function checkAgain(context: ActingContext, { opened, draw }: Found): Promise<readonly string[]> {
  const list = await openList(context, opened.key, draw.plan.ageOn, draw);
  if (list.state !== 'open')
    return [
      list.state === 'destroyed'
        ? 'The list was destroyed: the draw cannot be done again any more.'
        : sayClosedList(list.state),
    ];
  const digest =
    digestRows(list.rows) === draw.frameDigest
      ? 'The list is the one that this draw was committed for: its digest is the same.'
      : 'The list is not the one that this draw was committed for: its digest is another. A child was added or taken away behind the program.';
  if (draw.drawnAt === null) return [digest];
  const again = drawSample(list.rows, draw.plan, draw.seed);
  const kept = await listDrawn(context.tx, opened.key, draw.id);
  return [
    digest,
    isSameDraw(kept, again)
      ? `Drawn again from the same seed, the same ${kept.length} children come out, for the same cases. Nothing was changed.`
      : 'Drawn again from the same seed, other children come out. What the list says of a child, or the cases, have been changed since.',
  ];
}

type Showing = {
  readonly again?: readonly string[] | null;
  readonly problems?: readonly FormProblem[];
  readonly stopped?: string;
};

async function view(context: ActingContext, found: Found, showing: Showing): Promise<SafeHtml> {
  const { opened, draw, draws } = found;
  const { problems = [], stopped, again = null } = showing;
  const m = context.actor.membership;
  const a = opened.key.audit;
  const names = await nameMembers(
    context.tx,
    [draw.committedBy, draw.drawnBy ?? ''].filter((one) => one !== ''),
  );
  const title = `Draw ${draw.number} of ${draws.length}`;
  const isLast = draw.id === draws.at(-1)?.id;
  const sharing = await countSharingHousehold(context.tx, opened.key);
  const by = (membership: string | null) =>
    names.get(membership ?? '') ?? 'somebody who is not here any more';
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
    stopped !== undefined && insetText({ text: stopped }),
    draw.drawnAt === null && isLast && drawNow(context, found, problems),
    draw.drawnAt === null &&
      !isLast &&
      html`<p class="tl-lead">It was committed and never drawn: a later draw took its place.</p>`,
    draw.drawnAt !== null &&
      html`<p class="tl-lead">
        ${sayDrawn(draw, await listDrawn(context.tx, opened.key, draw.id))}
        ${isLast && sharing > 0 && ` ${sharing} cases share a household with another case.`}
        <a class="govuk-link" href="${paths.cases(m, a)}">See the cases</a>
      </p>`,
    again !== null &&
      html`<section class="tl-note" aria-labelledby="checked">
        <h2 class="govuk-heading-s" id="checked">Checked just now</h2>
        ${again.map((one) => html`<p class="govuk-body">${one}</p>`)}
      </section>`,
    groupsTable(draw),
    html`<h2 class="govuk-heading-m">What it was drawn by</h2>`,
    summaryList({
      rows: facts(draw, by).map(([name, value]) => ({
        key: { text: name },
        value: { html: html`${value}` },
      })),
    }),
    details({ summaryText: 'How it is drawn, for whoever wants to check it', html: method(draw) }),
    html`<p class="govuk-body">
      <a class="govuk-link" href="${paths.drawn(m, a, draw.id, { check: 'yes' })}"
        >${draw.drawnAt === null ? 'Check that the list has not changed' : 'Draw again from the same seed, to check'}</a
      >
    </p>`,
    otherDraws(m, a, found),
  );
}

function sayDrawn(draw: Draw, kept: readonly KeptRow[]): string {
  const { quotas } = draw.plan;
  const wanted = quotas.reduce((sum, one) => sum + one.cases + one.reserves, 0);
  const cases = kept.filter((one) => one.rank < (quotas[one.quota]?.cases ?? 0)).length;
  const came = saySizes({ cases, reserves: kept.length - cases });
  const fewer =
    kept.length < wanted ? ' They are fewer than asked for: children of one household were passed over.' : '';
  return `It was drawn: ${came}, from ${draw.frameSize.toLocaleString('en-GB')} children.${fewer}`;
}

function drawNow(
  context: ActingContext,
  { opened, draw, asked }: Found,
  problems: readonly FormProblem[],
): Content {
  const m = context.actor.membership;
  const a = opened.key.audit;
  return html`<p class="tl-lead">
      The groups and the seed are written down and stand in the log. Nothing is drawn yet; whatever is drawn now, or drawn
      again later, can be seen beside it.
    </p>
    ${draw.number > 1 && html`<p class="govuk-body">The cases of the earlier draw leave the sample with this one.</p>`}
    ${asked > 0 && warningText({ text: `Agencies were asked about them already, ${asked} times.`, iconFallbackText: 'Warning' })}
    ${formTag(
      { action: paths.drawn(m, a, draw.id), keys: context.formKeys },
      asked > 0 && withdraw.draw({ typed: {}, problems }),
      formButtons({ text: 'Draw now', cancel: paths.draw(m, a), cancelText: 'Commit to other groups' }),
    )}`;
}

function groupsTable(draw: Draw): Content {
  const { quotas } = draw.plan;
  return (
    quotas.length > 0 &&
    html`<div class="tl-region" role="region" aria-labelledby="groups" tabindex="0">
      <table class="tl-table">
        <caption class="tl-table__caption" id="groups">From which groups, and how many</caption>
        <thead>
          <tr>
            <th scope="col">Group</th>
            <th scope="col" class="tl-table__number">Cases</th>
            <th scope="col" class="tl-table__number">Reserves</th>
          </tr>
        </thead>
        <tbody>
          ${quotas.map(
            (one, at) =>
              html`<tr>
                <th scope="row">${at + 1}. ${sayGroup(one)}</th>
                <td class="tl-table__number">${one.cases}</td>
                <td class="tl-table__number">${one.reserves}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
  );
}

type Fact = readonly [name: string, value: Content];

function facts(draw: Draw, by: (membership: string | null) => string): readonly Fact[] {
  const { plan } = draw;
  return [
    ['Committed', `${displayInstant(draw.committedAt)}, ${by(draw.committedBy)}`],
    ...(draw.drawnAt === null
      ? []
      : [['Drawn', `${displayInstant(draw.drawnAt)}, ${by(draw.drawnBy)}`] satisfies Fact]),
    ...(draw.reason === '' ? [] : [['Why again', draw.reason] satisfies Fact]),
    ['Children who could be drawn', draw.frameSize.toLocaleString('en-GB')],
    ['Ages taken on', plan.ageOn === '' ? 'No day' : displayDay(plan.ageOn)],
    ['Of one household', plan.oneOfHousehold ? 'Not more than one child' : 'Any number of children'],
    ['Seed', html`<code class="tl-figures">${draw.seed}</code>`],
    ['Digest of the list', html`<code class="tl-figures">${draw.frameDigest}</code>`],
  ];
}

function method(draw: Draw): SafeHtml {
  return html`<p>
      The seed was made by chance and written into the log, with the groups and the digest, before anything was drawn. So
      nobody can try seeds until they like what comes out: a second draw stands beside the first.
    </p>
    <ol class="govuk-list govuk-list--number">
      <li>Each child on the list has an id of the program. The digest is SHA-256 over those of all children who could be drawn, in alphabetical order, each followed by a line feed.</li>
      <li>For each child, SHA-256 is taken of the seed, a blank and the id. The children stand in the order of what comes out.</li>
      <li>Each group takes the first who fit it as cases; when all groups have theirs, the next who fit as reserves.</li>
      ${
        draw.plan.oneOfHousehold &&
        html`<li>A child is passed over when another of the same household, by what the list says, has been taken before, by whichever group. So a child with brothers or sisters on the list is a little less likely to be drawn than one without.</li>`
      }
      <li>The cases are numbered in the order of SHA-256 of the seed, a blank, the word “number”, a blank and the id, those of the sample before the reserves. A number tells nothing of the group.</li>
    </ol>`;
}

function otherDraws(m: string, a: string, { draw, draws }: Found): Content {
  const others = draws.filter((one) => one.id !== draw.id);
  return (
    others.length > 0 &&
    html`<h2 class="govuk-heading-m">Other draws of this audit</h2>
      <ul class="govuk-list govuk-list--bullet">
        ${others.map(
          (one) =>
            html`<li>
              <a class="govuk-link" href="${paths.drawn(m, a, one.id)}">Draw ${one.number} of ${draws.length}</a>,
              ${one.drawnAt === null ? 'never drawn' : `drawn ${displayInstant(one.drawnAt)}`}${one.reason !== '' && `: ${one.reason}`}
            </li>`,
        )}
      </ul>`
  );
}
