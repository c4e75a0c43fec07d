import type { ActingContext } from '#accounts';
import { backLink } from '#platform/govuk';
import { html } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { findSection } from '../drafts/section.ts';
import type { OpenDesk } from './draft-desk.ts';
import { earlierTexts } from './earlier-texts.ts';

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
      const { frame } = await desk.show();
      const title = `Earlier texts: ${section.title}`;
      return page(
        frame(
          { title, back: backLink({ href: desk.addresses.section(section.code), text: section.title }) },
          html`<h1 class="govuk-heading-l">${title}</h1>`,
          await earlierTexts(context.tx, section, former),
        ),
      );
    },
  };
}
