import { sayHat, type ActingContext } from '#accounts';
import { caseStatuses, isCaseStatus } from '#audits';
import { backLink, summaryList, warningText } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayDay, displayInstant } from '#platform/time';
import { personFactCodes, personFacts, relations, type CasePerson, type IdentityPack } from '../identity.ts';
import { revealBand } from '../parts/reveal-band.ts';
import { paths } from '../paths.ts';
import { sayPeople, sayRecorded } from '../identity-counts.ts';
import { sayUnopened } from '../rules/say-unopened.ts';
import { sayCase } from '../sample-case.ts';
import { summariseIdentity, type IdentitySummary } from '../store/identity.ts';
import { openCase, type OpenedCase } from './parts/open-case.ts';
import { alarmOf, lookAtIdentity, type Looked } from './parts/open-identity.ts';
import { casesPage } from './parts/open-cases.ts';
import { sayDestroyed } from './parts/say-destroyed.ts';

/** Who the people of a case are: in counts, or whole while one's own look at it is open. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openCase(context);
  if (opened === null) return notFound();
  const looked = await lookAtIdentity(context, opened);
  if (looked?.identity.state === 'open')
    return page(view(context, opened, shown(context, opened, looked, looked.identity.pack)));
  const summary = await summariseIdentity(context.tx, context.keys, opened.key, opened.one.id);
  if (looked === null && summary.state !== 'open') context.note(alarmOf(summary.state));
  return page(view(context, opened, await hidden(context, opened, looked, summary)));
}

function view(context: ActingContext, opened: OpenedCase, content: Content): SafeHtml {
  const m = context.actor.membership;
  const { audit, one } = opened;
  return casesPage(
    context,
    opened,
    {
      title: `${sayCase(one)}: who the people are`,
      part: 'cases',
      back: backLink({ href: paths.case(m, audit.id, one.id), text: sayCase(one) }),
    },
    content,
  );
}

async function hidden(
  context: ActingContext,
  opened: OpenedCase,
  looked: Looked | null,
  summary: IdentitySummary,
): Promise<Content> {
  const m = context.actor.membership;
  const { audit, one } = opened;
  const heading = html`<h1 class="govuk-heading-l">${sayCase(one)}: who the people are</h1>`;
  const looks = html`<p class="govuk-body">
    <a class="govuk-link" href="${paths.looks(m, audit.id)}">Who looked, when and why</a>
  </p>`;
  if (summary.state !== 'open') {
    const { heading: what, says } = sayUnopened(summary.state);
    return html`${heading}
      <h2 class="govuk-heading-m">${what}</h2>
      ${
        summary.state === 'moved' || summary.state === 'rolled back'
          ? warningText({ text: says, iconFallbackText: 'Warning' })
          : html`<p class="tl-lead">${says}</p>`
      }
      ${await sayDestroyed(context, opened)} ${looks}`;
  }
  return html`${heading}
    ${looked !== null && html`<p class="tl-lead">Your look has ended.</p>`}
    <p class="tl-lead">${sayPeople(summary.counts)}. Who they are is not shown.</p>
    ${summaryList({
      rows: sayRecorded(summary.counts).map(([what, recorded]) => ({
        key: { text: what },
        value: { text: recorded },
      })),
    })}
    <p class="govuk-body">
      <a class="govuk-button" href="${paths.reveal(m, audit.id, one.id)}" role="button" draggable="false" data-module="govuk-button"
        >Show who they are</a
      >
    </p>
    <p class="govuk-body">You give a reason, and for how long. That you looked is recorded under your name.</p>
    ${looks}`;
}

function shown(context: ActingContext, opened: OpenedCase, { reveal }: Looked, pack: IdentityPack): Content {
  const { actor, now, formKeys } = context;
  const m = actor.membership;
  const { audit, one, key } = opened;
  const edit = paths.identityEdit(m, key.audit, one.id);
  return html`<h1 class="govuk-heading-l">${sayCase(one)}: who the people are</h1>
    ${revealBand({
      until: reveal.until,
      now,
      to: `${actor.name}, ${sayHat(actor)}`,
      hide: paths.hide(m, audit.id, one.id),
      keys: formKeys,
    })}
    <div data-while-shown>
      <h2 class="govuk-heading-m">People</h2>
      ${pack.people.map((person) => personCard(person, paths.person(m, audit.id, one.id, person.id)))}
      <p class="govuk-body">
        <a class="govuk-link" href="${paths.person(m, audit.id, one.id, 'new')}">Add somebody of the family</a>
      </p>
      <h2 class="govuk-heading-m">Practitioners</h2>
      <p class="govuk-body">
        ${
          pack.practitioners.length === 0 ? 'Nobody is named yet. ' : 'They do not audit this case. '
        }Name whoever works or worked with the family, so that nobody audits their own work.
      </p>
      ${
        pack.practitioners.length > 0 &&
        summaryList({
          rows: pack.practitioners.map((practitioner, at) => ({
            key: { text: practitioner.name },
            value: {
              text: [practitioner.role, practitioner.agency, practitioner.email]
                .filter((part) => part !== '')
                .join(', '),
            },
            actions: {
              items: [
                {
                  href: paths.practitioner(m, audit.id, one.id, String(at + 1)),
                  text: 'Change',
                  visuallyHiddenText: practitioner.name,
                },
              ],
            },
          })),
        })
      }
      <p class="govuk-body">
        <a class="govuk-link" href="${paths.practitioner(m, audit.id, one.id, 'new')}">Add a practitioner</a>
      </p>
      <h2 class="govuk-heading-m">The case</h2>
      ${summaryList({
        rows: [
          caseRow('Reference', pack.reference, edit),
          caseRow('Area', pack.area, edit),
          caseRow('Status', isCaseStatus(pack.status) ? caseStatuses[pack.status] : pack.status, edit),
          caseRow('Note', pack.note, edit),
        ],
      })}
    </div>
    <p class="govuk-body">
      <a class="govuk-link" href="${paths.looks(m, audit.id)}">Who looked, when and why</a>. Yours began at
      ${displayInstant(reveal.beganAt)}.
    </p>`;
}

function caseRow(label: string, text: string, href: string) {
  return {
    key: { text: label },
    value: { html: lines(text === '' ? 'Nothing recorded' : text) },
    actions: { items: [{ href, text: 'Change', visuallyHiddenText: label.toLowerCase() }] },
  };
}

function personCard(person: CasePerson, href: string): SafeHtml {
  const relation = relations[person.relation];
  const rows = personFactCodes
    .filter((code) => code !== 'name' && (person[code] !== '' || (code === 'born' && person.isUnborn)))
    .map((code) => ({
      key: { text: code === 'born' && person.isUnborn ? 'Not yet born, expected' : personFacts[code] },
      value: { html: lines(code === 'born' ? sayBorn(person.born) : person[code]) },
    }));
  return summaryList({
    card: {
      title: { text: `${relation}: ${person.name === '' ? 'name not recorded' : person.name}` },
      actions: { items: [{ href, text: 'Change', visuallyHiddenText: person.name }] },
    },
    rows: rows.length > 0 ? rows : [{ key: { text: 'Facts' }, value: { text: 'Nothing more is recorded' } }],
  });
}

function sayBorn(born: string): string {
  return born === '' ? 'Day not recorded' : displayDay(born);
}

/** A text as it was typed, line by line. */
function lines(text: string): SafeHtml {
  return html`<span class="tl-lines">${text}</span>`;
}
