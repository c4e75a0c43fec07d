import { nameMembers, type ActingContext } from '#accounts';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, data, redirect, type Form, type Reply } from '#platform/http';
import { displayInstant } from '#platform/time';
import { paths } from '../../paths.ts';
import { isBeingWritten, returnSteps } from '../../return.ts';
import { listMyReturns, listSteps, type MyReturn } from '../../store/returns.ts';
import { returnPage } from './open-return.ts';

/**
 * Answers with `handle` while a return is being written. Whoever was still typing when it was handed in or signed is told
 * so, and gets what they typed to copy: nothing of it is written.
 */
export async function unlessFrozen(
  context: ActingContext,
  handle: (context: ActingContext) => Promise<Reply>,
): Promise<Reply> {
  const { tx, actor, params, form } = context;
  const [one] = await listMyReturns(tx, params['return'] ?? '');
  const isFrozen = one !== undefined && one.audit === params['audit'] && !isBeingWritten(one.state);
  if (!isFrozen) return await handle(context);
  const isSending = form.entries.length > 0;
  if (!isSending) return redirect(paths.return(actor.membership, one.audit, one.id));
  if (form.text('_autosave') !== '')
    return data(409, { conflict: 'the return, which was handed in meanwhile' });
  return conflict(await view(context, one, form));
}

async function view(context: ActingContext, one: MyReturn, form: Form): Promise<SafeHtml> {
  const m = context.actor.membership;
  const key = { partnership: context.actor.partnership.id, audit: one.audit };
  const last = (await listSteps(context.tx, key, one.id)).at(-1);
  const names = await nameMembers(context.tx, last === undefined ? [] : [last.by]);
  const typed = form.entries.filter(([name, value]) => !/^(?:_|seen)/.test(name) && value.trim() !== '');
  const home = paths.return(m, one.audit, one.id);
  return returnPage(
    context,
    { one },
    { title: 'Nothing was saved', back: backLink({ href: home, text: 'The return' }) },
    html`<h1 class="govuk-heading-l">Nothing was saved</h1>
      <p class="tl-lead">
        ${
          last === undefined
            ? 'The return is not being written any more.'
            : `${returnSteps[last.kind]} by ${names.get(last.by) ?? 'a colleague'} on ${displayInstant(last.at)}, while you were writing.`
        }
        What you typed is below: copy what you still need.
      </p>
      ${typed.map(([, value]) => html`<p class="govuk-inset-text tl-lines">${value}</p>`)}
      <p class="govuk-body"><a class="govuk-link" href="${home}">Go to the return</a></p>`,
  );
}
