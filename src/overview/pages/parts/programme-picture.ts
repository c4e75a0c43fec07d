import { daysOfYear, sayProgrammeYear, type Programme } from '#audits';
import { chartFigure, laneChart } from '#platform/charts';
import { html, type SafeHtml } from '#platform/html';
import { busyAgencies, lanesWithoutTime, picturedLanes } from '../../rules/programme-picture.ts';

const keys = [
  { name: 'planned', label: 'Planned', pattern: 'hatched' },
  { name: 'begun', label: 'Begun', pattern: 'solid' },
  { name: 'published', label: 'Published', pattern: 'outline' },
] as const;

/** The year as bars, and the same by agency in a table: who is busy when. Null while nothing has a time and nobody is busy. */
export function programmePicture(
  { year, lanes, elsewhere, nameOf }: Programme,
  around: { readonly today: string; readonly colour: string },
): SafeHtml | null {
  const pictured = picturedLanes(lanes);
  const busy = busyAgencies(lanes, elsewhere, nameOf);
  if (pictured.length === 0 && busy.length === 0) return null;
  const title = `Audits from April ${sayProgrammeYear(year).replace(' to ', ' to March ')}`;
  const chart = laneChart({ title, ...daysOfYear(year), ...around, keys, lanes: pictured });
  const without = new Intl.ListFormat('en-GB').format(lanesWithoutTime(lanes));
  const note = without === '' ? null : `Not in the picture, because no time is set: ${without}.`;
  return html`<h2 class="govuk-heading-m" id="busy">Who is busy when</h2>
    ${pictured.length > 0 && chartFigure(chart, 'picture', title, note)}
    ${
      busy.length > 0 &&
      html`<div class="tl-region" role="region" aria-labelledby="asked" tabindex="0">
        <table class="tl-table">
          <caption class="tl-table__caption" id="asked">Which agencies are asked, and when</caption>
          <thead>
            <tr>
              <th scope="col">Agency</th>
              <th scope="col">Asked by</th>
            </tr>
          </thead>
          <tbody>
            ${busy.map(
              ({ agency, asked }) =>
                html`<tr>
                  <th scope="row">${agency}</th>
                  <td>${asked.map((line, index) => html`${index > 0 && html`<br />`}${line}`)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`
    }`;
}
