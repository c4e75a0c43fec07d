import type { ActingContext } from '#accounts';
import { findTermsInForce } from '#audits';
import { button, taskList } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayDay, londonDay } from '#platform/time';
import { paths } from '../paths.ts';
import { sayCase, type SampleCase } from '../sample-case.ts';
import { sayAsked, sayOrigin, sayStanding } from '../rules/case-lines.ts';
import { nameMethods, sayMethod } from '../rules/method-names.ts';
import { saySelection } from '../rules/say-selection.ts';
import { saySteps, type Step } from '../rules/say-steps.ts';
import { countSharingHousehold, listDraws } from '../store/draws.ts';
import { countAsks, listSampleCases } from '../store/sample-cases.ts';
import { casesPage, openCases } from './parts/open-cases.ts';

/** The cases of an audit: how far the steps are, those in the sample, those that stand by, those that left. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openCases(context);
  if (opened === null) return notFound();
  const { tx, actor } = context;
  const { key, progress } = opened;
  const m = actor.membership;
  const cases = await listSampleCases(tx, key);
  const draws = await listDraws(tx, key);
  const asks = await countAsks(tx, key);
  const sharing = await countSharingHousehold(tx, key);
  const terms = (await findTermsInForce(tx, key))?.terms;
  const methods = nameMethods(terms?.methods ?? []);
  const last = draws.at(-1);
  const steps = saySteps(
    progress,
    draws.filter((draw) => draw.drawnAt !== null).length,
    last !== undefined && last.drawnAt === null,
  );
  const addresses: Readonly<Record<Step['code'], string>> = {
    list: paths.frame(m, key.audit),
    draw: last === undefined ? paths.draw(m, key.audit) : paths.drawn(m, key.audit, last.id),
    cases: '#sample',
    ask: paths.askAgencies(m, key.audit),
  };
  const standing = (which: SampleCase['standing']) => cases.filter((one) => one.standing === which);
  const row = (one: SampleCase): SafeHtml => html`<tr>
    <th scope="row">
      <a class="govuk-link" href="${paths.case(m, key.audit, one.id)}">${sayCase(one)}</a>
      ${one.destroyedAt !== null && html`<span class="tl-mark">Destroyed</span>`}
    </th>
    <td>${sayOrigin(one, cases)}</td>
    <td>${sayMethod(methods, one.method)}</td>
    <td>${sayAsked(asks.get(one.id)) || 'Nobody asked'}</td>
  </tr>`;
  const limits = saySelection(cases, draws);
  return page(
    casesPage(
      context,
      opened,
      { title: 'Cases', part: 'cases' },
      html`<h1 class="govuk-heading-l">Cases</h1>`,
      cases.length === 0 && whatToDo(steps, addresses),
      stepsList(steps, addresses),
      cases.length > 0 &&
        html`<h2 class="govuk-heading-m" id="sample">In the sample</h2>
          ${
            standing('in_sample').length === 0
              ? html`<p class="govuk-body">No case is in the sample now.</p>`
              : casesTable('in-sample', 'Cases in the sample', standing('in_sample').map(row))
          }
          ${sharing > 0 && html`<p class="govuk-body">${sharing} cases share a household with another case.</p>`}`,
      html`<p class="govuk-body tl-no-print">
        ${
          cases.length > 0 &&
          html`<a class="govuk-link" href="${paths.casesFile(m, key.audit)}" download>Download this list (CSV)</a> · `
        }<a class="govuk-link" href="${paths.pick(m, key.audit)}">Pick a case by hand</a>${
          last !== undefined &&
          html` · <a class="govuk-link" href="${paths.draw(m, key.audit)}">Draw again</a>`
        } · <a class="govuk-link" href="${paths.looks(m, key.audit)}">Who looked</a>
      </p>`,
      standing('reserve').length > 0 &&
        html`<h2 class="govuk-heading-m">In reserve</h2>
          <p class="govuk-body">They stand by, should a case of the sample turn out not to fit.</p>
          ${casesTable('reserves', 'Cases in reserve', standing('reserve').map(row))}`,
      standing('left').length > 0 && leftTable(m, key.audit, standing('left'), cases),
      limits.length > 0 &&
        html`<h2 class="govuk-heading-m">What a report will say of how they were chosen</h2>
          <ul class="govuk-list govuk-list--bullet tl-measure">
            ${limits.map((one) => html`<li>${one}</li>`)}
          </ul>`,
    ),
  );
}

function whatToDo(steps: readonly Step[], addresses: Readonly<Record<Step['code'], string>>): Content {
  const next = steps.find((step) => step.isNext);
  if (next === undefined) return null;
  const says: Readonly<Record<Step['code'], readonly [why: string, act: string]>> = {
    list: ['There is no case yet. First comes the list of children to choose from.', 'Add a list'],
    draw: ['There is a list to choose from, and no case yet.', 'Draw the cases'],
    cases: ['', ''],
    ask: ['', ''],
  };
  const [why, act] = says[next.code];
  return html`<p class="tl-lead">${why}</p>
    ${button({ text: act, href: addresses[next.code] })}`;
}

function stepsList(steps: readonly Step[], addresses: Readonly<Record<Step['code'], string>>): SafeHtml {
  return taskList({
    idPrefix: 'steps',
    items: steps.map((step) => ({
      title: { text: step.label },
      ...(step.code === 'cases' ? {} : { href: addresses[step.code] }),
      status: step.isNext ? { tag: { text: step.says, classes: 'govuk-tag--blue' } } : { text: step.says },
    })),
  });
}

function casesTable(id: string, caption: string, rows: readonly SafeHtml[]): SafeHtml {
  return html`<div class="tl-region" role="region" aria-labelledby="${id}" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="${id}">${caption}</caption>
      <thead>
        <tr>
          <th scope="col">Case</th>
          <th scope="col">How it came</th>
          <th scope="col">Method</th>
          <th scope="col">Agencies</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function leftTable(
  m: string,
  audit: string,
  left: readonly SampleCase[],
  cases: readonly SampleCase[],
): SafeHtml {
  return html`<h2 class="govuk-heading-m">Left the sample</h2>
    <div class="tl-region" role="region" aria-labelledby="left" tabindex="0">
      <table class="tl-table">
        <caption class="tl-table__caption" id="left">Cases that left, and why; their numbers are not given again</caption>
        <thead>
          <tr>
            <th scope="col">Case</th>
            <th scope="col">How it came</th>
            <th scope="col">What became of it</th>
            <th scope="col">On</th>
          </tr>
        </thead>
        <tbody>
          ${left.map(
            (one) =>
              html`<tr>
                <th scope="row"><a class="govuk-link" href="${paths.case(m, audit, one.id)}">${sayCase(one)}</a></th>
                <td>${sayOrigin(one, cases)}</td>
                <td>${sayStanding(one, cases)}</td>
                <td class="tl-table__date">${one.leftAt !== null && displayDay(londonDay(one.leftAt))}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}
