import { actingPage, nameMembers, type ActingContext } from '#accounts';
import type { AuditKey } from '#audits';
import { KeyUnavailable } from '#platform/crypto';
import {
  fieldError,
  formButtons,
  formTag,
  problemSummary,
  readForm,
  type FormProblem,
  type FormReader,
} from '#platform/forms';
import { backLink, radios, textarea, warningText } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { enqueue } from '#platform/jobs';
import { openCaseKey } from '../case-keys.ts';
import {
  referralAnswerCodes,
  referralAnswers,
  tellingTask,
  usualMinutes,
  type ConcernRoute,
  type ConcernWords,
} from '../concern.ts';
import { paths } from '../paths.ts';
import { sayMoment } from '../rules/concern-clock.ts';
import { sayHours } from '../rules/concern-hours.ts';
import { findConcernRoute } from '../store/concern-route.ts';
import { raiseConcern } from '../store/concerns.ts';
import { caseBack } from './parts/case-back.ts';
import { openSeenCase } from './parts/open-concerns.ts';

type Found = {
  readonly key: AuditKey;
  readonly id: string;
  readonly number: number;
  readonly route: ConcernRoute | null;
  /** Of those to whom it goes. */
  readonly names: ReadonlyMap<string, string>;
};

export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  return found === null ? notFound() : page(view(context, found, []));
}

/** Says that a child may be unsafe. It is written to those who are to acknowledge it before this person sees the next page. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, keys, actor, form, now } = context;
  const found = await load(context);
  if (found === null) return notFound();
  const reader = readForm(form);
  const words = readWords(reader);
  if (words === null) return invalid(view(context, found, reader.problems));
  const caseKey = await openCaseKey(keys, found.id).catch((problem: unknown) => {
    if (problem instanceof KeyUnavailable) return null;
    throw problem;
  });
  if (caseKey === null)
    return invalid(
      view(context, found, [
        {
          field: 'feared',
          message:
            'Nothing was sent: what this case holds can no longer be opened, so nothing can be written to it. Follow your own route now, and tell a coordinator by telephone',
        },
      ]),
    );
  const acknowledgeBy = now.add({ minutes: found.route?.withinMinutes ?? usualMinutes });
  const concern = await raiseConcern(tx, caseKey, found.key, {
    case: found.id,
    caseNumber: found.number,
    by: actor.membership,
    words,
    route: found.route,
    acknowledgeBy,
  });
  await enqueue(tx, tellingTask, {});
  context.note({ referred: words.referral === 'yes' }, [concern]);
  return redirect(`${paths.concern(actor.membership, found.key.audit, concern)}?raised=yes`);
}

function readWords(reader: FormReader): ConcernWords | null {
  const referral = reader.choice(
    'referral',
    referralAnswerCodes,
    'Say whether you have followed your own emergency and referral route',
  );
  const because =
    referral === 'no'
      ? reader.text('because', { called: 'reason why you have not', longest: 2000, lines: true })
      : '';
  const feared = reader.text('feared', {
    called: 'reason why a child may be unsafe',
    longest: 8000,
    lines: true,
  });
  const done = reader.text('done', { called: 'text', longest: 8000, lines: true, needed: false });
  if (referral === null || reader.problems.length > 0) return null;
  return { feared, done, referral, because };
}

async function load(context: ActingContext): Promise<Found | null> {
  const seen = await openSeenCase(context);
  if (seen === null) return null;
  const route = await findConcernRoute(context.tx, seen.key);
  const names = await nameMembers(context.tx, route === null ? [] : [route.recipient, route.deputy]);
  return { ...seen, route, names };
}

function view(context: ActingContext, found: Found, problems: readonly FormProblem[]): SafeHtml {
  const { actor, form } = context;
  const m = actor.membership;
  const back = caseBack(context, found.key, found);
  const area = (name: string, label: string, hint: string, rows: string) =>
    textarea({
      id: name,
      name,
      label: { text: label, classes: 'govuk-label--s' },
      hint: { text: hint },
      rows,
      classes: 'tl-measure',
      value: form.text(name),
      autocomplete: 'off',
      ...fieldError(problems, name),
    });
  return actingPage(
    context,
    {
      title: 'A child may be unsafe now',
      section: 'audits',
      hasProblems: problems.length > 0,
      back: backLink(back),
    },
    problemSummary(problems),
    html`<p class="govuk-caption-l">Case ${found.number}</p>
      <h1 class="govuk-heading-l">A child may be unsafe now</h1>`,
    warningText({
      iconFallbackText: 'Warning',
      text: 'If a child is in immediate danger, call 999 now. Otherwise follow your own agency’s procedure and refer to children’s social care. This page does not replace either.',
    }),
    formTag(
      { action: paths.concernRaise(m, found.key.audit, found.id), keys: context.formKeys },
      radios({
        idPrefix: 'referral',
        name: 'referral',
        fieldset: {
          legend: {
            text: 'Have you followed your own emergency and referral route?',
            classes: 'govuk-fieldset__legend--s',
          },
        },
        value: form.text('referral'),
        items: referralAnswerCodes.map((code) => ({
          value: code,
          text: referralAnswers[code],
        })),
        ...fieldError(problems, 'referral'),
      }),
      area('because', 'If you have not, why not?', 'Leave empty if you have, or are doing it now', '2'),
      area(
        'feared',
        'What makes you think that a child may be unsafe?',
        'Write what somebody needs to act on it. Only those to whom it goes, coordinators and you can read it.',
        '5',
      ),
      area('done', 'What has been done so far?', 'Leave empty if nothing has been done yet', '3'),
      whereItGoes(context, found),
      formButtons({ text: 'Send it now', cancel: back.href, warning: true }),
    ),
  );
}

function whereItGoes({ now }: ActingContext, { route, names }: Found): SafeHtml {
  const minutes = route?.withinMinutes ?? usualMinutes;
  const by = sayMoment(now.add({ minutes }));
  if (route === null)
    return html`<p class="govuk-body">
      Nobody is named yet to whom it goes: <strong>every coordinator</strong> is told at once. One of them is to
      acknowledge it within ${minutes} minutes: by ${by}, if you send it now.
    </p>`;
  const nameOf = (one: string) => names.get(one) ?? 'Somebody who is no longer here';
  return html`<p class="govuk-body">
    It goes at once to <strong>${nameOf(route.recipient)}</strong> (${sayHours(route.hours)}); at other times, or when it is late, also to <strong>${nameOf(route.deputy)}</strong>. It is to be acknowledged within ${minutes} minutes: by ${by}, if you
    send it now.
  </p>`;
}
