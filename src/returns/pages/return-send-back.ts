import type { ActingContext } from '#accounts';
import { problemSummary, type FormProblem } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { sentBackMail } from '../mails.ts';
import { paths } from '../paths.ts';
import { sayReturn } from '../rules/say-return.ts';
import { openMyReturn, returnPage, type OpenedReturn } from './parts/open-return.ts';
import { overtakenPage } from './parts/overtaken-page.ts';
import { readReasons, sendBackForm } from './parts/send-back-form.ts';
import { takeStep } from './parts/take-step.ts';
import { tellAuditors } from './parts/tell-next.ts';

/** Why a lead sends back what was handed in. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openMyReturn(context);
  if (opened === null || opened.role !== 'lead') return notFound();
  if (opened.one.state !== 'submitted')
    return redirect(paths.return(context.actor.membership, opened.one.audit, opened.one.id));
  return page(view(context, opened, []));
}

export async function post(context: ActingContext): Promise<Reply> {
  const opened = await openMyReturn(context);
  if (opened === null || opened.role !== 'lead') return notFound();
  const { one, key, caseKey, role, sections } = opened;
  const { words, problems } = readReasons(context.form, sections);
  if (problems.length > 0) return invalid(view(context, opened, problems));
  const seen = { ...one, version: Number(context.form.text('version')) };
  if (!(await takeStep(context, key, caseKey, seen, 'send_back', role, words)))
    return await overtakenPage(context, one, [words.why, ...Object.values(words.sections)]);
  await tellAuditors(context, key, one, sentBackMail);
  context.note({ sections: Object.keys(words.sections).length }, [one.id]);
  return redirect(`${paths.return(context.actor.membership, one.audit, one.id)}?done=sent-back`);
}

function view(context: ActingContext, opened: OpenedReturn, problems: readonly FormProblem[]): SafeHtml {
  const { one, sections } = opened;
  const of = [context.actor.membership, one.audit, one.id] as const;
  return returnPage(
    context,
    opened,
    {
      title: 'Send back',
      hasProblems: problems.length > 0,
      back: backLink({ href: paths.signOff(...of), text: 'Read and sign' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">Send back: ${sayReturn(one)}</h1>
      <p class="tl-lead">The auditors who have this case are told that something was sent back, and read your reasons here.</p>`,
    sendBackForm(context, {
      action: paths.sendBack(...of),
      cancel: paths.signOff(...of),
      version: one.version,
      sections,
      problems,
    }),
  );
}
