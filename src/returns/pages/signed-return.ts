import type { ActingContext } from '#accounts';
import { formTag } from '#platform/forms';
import { backLink, button, notificationBanner } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayDay, displayInstant } from '#platform/time';
import type { Evidence } from '../evidence.ts';
import { paths } from '../paths.ts';
import { returnStates, stateAfter } from '../return.ts';
import { sayReturn } from '../rules/say-return.ts';
import { listEvidence } from '../store/evidence.ts';
import { getToolVersion } from '../store/tools.ts';
import type { Tool } from '../tool.ts';
import { fileList, questionsOf } from './parts/file-list.ts';
import { historyOf } from './parts/history.ts';
import { openWatched, readSigned, type WatchedReturn } from './parts/open-watched.ts';
import { returnFile } from './parts/return-file.ts';
import { returnWords } from './parts/return-words.ts';
import { returnsPage } from './parts/returns-page.ts';

/** A return as the coordinators of its audit see it: how it stands, what was signed, and what has happened. */
export async function get(context: ActingContext): Promise<Reply> {
  const watched = await openWatched(context);
  if (watched === null) return notFound();
  const number = Number(context.query['number'] ?? 0);
  const read = await readSigned(context, watched, number > 0 ? number : undefined);
  const { key, one, itsKey } = watched;
  const itsReturn = { ...key, return: one.id, agency: one.agency, case: one.case };
  const files =
    read === null || itsKey === null
      ? []
      : await listEvidence(context.tx, itsKey, itsReturn, { signedAt: read.signed.at });
  const tool =
    read === null
      ? null
      : await getToolVersion(context.tx, key.partnership, one.tool, read.content.toolNumber);
  return page(view(context, watched, read, files, tool));
}

/** What was signed as that number, as PDF. */
export async function pdf(context: ActingContext): Promise<Reply> {
  const watched = await openWatched(context);
  if (watched === null) return notFound();
  const read = await readSigned(context, watched, Number(context.params['number']));
  if (read === null) return notFound();
  const { one, agency, audit, name } = watched;
  return returnFile(context, {
    ...read.content,
    title: audit.title,
    one,
    agency,
    signed: { ...read.signed, name: name(read.signed.by) },
  });
}

function view(
  context: ActingContext,
  watched: WatchedReturn,
  read: Awaited<ReturnType<typeof readSigned>>,
  files: readonly Evidence[],
  tool: Tool | null,
): SafeHtml {
  const { audit, one, agency, itsKey, key, steps, signed, name } = watched;
  const of = [context.actor.membership, audit.id, one.id] as const;
  const reminded = context.query['reminded'];
  const done =
    context.query['done'] === 'sent-back'
      ? 'It was sent back to the agency.'
      : reminded === undefined
        ? ''
        : reminded === '0'
          ? 'Nobody was written to: whoever could be was reminded today already, or has no address.'
          : 'A reminder is on its way.';
  return returnsPage(
    context,
    watched,
    {
      title: `${sayReturn(one)}: ${agency}`,
      back: backLink({ href: paths.progress(of[0], audit.id), text: 'Returns' }),
    },
    done !== '' && notificationBanner({ type: 'success', text: done }),
    html`<p class="tl-lead">${returnStates[one.state]}. Due ${displayDay(one.dueOn)}.</p>`,
    one.state !== 'signed_off' &&
      one.state !== 'withdrawn' &&
      audit.stage === 'underway' &&
      formTag(
        { action: paths.remind(...of), keys: context.formKeys },
        button({ text: 'Remind the agency', classes: 'govuk-button--secondary', preventDoubleClick: true }),
      ),
    read === null &&
      html`<p class="govuk-body tl-measure">
        ${itsKey === null ? 'What it is about was destroyed, and what it said with it.' : 'What it says is seen here once its agency has signed it.'}
      </p>`,
    html`<p class="govuk-body">
      ${stateAfter(one.state, 'send_back', 'coordinator') !== null && html`<a class="govuk-link" href="${paths.signedSendBack(...of)}">Send it back to the agency</a> `}
      ${stateAfter(one.state, 'withdraw', 'coordinator') !== null && html`<a class="govuk-link" href="${paths.withdraw(...of)}">Do not ask for it any more</a>`}
    </p>`,
    read !== null &&
      html`<h2 class="govuk-heading-m">Signed by ${name(read.signed.by)} on ${displayInstant(read.signed.at)}</h2>
        <p class="govuk-body">
          <a class="govuk-link" href="${paths.signedFile(...of, read.signed.number)}">Download as PDF</a>
        </p>
        ${
          signed.length > 1 &&
          html`<p class="govuk-body">
            It was signed ${signed.length} times:
            ${signed.map((each, at) => html`${at > 0 ? ', ' : ''}<a class="govuk-link" href="${paths.signed(...of)}?number=${each.number}">${displayInstant(each.at)}</a>`)}
          </p>`
        }
        ${returnWords(read.content.sections)}
        ${fileList(files, (id) => paths.signedEvidence(...of, read.signed.number, id), questionsOf(tool))}`,
    itsKey !== null && historyOf(key, itsKey, one, steps, name, read?.content.sections ?? []),
  );
}
