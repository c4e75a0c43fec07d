import type { ActingContext } from '#accounts';
import { button, select } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import type { KeptTool } from '../kept-tool.ts';
import { changesTable } from '../parts/tool-changes.ts';
import { paths } from '../paths.ts';
import { compareTools } from '../rules/compare-tools.ts';
import { getToolVersion } from '../store/tools.ts';
import { openTool, toolPage } from './parts/tool-page.ts';

/** Two versions of a tool beside each other: what was added, reworded, moved and removed. */
export async function get(context: ActingContext): Promise<Reply> {
  const kept = await openTool(context);
  if (kept === null) return notFound();
  const { tx, actor, query } = context;
  const latest = kept.versions[0]?.number ?? 0;
  const to = readNumber(kept, query['to'], latest);
  const from = readNumber(kept, query['from'], Math.max(1, latest - 1));
  const [earlier, later] = [
    await getToolVersion(tx, actor.partnership.id, kept.id, from),
    await getToolVersion(tx, actor.partnership.id, kept.id, to),
  ];
  return page(
    toolPage(
      context,
      kept,
      { title: 'Compare versions' },
      earlier === null || later === null
        ? html`<p class="govuk-body">There is no version to compare yet.</p>`
        : html`${chooser(actor.membership, kept, from, to)}
          ${changesTable(compareTools(earlier, later), `From version ${from} to version ${to}`)}`,
    ),
  );
}

function readNumber(kept: KeptTool, asked: string | undefined, otherwise: number): number {
  return kept.versions.find((version) => String(version.number) === asked)?.number ?? otherwise;
}

function chooser(m: string, kept: KeptTool, from: number, to: number): SafeHtml {
  const choice = (id: string, label: string, value: number) =>
    select({
      id,
      name: id,
      label: { text: label },
      value: String(value),
      items: kept.versions.map(({ number }) => ({ value: String(number), text: `Version ${number}` })),
    });
  return html`<form class="tl-filters" method="get" action="${paths.toolCompare(m, kept.id)}">
    <div class="tl-filters__fields">
      ${choice('from', 'From', from)} ${choice('to', 'To', to)}
      ${button({ text: 'Compare', classes: 'govuk-button--secondary' })}
    </div>
  </form>`;
}
