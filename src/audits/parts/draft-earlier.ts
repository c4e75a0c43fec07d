import { nameMembers, type ActingContext } from '#accounts';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayInstant } from '#platform/time';
import { sayItem } from '../drafts/say-draft.ts';
import { findSection, valuesOfItem, type Section } from '../drafts/section.ts';
import type { FormerValue } from '../store/drafts.ts';
import type { OpenDesk } from './draft-desk.ts';
import { saidLines } from './said-lines.ts';

/** The page of what the fields and lists of a section held before: nothing that was typed is ever lost. */
export function draftEarlierPage(open: OpenDesk): {
  readonly get: (context: ActingContext) => Promise<Reply>;
} {
  return {
    get: async (context) => {
      const desk = await open(context);
      const section = desk === null ? null : findSection(desk.sections, context.params['section']);
      if (desk === null || section === null) return notFound();
      const former = await desk.former({
        fields: section.entries.map((entry) => entry.name),
        lists: section.lists.map((list) => list.code),
      });
      const writers = former.map((one) => one.by);
      const names = await nameMembers(context.tx, writers);
      const { frame } = await desk.show();
      const title = `Earlier texts: ${section.title}`;
      return page(
        frame(
          { title, back: backLink({ href: desk.addresses.section(section.code), text: section.title }) },
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
    },
  };
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
