import type { ActingContext } from '#accounts';
import { liveStages, listGuardedAudits, type GuardedAudit } from '#audits';
import { html, type SafeHtml } from '#platform/html';
import { page, type Reply } from '#platform/http';
import { displayDay, displayInstant, londonDay } from '#platform/time';
import { paths } from '../paths.ts';
import { destructionDue } from '../rules/destruction-due.ts';
import { endsOfBrowsing, pauseAt } from '../rules/pause-looking.ts';
import { gapsByAgency } from '../rules/say-gaps.ts';
import { countHolds } from '../store/holds.ts';
import { countLooks, listRecentLooks } from '../store/reveals.ts';
import { guardPage, namePeople } from './parts/open-guarded.ts';

/** How far back browsing is looked for. */
const hoursOfBrowsing = 24 * 90;

type Listed = {
  readonly audits: readonly GuardedAudit[];
  readonly looks: Awaited<ReturnType<typeof countLooks>>;
  readonly holds: ReadonlyMap<string, number>;
  readonly browsed: readonly { readonly who: string; readonly at: Temporal.Instant }[];
};

/** Audits that share records: on what basis, who looked, what is held, what is due to be destroyed. */
export async function get(context: ActingContext): Promise<Reply> {
  const { tx, actor } = context;
  const listed = {
    audits: await listGuardedAudits(tx),
    looks: await countLooks(tx, actor.partnership.id),
    holds: await countHolds(tx, actor.partnership.id),
    browsed: await findBrowsing(context),
  };
  return page(view(context, listed));
}

/** Who looked at too many cases at once, and when last. */
async function findBrowsing(context: ActingContext): Promise<Listed['browsed']> {
  const { tx, actor, now } = context;
  const since = now.subtract({ hours: hoursOfBrowsing });
  const looks = await listRecentLooks(tx, actor.partnership.id, { since });
  const found = [...Map.groupBy(looks, (look) => look.membership)]
    .map(([membership, own]) => ({ membership, at: endsOfBrowsing(own).at(-1) }))
    .filter((one): one is { membership: string; at: Temporal.Instant } => one.at !== undefined);
  const name = await namePeople(
    context,
    found.map((one) => one.membership),
  );
  return found.map(({ membership, at }) => ({ who: name(membership), at }));
}

function view(context: ActingContext, listed: Listed): SafeHtml {
  const title = 'Who looked, and what is kept';
  const { audits, browsed } = listed;
  return guardPage(
    context,
    null,
    { title },
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="tl-lead">
        Audits that share records about children. Nothing about a child stands here, nor in the pages behind it.
      </p>
      ${
        browsed.length > 0 &&
        html`<section class="tl-remark" aria-labelledby="browsed">
          <h2 class="govuk-heading-m" id="browsed">Many cases looked at within minutes</h2>
          <ul class="govuk-list govuk-list--bullet">
            ${browsed.map(
              ({ who, at }) =>
                html`<li>
                  ${who}: ${pauseAt.cases} cases or more within ${pauseAt.withinMinutes} minutes, last on
                  ${displayInstant(at)}. They could look no further for ${pauseAt.pauseMinutes} minutes.
                </li>`,
            )}
          </ul>
        </section>`
      }
      ${
        audits.length === 0
          ? html`<p class="govuk-body">
              No audit has started yet. Once one has, it is here with its basis for sharing.
            </p>`
          : table(context, listed)
      }`,
  );
}

function table(context: ActingContext, { audits, looks, holds }: Listed): SafeHtml {
  const today = londonDay(context.now);
  const m = context.actor.membership;
  return html`<div class="tl-region" role="region" aria-label="Audits that share records" tabindex="0">
    <table class="tl-table">
      <caption class="govuk-visually-hidden">Audits that share records</caption>
      <thead>
        <tr>
          ${['Audit', 'Stage', 'Basis for sharing', 'Looks', 'Holds', 'Destruction due'].map(
            (label) => html`<th scope="col">${label}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${audits.map((audit) => {
          const gaps = gapsByAgency(audit.basis, audit.agencies, today).length;
          const looked = looks.get(audit.id);
          const { day } = destructionDue(audit.basis, audit.boardDay);
          return html`<tr>
            <th scope="row"><a class="govuk-link" href="${paths.watchAudit(m, audit.id)}">${audit.title}</a></th>
            <td>${audit.stage === 'template' ? '' : liveStages[audit.stage]}</td>
            <td>${gaps === 0 ? 'Whole' : `${gaps} ${gaps === 1 ? 'agency lacks' : 'agencies lack'} something`}</td>
            <td>${looked === undefined ? 'None' : `${looked.looks}, last ${displayInstant(looked.last)}`}</td>
            <td>${holds.get(audit.id) ?? 'None'}</td>
            <td>${day === null ? 'No day set' : html`${displayDay(day)}${day <= today && ', due now'}`}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
