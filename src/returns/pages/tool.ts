import { nameMembers, type ActingContext } from '#accounts';
import { button, insetText, notificationBanner, summaryList } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayDay, londonDay } from '#platform/time';
import type { KeptTool } from '../kept-tool.ts';
import { sectionsEdited } from '../parts/tool-sections.ts';
import { paths } from '../paths.ts';
import { compareTools } from '../rules/compare-tools.ts';
import { findToolFaults } from '../rules/find-tool-faults.ts';
import { findShippedTool } from '../shipped-tool.ts';
import { getToolVersion } from '../store/tools.ts';
import { toolForms, type Tool } from '../tool.ts';
import { openTool, toolPage } from './parts/tool-page.ts';

/** A tool as it is written, with its versions and what can be done with it. */
export async function get(context: ActingContext): Promise<Reply> {
  const kept = await openTool(context);
  if (kept === null) return notFound();
  const { tx, actor } = context;
  const [latest] = kept.versions;
  const published =
    latest === undefined ? null : await getToolVersion(tx, actor.partnership.id, kept.id, latest.number);
  const names = await nameMembers(
    tx,
    kept.versions.map((version) => version.madeBy),
  );
  return page(view(context, kept, published, names));
}

function view(
  context: ActingContext,
  kept: KeptTool,
  published: Tool | null,
  names: ReadonlyMap<string, string>,
): SafeHtml {
  const m = context.actor.membership;
  const { tool } = kept;
  const faults = findToolFaults(tool);
  const items = tool.sections.flatMap((section) => section.items);
  const saved = context.query['published'];
  return toolPage(
    context,
    kept,
    { title: tool.name, back: [paths.tools(m), 'Audit tools'] },
    saved !== undefined &&
      published !== null &&
      notificationBanner({ type: 'success', text: `Version ${kept.versions[0]?.number ?? 1} is published.` }),
    kept.retired !== null &&
      insetText({
        text: `Retired on ${displayDay(londonDay(kept.retired.at))}: ${kept.retired.reason} It can be chosen no more; returns that use it go on.`,
      }),
    tool.about !== '' && html`<p class="tl-lead tl-lines">${tool.about}</p>`,
    facts(
      kept,
      items.length,
      items.reduce((sum, item) => sum + item.minutes, 0),
    ),
    standing(kept, published),
    faults.length > 0 &&
      html`<div class="govuk-inset-text">
        <p class="govuk-body">Before it can be published:</p>
        <ul class="govuk-list govuk-list--bullet">
          ${faults.map((fault) => html`<li>${fault.message}</li>`)}
        </ul>
      </div>`,
    html`<div class="govuk-button-group">
      ${button({ text: 'Publish a version', href: paths.toolPublish(m, kept.id) })}
      ${button({ text: 'Preview', href: paths.toolPreview(m, kept.id), classes: 'govuk-button--secondary' })}
      <a class="govuk-link" href="${paths.toolRename(m, kept.id)}">Name and purpose</a>
      <a class="govuk-link" href="${paths.toolImport(m, kept.id)}">Change it in a spreadsheet</a>
      <a class="govuk-link" href="${paths.toolRetire(m, kept.id)}">${kept.retired === null ? 'Retire it' : 'Bring it back'}</a>
    </div>`,
    versionsTable(m, kept, names),
    html`<h2 class="govuk-heading-m">What is asked</h2>`,
    tool.sections.length === 0 &&
      html`<p class="govuk-body">Nothing yet. Add a section first; standards and questions go into sections.</p>`,
    sectionsEdited(m, kept, context.formKeys),
    button({
      text: 'Add a section',
      href: paths.toolSection(m, kept.id, 'new'),
      classes: 'govuk-button--secondary',
    }),
  );
}

function facts(kept: KeptTool, items: number, minutes: number): SafeHtml {
  const { tool } = kept;
  const origin = kept.origin === null ? null : findShippedTool(kept.origin);
  const row = (key: string, text: string) => ({ key: { text: key }, value: { text } });
  return summaryList({
    rows: [
      row('Form', toolForms[tool.form]),
      row(
        'Items',
        `${items} in ${tool.sections.length} ${tool.sections.length === 1 ? 'section' : 'sections'}`,
      ),
      row('Minutes', `${minutes} where everything is asked; ${tool.minutes} said for a return`),
      ...(origin === null ? [] : [row('Begun from', origin.tool.name)]),
    ],
  });
}

function standing(kept: KeptTool, published: Tool | null): SafeHtml {
  const [latest] = kept.versions;
  if (latest === undefined || published === null)
    return html`<p class="govuk-body">
      This is a draft. Once a version is published, audits can be looked at with it.
    </p>`;
  const changes = compareTools(published, kept.tool).length;
  return html`<p class="govuk-body">
    ${
      changes === 0
        ? `What is asked is as in version ${latest.number}.`
        : `${changes} ${changes === 1 ? 'change' : 'changes'} since version ${latest.number}, not published yet.`
    }
  </p>`;
}

function versionsTable(m: string, kept: KeptTool, names: ReadonlyMap<string, string>): SafeHtml | false {
  return (
    kept.versions.length > 0 &&
    html`<div class="tl-region" role="region" aria-labelledby="versions" tabindex="0">
      <table class="tl-table">
        <caption class="tl-table__caption" id="versions">
          Versions
        </caption>
        <thead>
          <tr>
            <th scope="col">Version</th>
            <th scope="col">Published</th>
            <th scope="col">Note</th>
            <th scope="col">What changed</th>
            <th scope="col">File</th>
          </tr>
        </thead>
        <tbody>
          ${kept.versions.map(
            (version) =>
              html`<tr>
                <th scope="row">${version.number}</th>
                <td class="tl-table__date">
                  ${displayDay(londonDay(version.madeAt))}
                  <span class="tl-table__small">${names.get(version.madeBy) ?? 'Somebody who has left'}</span>
                </td>
                <td class="tl-table__text">${version.note}</td>
                <td>
                  ${
                    version.number === 1
                      ? 'The first'
                      : html`<a
                          class="govuk-link"
                          href="${paths.toolCompare(m, kept.id, version.number - 1, version.number)}"
                          >Since version ${version.number - 1}</a
                        >`
                  }
                </td>
                <td>
                  <a class="govuk-link" href="${paths.toolFile(m, kept.id, version.number)}" download
                    >Excel<span class="govuk-visually-hidden"> of version ${version.number}</span></a
                  >
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
  );
}
