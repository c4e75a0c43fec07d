import type { ActingContext } from '#accounts';
import { button, notificationBanner, taskList } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { findSection, itemsOf, type Section } from '../drafts/section.ts';
import { paths } from '../paths.ts';
import { sectionState, type SectionState } from '../rules/section-state.ts';
import { openTerms, termsPage, type OpenedTerms } from './parts/open-terms.ts';

export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openTerms(context);
  return opened === null ? notFound() : page(view(context, opened));
}

const tags: Readonly<Record<SectionState['code'], string>> = {
  does_not_fit: 'govuk-tag--red',
  needed: 'govuk-tag--yellow',
  may_follow: 'govuk-tag--light-blue',
  complete: '',
  not_started: 'govuk-tag--grey',
};

function view(context: ActingContext, opened: OpenedTerms): SafeHtml {
  const { audit, sections, progress, versions } = opened;
  const m = context.actor.membership;
  const saved = findSection(sections, context.query['saved']);
  const isTemplate = audit.origin === 'template';
  const [latest] = versions;
  return termsPage(
    context,
    opened,
    { title: 'Terms of reference' },
    saved !== null && notificationBanner({ type: 'success', text: `“${saved.title}” is saved.` }),
    html`<h1 class="govuk-heading-l">Terms of reference</h1>
      <p class="tl-lead">
        ${
          isTemplate
            ? 'What every audit begun from this template starts with. Fill in only what should always be so.'
            : 'Fill in the sections in any order, several of you at once. Everything is saved as a draft until you put it to those who commission the audit.'
        }
      </p>
      ${taskList({
        idPrefix: 'section',
        items: sections.map((section) => {
          const state = sectionState(
            section.code,
            isBegun(section, opened),
            isTemplate ? [] : opened.gaps,
            opened.contradictions,
          );
          return {
            title: { text: section.title },
            href: paths.section(m, audit.id, section.code),
            status:
              state.code === 'complete'
                ? { text: isTemplate ? 'Filled in' : state.says }
                : {
                    tag: {
                      text: isTemplate && state.code === 'not_started' ? 'Left open' : state.says,
                      classes: tags[state.code],
                    },
                  },
          };
        }),
      })}
      ${
        isTemplate
          ? html`${button({ text: 'Begin an audit from this template', href: `${paths.begin(m)}?from=${audit.id}` })}`
          : html`<div class="govuk-button-group">
                ${button({ text: 'Check what is written', href: paths.check(m, audit.id) })}
                <a class="govuk-link" href="${paths.draftFile(m, audit.id, 'pdf')}">Draft as PDF</a>
                <a class="govuk-link" href="${paths.draftFile(m, audit.id, 'docx')}">Draft as Word</a>
              </div>
              ${
                latest !== undefined &&
                html`<p class="govuk-body">
                  ${progress.isAhead ? `What is written here differs from version ${latest.number}, which was put to the group. It holds only once it is put to them again and agreed.` : `This is what version ${latest.number} says.`}
                  <a class="govuk-link" href="${paths.agreement(m, audit.id)}">See what was agreed</a>
                </p>`
              }`
      }
      <p class="govuk-body"><a class="govuk-link" href="${paths.withdraw(m, audit.id)}">${isTemplate ? 'Put this template away' : 'Withdraw this audit'}</a></p>`,
  );
}

function isBegun(section: Section, { values }: OpenedTerms): boolean {
  return (
    section.entries.some((entry) => entry.say(values[entry.name] ?? null) !== '') ||
    section.lists.some((list) => itemsOf(values, list).length > 0)
  );
}
