import { nameMembers } from '#accounts';
import type { Tx } from '#platform/db';
import { html, type SafeHtml } from '#platform/html';
import { displayInstant } from '#platform/time';
import type { FormerValue } from '../drafts/former-value.ts';
import { sayItem } from '../drafts/say-draft.ts';
import { valuesOfItem, type Section } from '../drafts/section.ts';
import { saidLines } from './said-lines.ts';

/** The way from a form to what it held before. */
export function earlierTextsLink(href: string): SafeHtml {
  return html`<p class="govuk-body-s tl-no-print">
    <a class="govuk-link" href="${href}">What stood here before</a>
  </p>`;
}

/** What fields and the items of lists held before, the latest first, with who wrote it and when. */
export async function earlierTexts(
  tx: Tx,
  asked: Pick<Section, 'entries' | 'lists'>,
  former: readonly FormerValue[],
): Promise<SafeHtml> {
  if (former.length === 0)
    return html`<p class="tl-lead">
      Nothing has been written over yet. When somebody changes what another wrote, the earlier text is kept here.
    </p>`;
  const writers = former.map((one) => one.by);
  const names = await nameMembers(tx, writers);
  return html`<p class="tl-lead">What stood here before somebody changed it, the latest first.</p>
    <ul class="tl-rows">
      ${former.map((one) => row(asked, one, names.get(one.by) ?? 'somebody who has left'))}
    </ul>`;
}

function row(asked: Pick<Section, 'entries' | 'lists'>, former: FormerValue, name: string): SafeHtml {
  const entry = asked.entries.find((one) => one.name === former.field);
  const list = asked.lists.find((one) => former.field.startsWith(`${one.code}:`));
  const said =
    list === undefined
      ? (entry?.say(former.value) ?? '')
      : sayItem(list, valuesOfItem(former.value, list.entries));
  return html`<li class="tl-row tl-row--plain">
    <p class="tl-row__title">${list?.title ?? entry?.label}</p>
    <div class="tl-measure">${saidLines(said, 'It was empty')}</div>
    <p class="tl-row__about">
      Written by ${name} on ${displayInstant(former.at)}; changed on ${displayInstant(former.until)}.
    </p>
  </li>`;
}
