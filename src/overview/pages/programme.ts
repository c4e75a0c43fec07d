import { actingPage, actorMay, type ActingContext } from '#accounts';
import { archivePaths } from '#archive';
import {
  auditPaths,
  findClashes,
  findClashesElsewhere,
  isAhead,
  loadProgramme,
  readProgrammeYear,
  sayClash,
  sayClashElsewhere,
  sayProgrammeYear,
  type Programme,
} from '#audits';
import { backLink, button } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { page, type Reply } from '#platform/http';
import { londonDay } from '#platform/time';
import { countPartnershipRecommendations, countRecommendations, recommendationPaths } from '#recommendations';
import { paths } from '../paths.ts';
import { programmePicture } from './parts/programme-picture.ts';
import { programmePriorities } from './parts/programme-priorities.ts';
import { programmeTable } from './parts/programme-table.ts';

/** A year of the programme: what is planned, what is in hand, what clashes, and what the year has brought. */
export async function get(context: ActingContext): Promise<Reply> {
  const { tx, actor, now } = context;
  const today = londonDay(now);
  const year = readProgrammeYear(context.query['year'], today);
  const programme = await loadProgramme(tx, actor.partnership.id, year);
  const m = actor.membership;
  return page(
    actingPage(
      context,
      {
        title: `Programme ${sayProgrammeYear(year)}`,
        section: 'audits',
        back: backLink({ href: paths.audits(m), text: 'Audits' }),
      },
      html`<h1 class="govuk-heading-l">Audit programme, April ${year} to March ${year + 1}</h1>`,
      otherYears(m, year),
      actorMay(actor, 'programme.keep') &&
        html`<div class="govuk-button-group">
          ${button({ text: 'Plan an audit', href: auditPaths.plannedAdd(m, { year }) })}
        </div>`,
      programme.lanes.length === 0
        ? nothingPlanned(actorMay(actor, 'programme.keep'))
        : html`${clashes(programme)}${programmeTable(context, programme)}`,
      programmePicture(programme, { today, colour: actor.partnership.colour }),
      programmePriorities(context, programme),
      await broughtBy(context, programme),
    ),
  );
}

function otherYears(m: string, year: number): SafeHtml {
  const link = (other: number): SafeHtml =>
    html`<a class="govuk-link" href="${auditPaths.programme(m, { year: other })}"
      >${sayProgrammeYear(other)}</a
    >`;
  return html`<p class="govuk-body tl-no-print">Other years: ${link(year - 1)}, ${link(year + 1)}</p>`;
}

function nothingPlanned(mayKeep: boolean): SafeHtml {
  return html`<p class="tl-lead">
    The audits of this year will be here: when each takes place, which priority it serves and who is asked.
    ${mayKeep ? 'Begin with the first title.' : 'A coordinator plans them.'}
  </p>`;
}

function clashes({ lanes, elsewhere, nameOf }: Programme): SafeHtml | null {
  const ahead = lanes.filter(isAhead);
  const here = findClashes(ahead).map((clash) => sayClash(clash, nameOf));
  const outside = findClashesElsewhere(ahead, elsewhere).map((clash) => sayClashElsewhere(clash, nameOf));
  return html`${sayClashes(here.length === 1 ? 'Two audits clash' : `Audits clash ${here.length} times`, here)}
  ${sayClashes('Clashes with another partnership', outside)}
  ${
    outside.length > 0 &&
    html`<p class="govuk-body tl-measure">
      More than these days is not told here. An audit that you run jointly with that partnership counts as well.
    </p>`
  }`;
}

function sayClashes(title: string, said: readonly string[]): SafeHtml | null {
  if (said.length === 0) return null;
  return html`<h2 class="govuk-heading-m">${title}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${said.map((clash) => html`<li>${clash}</li>`)}
    </ul>`;
}

/** The audits that were published in the year, and how many recommendations stand. */
async function broughtBy({ tx, actor }: ActingContext, { published }: Programme): Promise<SafeHtml> {
  const m = actor.membership;
  const asked = await countRecommendations(tx, actor.partnership.id);
  return html`<h2 class="govuk-heading-m">Published in this year</h2>
    ${
      published.length === 0
        ? html`<p class="govuk-body">No audit of this year is published yet.</p>`
        : html`<ul class="tl-rows">
            ${published.map((audit) => {
              const count = asked.get(audit.id)?.recommendations ?? 0;
              return html`<li class="tl-row">
                <p class="tl-row__title">
                  <a class="govuk-link" href="${archivePaths.audit(m, audit.id)}">${audit.title}</a>
                </p>
                <span>${sayCount(count)}</span>
              </li>`;
            })}
          </ul>`
    }
    ${saysStanding(m, (await countPartnershipRecommendations(tx, actor.partnership.id)).recommendation)}`;
}

function saysStanding(
  m: string,
  { all, ownerless }: { readonly all: number; readonly ownerless: number },
): SafeHtml {
  if (all === 0)
    return html`<p class="govuk-body">No recommendation stands, from this year or any other.</p>`;
  const link = html`<a class="govuk-link" href="${recommendationPaths.recommendations(m)}"
    >${sayCount(all)} ${all === 1 ? 'stands' : 'stand'}</a
  >`;
  const without = ownerless === 0 ? '' : `, ${ownerless.toLocaleString('en-GB')} without an owner`;
  return html`<p class="govuk-body">From all years, ${link}${without}.</p>`;
}

function sayCount(count: number): string {
  if (count === 0) return 'No recommendation';
  return count === 1 ? '1 recommendation' : `${count.toLocaleString('en-GB')} recommendations`;
}
