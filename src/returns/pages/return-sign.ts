import type { ActingContext } from '#accounts';
import { formTag, markOf } from '#platform/forms';
import { backLink, button } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, redirect, type Reply } from '#platform/http';
import { londonDay } from '#platform/time';
import { paths } from '../paths.ts';
import { findReturnGaps } from '../parts/find-return-gaps.ts';
import { permitSignOff } from '../rules/permit-sign-off.ts';
import { sayReturn } from '../rules/say-return.ts';
import { inWords } from '../signed-return.ts';
import { signReturn } from '../store/signed-returns.ts';
import { listSteps } from '../store/returns.ts';
import { openMyReturn, returnPage, type OpenedReturn } from './parts/open-return.ts';
import { overtakenPage } from './parts/overtaken-page.ts';
import { returnWords } from './parts/return-words.ts';
import { takeStep, wordsOf } from './parts/take-step.ts';

/** The whole of a return that was handed in, for the lead to read and sign. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openMyReturn(context);
  if (opened === null || opened.role !== 'lead') return notFound();
  if (opened.one.state !== 'submitted')
    return redirect(paths.return(context.actor.membership, opened.one.audit, opened.one.id));
  const steps = await listSteps(context.tx, opened.key, opened.one.id);
  const last = steps.at(-1);
  const why = last === undefined ? null : wordsOf(opened.key, opened.caseKey, opened.one, last);
  return page(view(context, opened, why?.why ?? ''));
}

/** Signs it as it was read: the whole is kept, and frozen for writing. */
export async function post(context: ActingContext): Promise<Reply> {
  const opened = await openMyReturn(context);
  if (opened === null || opened.role !== 'lead') return notFound();
  const { tx, actor, form } = context;
  const { one, key, caseKey, tool, sections, entries } = opened;
  const leave = permitSignOff(one, {
    role: opened.role,
    agency: actor.agency?.id ?? null,
    seen: form.text('seen'),
    now: seenOf(opened),
  });
  if (leave === null) return await overtakenPage(context, one, []);
  if (!(await takeStep(context, key, caseKey, one, 'sign_off', opened.role, null)))
    return await overtakenPage(context, one, []);
  const number = await signReturn(tx, caseKey, key, leave, {
    one,
    content: {
      tool: tool.name,
      toolNumber: one.toolNumber,
      sections: inWords(sections, entries.values),
      values: entries.values,
    },
    answers: entries.answers,
    by: actor.membership,
  });
  context.note({ number }, [one.id]);
  return redirect(`${paths.return(actor.membership, one.audit, one.id)}?done=signed`);
}

/** A mark of all that the return holds: what somebody changed since makes another. */
function seenOf({ one, entries }: OpenedReturn): string {
  return markOf([
    one.version,
    ...[...entries.versions].map(([field, version]) => `${field} ${version}`).toSorted(),
  ]);
}

function view(context: ActingContext, opened: OpenedReturn, why: string): SafeHtml {
  const { one, sections, entries, tool } = opened;
  const of = [context.actor.membership, one.audit, one.id] as const;
  const gaps = findReturnGaps(tool, sections, entries.values, londonDay(context.now));
  return returnPage(
    context,
    opened,
    { title: 'Read and sign', back: backLink({ href: paths.return(...of), text: 'The return' }) },
    html`<h1 class="govuk-heading-l">Read and sign: ${sayReturn(one)}</h1>
      <p class="tl-lead">
        ${gaps.length === 0 ? 'Nothing is missing, and nothing contradicts itself.' : `${gaps.length === 1 ? 'One thing is' : `${gaps.length} things are`} missing or contradict themselves.`}
      </p>`,
    gaps.length > 0 &&
      html`<ul class="govuk-list govuk-list--bullet tl-measure">
          ${gaps.map((gap) => html`<li>${gap.says}</li>`)}
        </ul>
        ${why !== '' && html`<p class="govuk-body tl-measure tl-lines"><strong>Why these stay:</strong> ${why}</p>`}`,
    returnWords(inWords(sections, entries.values)),
    formTag(
      { action: paths.signOff(...of), keys: context.formKeys },
      html`<input type="hidden" name="seen" value="${seenOf(opened)}" />
        <p class="govuk-body tl-measure">
          Signing says that this is what your agency has to say. It goes to the coordinators of the audit, stays readable for
          your agency, and can be corrected later: then both are kept.
        </p>
        <div class="govuk-button-group">
          ${button({ text: 'Sign off', preventDoubleClick: true })}
          <a class="govuk-link" href="${paths.sendBack(...of)}">Send it back</a>
        </div>`,
    ),
  );
}
