import {
  fieldError,
  formButtons,
  formTag,
  problemSummary,
  readForm,
  type FormProblem,
} from '#platform/forms';
import { backLink, radios } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import type { ActingContext } from '../actor.ts';
import { actingPage } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { isSecondFactorRule, secondFactorRules, type SecondFactorRule } from '../second-factor-rule.ts';
import { changeSecondFactor, findPartnership, type Partnership } from '../store/partnerships.ts';

const rules = Object.keys(secondFactorRules).filter(isSecondFactorRule);
const meaning: Readonly<Record<SecondFactorRule, string>> = {
  everybody: 'Everybody enters a code from their phone when they sign in. This is the safest.',
  'who sees work under way':
    'Board members, scrutineers, recommendation owners and practitioners sign in with their password alone, if they have no other role. They may still switch codes on.',
};

export async function get(context: ActingContext): Promise<Reply> {
  const partnership = await findPartnership(context.tx, context.actor.partnership.id);
  return partnership === null
    ? notFound()
    : page(view(context, { seen: partnership.secondFactor, chosen: partnership.secondFactor }));
}

export async function post(context: ActingContext): Promise<Reply> {
  const partnership = await findPartnership(context.tx, context.actor.partnership.id);
  if (partnership === null) return notFound();
  const form = readForm(context.form);
  const chosen = form.choice('second-factor', rules, 'Choose who enters a security code');
  const typed = context.form.text('seen');
  const seen = isSecondFactorRule(typed) ? typed : partnership.secondFactor;
  if (chosen === null) return invalid(view(context, { seen, chosen: null }, form.problems));
  if (seen !== partnership.secondFactor && chosen !== partnership.secondFactor)
    return conflict(changed(context, partnership, chosen));
  if (!(await changeSecondFactor(context.tx, partnership.id, partnership.secondFactor, chosen)))
    return notFound();
  context.note({ rule: chosen });
  return redirect(paths.partnership(context.actor.membership));
}

function changed(context: ActingContext, now: Partnership, chosen: SecondFactorRule): SafeHtml {
  return view(
    context,
    { seen: now.secondFactor, chosen },
    [],
    [
      html`<p class="tl-lead">
      Nothing was saved. Somebody else chose “${secondFactorRules[now.secondFactor]}” meanwhile; you chose
      “${secondFactorRules[chosen]}”. Save yours, or leave what stands.
    </p>`,
    ],
  );
}

function view(
  context: ActingContext,
  values: { readonly seen: SecondFactorRule; readonly chosen: SecondFactorRule | null },
  problems: readonly FormProblem[] = [],
  more: readonly SafeHtml[] = [],
): SafeHtml {
  const m = context.actor.membership;
  const title = 'Second factor';
  return actingPage(
    context,
    {
      title,
      hasProblems: problems.length > 0,
      back: backLink({ href: paths.partnership(m), text: 'Your partnership' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    more,
    formTag(
      { action: paths.partnershipSecondFactor(m), keys: context.formKeys },
      html`<input type="hidden" name="seen" value="${values.seen}" />`,
      radios({
        idPrefix: 'second-factor',
        name: 'second-factor',
        fieldset: {
          legend: {
            text: 'Who enters a security code from their phone, besides the password?',
            classes: 'govuk-fieldset__legend--m',
          },
        },
        items: rules.map((rule) => ({
          value: rule,
          text: secondFactorRules[rule],
          hint: { text: meaning[rule] },
          checked: rule === values.chosen,
        })),
        ...fieldError(problems, 'second-factor'),
      }),
      html`<p class="govuk-body">
        It holds from the next click of everybody here: whoever needs codes and has none is led to set them up.
      </p>`,
      formButtons({ text: 'Save', cancel: paths.partnership(m) }),
    ),
  );
}
