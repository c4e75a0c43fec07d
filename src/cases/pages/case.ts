import type { ActingContext } from '#accounts';
import { backLink, insetText, summaryList } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayDay, displayInstant, londonDay } from '#platform/time';
import { columnCode, sayColumn } from '../ask-column.ts';
import { openReason, type CaseReason } from '../case-reason.ts';
import { involvementAnswers, isInvolvementAnswer } from '../involvement.ts';
import { concernRouteMissing } from '../parts/concern-route-missing.ts';
import { raiseConcernLink } from '../parts/raise-concern-link.ts';
import { paths } from '../paths.ts';
import { isLeavingReason, leavingReasons, sayCase, type SampleCase } from '../sample-case.ts';
import { sayOrigin, sayStanding } from '../rules/case-lines.ts';
import { nameMethods, sayMethod } from '../rules/method-names.ts';
import { permitReveal } from '../rules/permit-reveal.ts';
import { findConcernRoute } from '../store/concern-route.ts';
import { listDraws } from '../store/draws.ts';
import { listHoldsOfRow } from '../store/drawable-rows.ts';
import { findOpenReveal } from '../store/reveals.ts';
import { countOpenConcerns, findSealedReason, listAsksOf, type CaseAsk } from '../store/sample-cases.ts';
import { loadInvolvement } from './parts/load-participation.ts';
import { openCaseAmongAll, type CaseAmongAll } from './parts/open-case.ts';
import { casesPage } from './parts/open-cases.ts';

/** One case: its number, how it came, where it stands and who was asked about it; nothing of whom it is about. */
export async function get(context: ActingContext): Promise<Reply> {
  const found = await openCaseAmongAll(context);
  if (found === null) return notFound();
  const { tx, actor } = context;
  const { opened, one, cases, terms } = found;
  const { key } = opened;
  const m = actor.membership;
  const a = key.audit;
  const asks = await listAsksOf(tx, key, one.id);
  const draw = (await listDraws(tx, key)).find((other) => other.id === one.draw);
  const holds =
    one.frame === null || one.frameRow === null
      ? []
      : await listHoldsOfRow(tx, key, { frame: one.frame, id: one.frameRow });
  const concerns = await countOpenConcerns(tx, key, one.id);
  const route = await findConcernRoute(tx, key);
  const { columns } = await loadInvolvement(tx, key);
  const names = new Map(columns.map((column) => [column.code, sayColumn(column)]));
  const title = sayCase(one);
  const isHere = one.standing !== 'left' && one.destroyedAt === null;
  const change = (href: string, text: string, about: string) => ({
    actions: { items: [{ href, text, visuallyHiddenText: about }] },
  });
  return page(
    casesPage(
      context,
      opened,
      { title, part: 'cases', back: backLink({ href: paths.cases(m, a), text: 'Cases' }) },
      html`<h1 class="govuk-heading-l">${title}</h1>`,
      one.destroyedAt !== null &&
        insetText({
          text: `Who this case is about was destroyed on ${displayDay(londonDay(one.destroyedAt))}. Its number stays.`,
        }),
      holds.map(({ reason, setAt }) =>
        insetText({
          text: `The child of this case was held on the list on ${displayDay(londonDay(setAt))}: ${
            isLeavingReason(reason) ? leavingReasons[reason].toLowerCase() : 'another reason'
          }. See whether the case can stay.`,
        }),
      ),
      summaryList({
        rows: [
          { key: { text: 'How it came' }, value: { text: sayOrigin(one, cases) } },
          ...(draw === undefined
            ? []
            : [
                {
                  key: { text: 'Drawn with' },
                  value: {
                    html: html`<a class="govuk-link" href="${paths.drawn(m, a, draw.id)}">Draw ${draw.number}</a>`,
                  },
                },
              ]),
          {
            key: { text: 'Where it stands' },
            value: { text: sayStanding(one, cases) },
            ...(isHere ? change(paths.caseLeave(m, a, one.id), 'It leaves', `: ${title}`) : {}),
          },
          {
            key: { text: 'Method' },
            value: { text: sayMethod(nameMethods(terms?.methods ?? []), one.method) },
            ...(isHere ? change(paths.caseMethod(m, a, one.id), 'Change', ` the method of ${title}`) : {}),
          },
          ...(await reasonRows(context, found)),
        ],
      }),
      html`<p class="govuk-body">
        <a class="govuk-link" href="${paths.identity(m, a, one.id)}">Who the case is about</a>: sealed. It shows once you
        say why you look, and that you looked stands in the log.
      </p>`,
      html`<h2 class="govuk-heading-m">Which agencies knew the family</h2>`,
      asked(m, a, asks, names, one),
      html`<h2 class="govuk-heading-m">Is the child safe now?</h2>
        ${
          concerns > 0 &&
          html`<p class="govuk-body">
            <a class="govuk-link" href="${paths.concerns(m, a)}"
              >${concerns === 1 ? 'One concern is' : `${concerns} concerns are`} open about this case</a
            >.
          </p>`
        }
        ${one.destroyedAt === null && [concernRouteMissing(m, a, route), raiseConcernLink(m, a, one.id)]}`,
      history(one, cases, asks, draw?.number),
    ),
  );
}

/** What was said about the case, while somebody looks at who it is about; otherwise, that something was said. */
async function reasonRows(context: ActingContext, { opened, one }: CaseAmongAll) {
  const { tx, keys, actor, now } = context;
  const sealed = await findSealedReason(tx, opened.key, one.id);
  if (sealed === null) return [];
  const asked = { case: one.id, membership: actor.membership, what: 'identity' } as const;
  const leave = permitReveal(await findOpenReveal(tx, opened.key, asked), { ...asked, now });
  const says = (text: string) => [{ key: { text: 'What was said of it' }, value: { html: html`${text}` } }];
  if (leave === null) return says('Sealed. It shows here while you look at who the case is about.');
  const reason = await openReason(keys, opened.key, one.id, sealed);
  if (reason === null) return says('What was said does not open any more.');
  const labels: Readonly<Record<keyof CaseReason, string>> = {
    picked: 'Why it was picked',
    chosen: 'Why it took a place out of turn',
    left: 'Why it left',
  };
  return (Object.keys(labels) as (keyof CaseReason)[])
    .filter((what) => reason[what] !== undefined)
    .map((what) => ({
      key: { text: labels[what] },
      value: { html: html`<span class="tl-lines">${reason[what]}</span>` },
    }));
}

function asked(
  m: string,
  a: string,
  asks: readonly CaseAsk[],
  names: ReadonlyMap<string, string>,
  one: SampleCase,
): Content {
  const open = asks.filter((ask) => ask.withdrawnAt === null);
  if (open.length === 0)
    return html`<p class="govuk-body">
      Nobody is asked about this case.
      ${one.standing === 'in_sample' && html`<a class="govuk-link" href="${paths.askAgencies(m, a, { case: one.id })}">Ask the agencies</a>`}
    </p>`;
  return [
    summaryList({
      rows: open.map((ask) => ({
        key: { text: names.get(columnCode(ask)) ?? 'An agency that is no longer here' },
        value: {
          html: html`<a class="govuk-link" href="${paths.ask(m, a, ask.id)}"
          >${ask.answer !== null && isInvolvementAnswer(ask.answer) ? involvementAnswers[ask.answer] : 'No reply yet'}</a
        >`,
        },
      })),
    }),
    html`<p class="govuk-body">
      <a class="govuk-link" href="${paths.matrix(m, a)}">All cases and agencies</a>
    </p>`,
  ];
}

function history(
  one: SampleCase,
  cases: readonly SampleCase[],
  asks: readonly CaseAsk[],
  draw: number | undefined,
): SafeHtml {
  const before = cases.find((other) => other.id === one.replaces);
  const [firstAsk] = asks;
  const came = {
    drawn: `Drawn with draw ${draw ?? ''}`,
    picked: 'Picked by hand',
    supplied: 'Taken as supplied',
  };
  const steps: readonly (readonly [Temporal.Instant, string])[] = [
    [one.madeAt, came[one.origin].trim()],
    ...(before?.leftAt ? [[before.leftAt, `Took the place of ${sayCase(before)}`] as const] : []),
    ...(firstAsk === undefined ? [] : [[firstAsk.askedAt, 'Agencies were asked about it'] as const]),
    ...(one.leftAt === null ? [] : [[one.leftAt, sayStanding(one, cases)] as const]),
    ...(one.destroyedAt === null ? [] : [[one.destroyedAt, 'Who it is about was destroyed'] as const]),
  ];
  return html`<h2 class="govuk-heading-m">What happened</h2>
    <ol class="govuk-list tl-measure">
      ${steps
        .toSorted(([earlier], [later]) => Temporal.Instant.compare(earlier, later))
        .map(([at, what]) => html`<li>${displayInstant(at)}: ${what}</li>`)}
    </ol>`;
}
