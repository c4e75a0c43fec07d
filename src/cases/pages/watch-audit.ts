import { actorMay, type ActingContext } from '#accounts';
import { backLink, summaryList } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayDay, displayInstant } from '#platform/time';
import { destructionScopes, destructionStates, holdKinds, type Destruction, type Hold } from '../guarding.ts';
import { settlements, type ListedException } from '../conflict.ts';
import { paths } from '../paths.ts';
import { destructionDue } from '../rules/destruction-due.ts';
import { gapsByAgency, sayGap } from '../rules/say-gaps.ts';
import { sayDue } from '../rules/say-due.ts';
import { listDestructions } from '../store/destructions.ts';
import { listExceptions } from '../store/exceptions.ts';
import { listHolds } from '../store/holds.ts';
import { countLooks } from '../store/reveals.ts';
import { listSampleCases } from '../store/sample-cases.ts';
import { guardPage, namePeople, openGuarded, type OpenedGuard } from './parts/open-guarded.ts';

/** What is watched over in one audit: basis, looks, holds, destruction; nothing of its cases but their numbers. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openGuarded(context);
  if (opened === null) return notFound();
  const { tx, actor } = context;
  const { key } = opened;
  const holds = await listHolds(tx, key);
  const destructions = await listDestructions(tx, key);
  const cases = await listSampleCases(tx, key);
  const numbers = new Map(cases.map((one) => [one.id, one.number]));
  const exceptions = await listExceptions(tx, actor.partnership.id, key.audit);
  const name = await namePeople(context, [
    ...holds.flatMap((hold) => [hold.setBy, hold.liftedBy]),
    ...exceptions.map((one) => one.membership),
  ]);
  const looks = (await countLooks(tx, actor.partnership.id)).get(key.audit);
  const m = actor.membership;
  const maySet = actorMay(actor, 'cases.guard');
  return page(
    guardPage(
      context,
      opened,
      {
        title: 'What is watched over',
        back: backLink({ href: paths.watch(m), text: 'Who looked, and what is kept' }),
      },
      html`<h1 class="govuk-heading-l">What is watched over</h1>
        <h2 class="govuk-heading-m">Basis for sharing</h2>
        ${basis(opened)}
        <h2 class="govuk-heading-m">Looks</h2>
        <p class="govuk-body">
          ${
            looks === undefined
              ? 'Nobody has looked at who the people are.'
              : `${looks.looks} ${looks.looks === 1 ? 'look' : 'looks'} at who the people are, the last on ${displayInstant(looks.last)}.`
          }
          <a class="govuk-link" href="${paths.looks(m, key.audit)}">Who looked, when and why</a>
        </p>
        <h2 class="govuk-heading-m">Holds</h2>
        ${holdList(m, key.audit, holds, numbers, name, maySet)}
        ${
          maySet &&
          html`<p class="govuk-body">
            <a class="govuk-link" href="${paths.holdAdd(m, key.audit)}">Set a hold</a>
          </p>`
        }
        <h2 class="govuk-heading-m">Exceptions</h2>
        ${exceptionList(m, exceptions, name)}
        <h2 class="govuk-heading-m">Destruction</h2>
        ${destruction(m, opened, destructions)}`,
    ),
  );
}

function basis({ audit, today }: OpenedGuard): SafeHtml {
  const { basis: stands, agencies } = audit;
  const gaps = gapsByAgency(stands, agencies, today);
  const { impactAssessment, agreement } = stands;
  const row = (label: string, text: string) => ({
    key: { text: label },
    value: { text: text === '' ? 'Not said' : text },
  });
  const on = (day: string) => (day === '' ? '' : `, ${displayDay(day)}`);
  const until = agreement.until === '' ? '' : ` until ${displayDay(agreement.until)}`;
  const from = agreement.from === '' ? '' : ` from ${displayDay(agreement.from)}`;
  return html`${summaryList({
    rows: [
      row('Terms in force', `Version ${audit.number}`),
      row('Why identifiable records', stands.necessity),
      row(
        'Impact assessment',
        impactAssessment.reference === '' ? '' : `${impactAssessment.reference}${on(impactAssessment.day)}`,
      ),
      row('Sharing agreement', agreement.title === '' ? '' : `${agreement.title}${from}${until}`),
      row('Privacy notice', stands.privacyNotice),
      ...stands.retention.map((kept) =>
        row(
          `Kept: ${kept.label.charAt(0).toLowerCase()}${kept.label.slice(1)}`,
          `${kept.months} months ${kept.counted}`,
        ),
      ),
    ],
  })}
  ${
    gaps.length === 0
      ? html`<p class="govuk-body">Nothing is missing for any agency that is asked.</p>`
      : html`<p class="govuk-body">These may not be told who the children are, because something is missing:</p>
          <ul class="govuk-list govuk-list--bullet">
            ${gaps.map(({ name, gaps: lacks }) => html`<li>${name}: ${lacks.map(sayGap).join(', ')}</li>`)}
          </ul>`
  }`;
}

function exceptionList(
  m: string,
  exceptions: readonly ListedException[],
  name: (membership: string | null) => string,
): Content {
  if (exceptions.length === 0)
    return html`<p class="govuk-body">
      None. Where an auditor was close to a case and nobody else can look at it, an agency can ask for one.
    </p>`;
  return html`<ul class="govuk-list tl-list">
    ${exceptions.map(
      (one) =>
        html`<li>
          <a class="govuk-link" href="${paths.exception(m, one.audit, one.id)}"
            >Case ${one.caseNumber}: ${name(one.membership)}</a
          >. ${settlements[one.settled]}.
        </li>`,
    )}
  </ul>`;
}

function holdList(
  m: string,
  audit: string,
  holds: readonly Hold[],
  numbers: ReadonlyMap<string, number>,
  name: (membership: string | null) => string,
  mayLift: boolean,
): Content {
  if (holds.length === 0)
    return html`<p class="govuk-body">
      None. While a hold stands, nothing that it names can be destroyed, whoever wants it.
    </p>`;
  return html`<ul class="govuk-list tl-list">
    ${holds.map((hold) => {
      const on = hold.case === null ? 'The whole audit' : `Case ${numbers.get(hold.case) ?? ''}`;
      const review = hold.reviewOn === null ? '' : ` To be reviewed on ${displayDay(hold.reviewOn)}.`;
      return html`<li>
        <strong>${on}: ${holdKinds[hold.kind].toLowerCase()}</strong>, ${hold.reference}. Set by
        ${name(hold.setBy)} on ${displayInstant(hold.setAt)}.${review}
        ${
          hold.liftedAt === null
            ? mayLift &&
              html`<a class="govuk-link" href="${paths.holdLift(m, audit, hold.id)}"
                >Lift<span class="govuk-visually-hidden"> the hold on ${on.toLowerCase()}, ${hold.reference}</span></a
              >`
            : html`Lifted by ${name(hold.liftedBy)} on ${displayInstant(hold.liftedAt)}:
              ${hold.liftedReason ?? ''}`
        }
      </li>`;
    })}
  </ul>`;
}

function destruction(
  m: string,
  { key, audit, today }: OpenedGuard,
  destructions: readonly Destruction[],
): Content {
  const due = destructionDue(audit.basis, audit.boardDay);
  return html`<p class="govuk-body">${sayDue(due, today)}</p>
    ${
      destructions.length > 0 &&
      html`<ul class="govuk-list govuk-list--bullet">
        ${destructions.map(
          (one) =>
            html`<li>
              <a class="govuk-link" href="${paths.destructionOne(m, key.audit, one.id)}"
                >${destructionScopes[one.what]}</a
              >: ${destructionStates[one.state].toLowerCase()}${
                one.state === 'proposed' ? `, proposed on ${displayInstant(one.proposedAt)}` : ''
              }
            </li>`,
        )}
      </ul>`
    }
    <p class="govuk-body">
      <a class="govuk-link" href="${paths.destruction(m, key.audit)}">Destruction, and how it is settled</a>
    </p>`;
}
