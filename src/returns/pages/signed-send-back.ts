import type { ActingContext } from '#accounts';
import { problemSummary, type FormProblem } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { sentBackMail } from '../mails.ts';
import { paths } from '../paths.ts';
import { sayReturn } from '../rules/say-return.ts';
import { openWatched, readSigned, type WatchedReturn } from './parts/open-watched.ts';
import { returnsPage } from './parts/returns-page.ts';
import { readReasons, sendBackForm } from './parts/send-back-form.ts';
import { takeStep } from './parts/take-step.ts';
import { tellWhoLeads } from './parts/tell-next.ts';

type Found = {
  readonly watched: WatchedReturn;
  readonly sections: readonly { code: string; title: string }[];
};

/** Why coordinators send back what an agency signed. */
export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  if (found === null || found.watched.one.state !== 'signed_off') return notFound();
  return page(view(context, found, []));
}

export async function post(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  if (found === null) return notFound();
  const { watched, sections } = found;
  const { one, key, audit, itsKey } = watched;
  if (itsKey === null) return notFound();
  const { words, problems } = readReasons(context.form, sections);
  if (problems.length > 0) return invalid(view(context, found, problems));
  const seen = { ...one, version: Number(context.form.text('version')) };
  if (!(await takeStep(context, key, itsKey, seen, 'send_back', 'coordinator', words)))
    return conflict(view(context, found, [], true));
  await tellWhoLeads(context, one, sentBackMail);
  context.note({ sections: Object.keys(words.sections).length }, [one.id]);
  return redirect(`${paths.signed(context.actor.membership, audit.id, one.id)}?done=sent-back`);
}

async function load(context: ActingContext): Promise<Found | null> {
  const watched = await openWatched(context);
  if (watched === null || watched.audit.stage !== 'underway') return null;
  const read = await readSigned(context, watched, undefined);
  return { watched, sections: read?.content.sections ?? [] };
}

function view(
  context: ActingContext,
  { watched, sections }: Found,
  problems: readonly FormProblem[],
  isStale = false,
): SafeHtml {
  const { one, audit, agency } = watched;
  const of = [context.actor.membership, audit.id, one.id] as const;
  return returnsPage(
    context,
    watched,
    {
      title: isStale ? 'Somebody else was first' : `Send back: ${sayReturn(one)}, ${agency}`,
      problems,
      back: backLink({ href: paths.signed(...of), text: 'The return' }),
    },
    problemSummary([]),
    isStale
      ? html`<p class="tl-lead">
          Since you opened this page the return was changed, and nothing of yours was sent. What you wrote is below.
        </p>`
      : html`<p class="tl-lead">
          Its lead is told and reads your reasons. What was signed is kept; what they change is signed again.
        </p>`,
    sendBackForm(context, {
      action: paths.signedSendBack(...of),
      cancel: paths.signed(...of),
      version: one.version,
      sections,
      problems,
    }),
  );
}
