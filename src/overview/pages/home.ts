import {
  accountPaths,
  actingPage,
  actorMay,
  findPartnership,
  listAgencies,
  listMembers,
  type ActingContext,
} from '#accounts';
import { archivePaths } from '#archive';
import { countAudits, listAudits } from '#audits';
import { countFindings, tallyThemes } from '#findings';
import { button } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { page, type Reply } from '#platform/http';
import {
  countPartnershipRecommendations,
  countRecommendations,
  listAuditsWithoutRecommendations,
} from '#recommendations';
import { countsOf } from '../rules/counts-of.ts';
import { listSetUpSteps, type SetUpStep } from '../rules/set-up-steps.ts';
import { suggestNext } from '../rules/suggest-next.ts';
import { concernsWaiting } from './parts/concerns-waiting.ts';
import { cameBack } from './parts/came-back.ts';
import { latestAudits } from './parts/latest-audits.ts';
import { nextSteps } from './parts/next-steps.ts';
import { setUpList } from './parts/set-up-list.ts';
import { yourTurn } from './parts/your-turn.ts';

/** Audits shown before the way to all of them. */
const auditsShown = 5;
/** Audits that ask for nothing are named one by one, and only the latest: they are a remark, not a list of faults. */
const silentShown = 3;

export async function get(context: ActingContext): Promise<Reply> {
  const { actor } = context;
  if (!actorMay(actor, 'audits.view')) return page(guestPage(context));
  const audits = await countAudits(context.tx, actor.partnership.id);
  const isKeeper = actorMay(actor, 'partnership.keep');
  const isImporter = actorMay(actor, 'audits.import');
  const waiting = await yourTurn(context);
  const isAsked = isKeeper || isImporter || waiting !== null;
  const heading = isAsked ? 'What needs you' : 'Audits and their briefings';
  return page(
    actingPage(
      context,
      { title: 'Home', section: 'home' },
      await concernsWaiting(context),
      html`<h1 class="govuk-heading-l">${heading}</h1>`,
      waiting,
      isKeeper && setUpList(actor.membership, await loadSetUp(context)),
      audits === 0
        ? noAudits(context)
        : [isImporter && (await suggestions(context)), await readings(context, audits, isAsked)],
    ),
  );
}

async function loadSetUp({ tx, actor }: ActingContext): Promise<readonly SetUpStep[]> {
  const partnership = await findPartnership(tx, actor.partnership.id);
  const agencies = await listAgencies(tx, actor.partnership.id);
  const members = await listMembers(tx);
  const people = new Set(members.filter((member) => !member.ended).map((member) => member.person));
  return listSetUpSteps({
    areas: partnership?.areas.length ?? 0,
    agencies: agencies.filter((agency) => agency.left === null).length,
    people: people.size,
    colour: actor.partnership.colour,
    hasLogo: (partnership?.logo ?? null) !== null,
  });
}

async function suggestions({ tx, actor }: ActingContext): Promise<SafeHtml> {
  const counts = await countPartnershipRecommendations(tx, actor.partnership.id);
  const silent = await listAuditsWithoutRecommendations(tx, actor.partnership.id, silentShown);
  return html`<h2 class="govuk-heading-m">Worth a look</h2>
    ${nextSteps(actor.membership, suggestNext(counts, silent))}`;
}

async function readings(context: ActingContext, total: number, isHeaded: boolean): Promise<SafeHtml> {
  const { tx, actor } = context;
  const { id } = actor.partnership;
  const audits = await listAudits(tx, id, {}, { limit: auditsShown });
  const counts = countsOf(await countFindings(tx, id), await countRecommendations(tx, id));
  return html`${isHeaded && html`<h2 class="govuk-heading-m">Latest audits</h2>`}
  ${latestAudits(
    context,
    audits.map((audit) => ({ audit, counts: counts(audit.id) })),
    total,
  )}
  ${cameBack(actor.membership, await tallyThemes(tx, id))}`;
}

function noAudits({ actor }: ActingContext): SafeHtml {
  if (!actorMay(actor, 'audits.import')) {
    return html`<p class="govuk-body">
      The audits of ${actor.partnership.name} and their briefings will be here. A coordinator brings them in.
    </p>`;
  }
  return html`<h2 class="govuk-heading-m">Bring in a published audit</h2>
    <p class="govuk-body">
      Your audits will be here, the latest first, with their briefings and what is worth a second look. Begin
      with one that you have published.
    </p>
    ${button({ text: 'Bring in a published audit', href: archivePaths.importAudit(actor.membership) })}`;
}

function guestPage(context: ActingContext): SafeHtml {
  const { actor } = context;
  return actingPage(
    context,
    { title: 'Home', section: 'home' },
    html`<h1 class="govuk-heading-l">Welcome, ${actor.name}</h1>
      <p class="tl-lead">
        You are here as a practitioner, for a meeting about practice with ${actor.partnership.name}.
      </p>
      <p class="govuk-body">
        There is nothing for you to read or answer here yet. The person who invited you tells you when and where
        the meeting is. It looks at how agencies worked together; it grades nobody.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href="${accountPaths.actingHelp(actor.membership)}">Help and what the words mean</a>
      </p>`,
  );
}
