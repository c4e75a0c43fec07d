import { nameMembers, type ActingContext } from '#accounts';
import { backLink } from '#platform/govuk';
import { html } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { findSection } from '../drafts/section.ts';
import { draftEarlier } from '../parts/draft-earlier.ts';
import { paths } from '../paths.ts';
import { listFormerValues } from '../store/drafts.ts';
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
      draftEarlier(section, former, names),
    ),
  );
}
