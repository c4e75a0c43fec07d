import { nameMembers, type ActingContext } from '#accounts';
import { findSection } from '#audits';
import { readForm } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, data, redirect, type Form, type Reply } from '#platform/http';
import { displayInstant } from '#platform/time';
import { paths } from '../../paths.ts';
import { isBeingWritten, returnSteps } from '../../return.ts';
import { listMyReturns, listSteps, type MyReturn } from '../../store/returns.ts';
import { openMyReturn, returnPage } from './open-return.ts';

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
  const typed = await listTyped(context, form);
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
      ${typed.map(
        ({ label, words }) =>
          html`<h2 class="govuk-heading-s">${label}</h2>
            <p class="tl-kept">${words}</p>`,
      )}
      <p class="govuk-body"><a class="govuk-link" href="${home}">Go to the return</a></p>`,
  );
}

type TypedWords = { readonly label: string; readonly words: string };

/** What was typed and does not stand in the return, by the question that it answers. */
async function listTyped(context: ActingContext, form: Form): Promise<readonly TypedWords[]> {
  const opened = await openMyReturn(context);
  const section = opened === null ? null : findSection(opened.sections, context.params['section']);
  if (opened === null || section === null) return rawWords(form);
  const ofItem = context.params['list'];
  const entries =
    ofItem === undefined
      ? section.entries
      : (section.lists.find((list) => list.code === ofItem)?.entries ?? []);
  const kept = ofItem === undefined ? opened.entries.values : {};
  return entries.flatMap((entry) => {
    const before = entry.show(kept[entry.name] ?? null);
    const isSame = Object.entries(before).every(
      ([name, texts]) => form.all(name).join('\n') === texts.join('\n'),
    );
    if (isSame) return [];
    const words = entry.say(entry.read(readForm(form), form));
    // What cannot be read is given back as it was typed.
    const raw = Object.keys(before)
      .flatMap((name) => form.all(name))
      .filter((text) => text.trim() !== '');
    return words === '' && raw.length === 0
      ? []
      : [{ label: entry.label, words: words === '' ? raw.join('\n') : words }];
  });
}

function rawWords(form: Form): readonly TypedWords[] {
  return form.entries
    .filter(([name, value]) => !/^(?:_|seen)/.test(name) && value.trim() !== '')
    .map(([, value]) => ({ label: 'What you typed', words: value }));
}
