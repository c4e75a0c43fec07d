import type { ActingContext } from '#accounts';
import { fieldError, formTag, problemSummary, readForm, type FormProblem } from '#platform/forms';
import { backLink, button, textarea } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { londonDay } from '#platform/time';
import { handedInMail } from '../mails.ts';
import { paths } from '../paths.ts';
import { isBeingWritten } from '../return.ts';
import { findReturnGaps, type ReturnGap } from '../parts/find-return-gaps.ts';
import { longestReason } from '../step-words.ts';
import { openMyReturn, returnPage, type OpenedReturn } from './parts/open-return.ts';
import { overtakenPage } from './parts/overtaken-page.ts';
import { takeStep } from './parts/take-step.ts';
import { tellWhoLeads } from './parts/tell-next.ts';

/** What is missing in a return and what contradicts itself, before it is handed in. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openMyReturn(context);
  if (opened === null) return notFound();
  const home = paths.return(context.actor.membership, opened.one.audit, opened.one.id);
  if (!isBeingWritten(opened.one.state)) return redirect(home);
  return page(view(context, opened, gapsOf(context, opened), []));
}

/** Hands a return in, for its lead to sign; with gaps only with words why they stay. */
export async function post(context: ActingContext): Promise<Reply> {
  const opened = await openMyReturn(context);
  if (opened === null) return notFound();
  const { one, key, caseKey, role } = opened;
  const gaps = gapsOf(context, opened);
  const reader = readForm(context.form);
  const why = reader.text('why', { called: 'reason', longest: longestReason, lines: true, needed: false });
  if (gaps.length > 0 && why === '' && reader.problems.length === 0)
    reader.refuse('why', 'Say why these stay as they are');
  if (reader.problems.length > 0) return invalid(view(context, opened, gaps, reader.problems));
  const seen = { ...one, version: Number(context.form.text('version')) };
  const words = why === '' ? null : { why, sections: {} };
  if (!(await takeStep(context, key, caseKey, seen, 'submit', role, words)))
    return await overtakenPage(context, one, [why]);
  await tellWhoLeads(context, one, handedInMail);
  context.note({ gaps: gaps.length }, [one.id]);
  return redirect(`${paths.return(context.actor.membership, one.audit, one.id)}?done=submitted`);
}

function gapsOf({ now }: ActingContext, { tool, sections, entries }: OpenedReturn): readonly ReturnGap[] {
  return findReturnGaps(tool, sections, entries.values, londonDay(now));
}

function view(
  context: ActingContext,
  opened: OpenedReturn,
  gaps: readonly ReturnGap[],
  problems: readonly FormProblem[],
): SafeHtml {
  const { one, sections } = opened;
  const of = [context.actor.membership, one.audit, one.id] as const;
  const missing = gaps.filter((gap) => gap.kind === 'missing').length;
  const against = gaps.length - missing;
  return returnPage(
    context,
    opened,
    {
      title: 'Check and hand in',
      hasProblems: problems.length > 0,
      back: backLink({ href: paths.return(...of), text: 'All sections of the return' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">Check and hand in</h1>
      <p class="tl-lead">
        ${
          gaps.length === 0
            ? 'Nothing is missing, and nothing contradicts itself.'
            : `${missing === 0 ? 'Nothing is missing' : missing === 1 ? 'One thing is missing' : `${missing} things are missing`}; ${against === 0 ? 'nothing contradicts itself' : against === 1 ? 'one thing contradicts itself' : `${against} things contradict themselves`}.`
        }
      </p>`,
    html`${sections
      .filter((section) => gaps.some((gap) => gap.section === section.code))
      .map(
        (section) =>
          html`<h2 class="govuk-heading-s">
              <a class="govuk-link" href="${paths.section(...of, section.code)}">${section.title}</a>
            </h2>
            <ul class="govuk-list govuk-list--bullet tl-measure">
              ${gaps
                .filter((gap) => gap.section === section.code)
                .map(
                  (gap) =>
                    html`<li>
                      ${gap.kind === 'contradiction' && html`<strong>Contradicts itself.</strong> `}<a
                        class="govuk-link"
                        href="${paths.section(...of, section.code)}#${gap.entry}"
                        >${gap.says}</a
                      >
                    </li>`,
                )}
            </ul>`,
      )}`,
    formTag(
      { action: paths.check(...of), keys: context.formKeys },
      html`<input type="hidden" name="version" value="${one.version}" />`,
      gaps.length > 0 &&
        textarea({
          id: 'why',
          name: 'why',
          label: { text: 'Why these stay as they are' },
          hint: {
            text: 'Your lead reads this, and the coordinators once it is signed. No names of children or families.',
          },
          rows: '3',
          classes: 'tl-measure',
          value: context.form.text('why'),
          autocomplete: 'off',
          spellcheck: false,
          ...fieldError(problems, 'why'),
        }),
      html`<p class="govuk-body tl-measure">
        When it is handed in, nobody writes in it any more until it is sent back or taken back. Your lead signs it.
      </p>`,
      button({ text: 'Hand in to your lead', preventDoubleClick: true }),
    ),
  );
}
