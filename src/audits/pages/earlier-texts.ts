import { nameMembers, type ActingContext } from '#accounts';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayInstant } from '#platform/time';
import { sayItem } from '../drafts/say-draft.ts';
import { findSection, valuesOfItem, type Section } from '../drafts/section.ts';
import { saidLines } from '../parts/said-lines.ts';
import { paths } from '../paths.ts';
import { listFormerValues, type FormerValue } from '../store/drafts.ts';
import { openTerms, termsPage } from './parts/open-terms.ts';

/** What the fields and lists of a section held before: nothing that was typed is ever lost. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openTerms(context);
  const section = opened === null ? null : findSection(opened.sections, context.params['section']);
  if (opened === null || section === null) return notFound();
  const former = await listFormerValues(context.tx, opened.key, {
    fields: section.entries.map((entry) => entry.name),
    lists: section.lists.map((list) => list.code),
  });
  const names = await nameMembers(
    context.tx,
    former.map((one) => one.by),
  );
  const m = context.actor.membership;
  const title = `Earlier texts: ${section.title}`;
  return page(
    termsPage(
      context,
      opened,
      {
        title,
        back: backLink({ href: paths.section(m, opened.audit.id, section.code), text: section.title }),
      },
      html`<h1 class="govuk-heading-l">${title}</h1>`,
      former.length === 0
        ? html`<p class="tl-lead">
            Nothing has been written over yet. When somebody changes what another wrote, the earlier text is
            kept here.
          </p>`
        : html`<p class="tl-lead">What stood here before somebody changed it, the latest first.</p>
            <ul class="tl-rows">
              ${former.map((one) => row(section, one, names.get(one.by) ?? 'somebody who has left'))}
            </ul>`,
    ),
  );
}

function row(section: Section, former: FormerValue, name: string): SafeHtml {
  const entry = section.entries.find((one) => one.name === former.field);
  const list = section.lists.find((one) => former.field.startsWith(`${one.code}:`));
  const said =
    list === undefined
      ? (entry?.say(former.value) ?? '')
      : sayItem(list, valuesOfItem(former.value, list.entries));
  return html`<li class="tl-row tl-row--plain">
    <p class="tl-row__title">${list?.title ?? entry?.label}</p>
    <div class="tl-measure">${saidLines(said, 'It was empty')}</div>
    <p class="tl-row__about">
      Written by ${name} on ${displayInstant(former.at)}; changed on ${displayInstant(former.until)}.
    </p>
  </li>`;
}
