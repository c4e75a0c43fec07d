import {
  conflictSides,
  fieldError,
  formButtons,
  formTag,
  problemSummary,
  readDay,
  readForm,
  whatDiffers,
  type Conflicting,
  type FormProblem,
} from '#platform/forms';
import { backLink, input } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { displayDay } from '#platform/time';
import type { ActingContext } from '../actor.ts';
import { actingPage, sayHat } from '../parts/layout.ts';
import { dayInput } from '../parts/person-form.ts';
import { paths } from '../paths.ts';
import { changeMembership, findMember, type Member } from '../store/members.ts';

type Typed = { readonly post: string; readonly from: string; readonly until: string };
type Trouble = { readonly problems?: readonly FormProblem[]; readonly conflicts?: readonly Conflicting[] };

/** Post, first and last day of a membership. Its roles are changed on a page of their own. */
export async function get(context: ActingContext): Promise<Reply> {
  const member = await load(context);
  return member === null ? notFound() : page(view(context, member, valuesOf(member), {}));
}

export async function post(context: ActingContext): Promise<Reply> {
  const member = await load(context);
  if (member === null) return notFound();
  const form = readForm(context.form);
  const newPost = form.text('post', { called: 'post', longest: 120, needed: false });
  const [from, until] = [readDay(context.form.text('from')), readDay(context.form.text('until'))];
  if (from === undefined || from === null) form.refuse('from', 'Enter the first day, such as 27 3 2027');
  if (until === undefined) form.refuse('until', 'Enter the last day as a date, such as 27 3 2027');
  if (typeof from === 'string' && typeof until === 'string' && until < from)
    form.refuse('until', 'The last day must not be before the first');
  if (form.problems.length > 0 || typeof from !== 'string' || until === undefined)
    return invalid(view(context, member, asTyped(context), { problems: form.problems }));
  const conflicts = compare(member, { post: newPost, from, until: until ?? '' });
  const isStale = context.form.text('version') !== String(member.version);
  if (isStale && whatDiffers(conflicts).length > 0)
    return conflict(view(context, member, asTyped(context), { conflicts }));
  const outcome = await changeMembership(context.tx, member.membership, member.version, {
    post: newPost,
    from,
    until,
  });
  if (outcome === 'own') {
    const message = 'This membership is your own: ask another administrator to change its days';
    return invalid(view(context, member, asTyped(context), { problems: [{ field: 'from', message }] }));
  }
  if (outcome !== 'changed') return notFound();
  return redirect(paths.person(context.actor.membership, member.membership));
}

/** A membership that was not ended by hand; one that ran out or has not begun may still be given other days. */
async function load({ tx, params }: ActingContext): Promise<Member | null> {
  const member = await findMember(tx, params['member'] ?? '');
  return member === null || member.isEndedByHand ? null : member;
}

function valuesOf(member: Member): Typed {
  return {
    post: member.post ?? '',
    from: displayDay(member.since),
    until: member.until === null ? '' : displayDay(member.until),
  };
}

function asTyped({ form }: ActingContext): Typed {
  return { post: form.text('post'), from: form.text('from'), until: form.text('until') };
}

function compare(now: Member, typed: Typed): readonly Conflicting[] {
  return [
    { label: 'Post', now: now.post ?? '', typed: typed.post },
    { label: 'From', now: displayDay(now.since), typed: displayDay(typed.from) },
    {
      label: 'Until',
      now: now.until === null ? '' : displayDay(now.until),
      typed: typed.until === '' ? '' : displayDay(typed.until),
    },
  ];
}

function view(context: ActingContext, member: Member, values: Typed, trouble: Trouble): SafeHtml {
  const m = context.actor.membership;
  const { problems = [], conflicts = [] } = trouble;
  const back = paths.person(m, member.membership);
  const version = problems.length > 0 ? context.form.text('version') : String(member.version);
  const title = conflicts.length > 0 ? 'Somebody else changed this meanwhile' : 'Change post and days';
  return actingPage(
    context,
    { title, hasProblems: problems.length > 0, back: backLink({ href: back, text: member.name }) },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="tl-lead">${member.name}, ${sayHat(member)}</p>`,
    conflicts.length > 0 &&
      html`<p class="govuk-body">
          Nothing was saved. Compare the two, change the form below if need be, then save it or leave what
          stands.
        </p>
        ${conflictSides(conflicts)}`,
    formTag(
      { action: paths.personEdit(m, member.membership), keys: context.formKeys },
      html`<input type="hidden" name="version" value="${version}" />`,
      input({
        id: 'post',
        name: 'post',
        label: { text: 'Post (optional)' },
        hint: { text: 'Such as "Named nurse"' },
        classes: 'govuk-input--width-20',
        value: values.post,
        ...fieldError(problems, 'post'),
      }),
      dayInput('from', 'From', 'The first day, such as 27 3 2027', values.from, problems),
      dayInput(
        'until',
        'Until (optional)',
        'The last day: it ends at midnight after it. Empty: no end',
        values.until,
        problems,
      ),
      formButtons({ text: 'Save', cancel: back }),
    ),
  );
}
