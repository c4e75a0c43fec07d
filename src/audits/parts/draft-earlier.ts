import { html, type SafeHtml } from '#platform/html';
import { displayInstant } from '#platform/time';
import { sayItem } from '../drafts/say-draft.ts';
import { valuesOfItem, type Section } from '../drafts/section.ts';
import type { FormerValue } from '../store/drafts.ts';
import { saidLines } from './said-lines.ts';

/** What a section of a draft held before; `names` are those of the memberships that wrote. */
export function draftEarlier(
  section: Section,
  former: readonly FormerValue[],
  names: ReadonlyMap<string, string>,
): SafeHtml {
  if (former.length === 0)
    return html`<p class="tl-lead">
      Nothing has been written over yet. When somebody changes what another wrote, the earlier text is kept
      here.
    </p>`;
  return html`<p class="tl-lead">What stood here before somebody changed it, the latest first.</p>
    <ul class="tl-rows">
      ${former.map((one) => row(section, one, names.get(one.by) ?? 'somebody who has left'))}
    </ul>`;
}

function row(section: Section, former: FormerValue, name: string): SafeHtml {
  const entry = section.entries.find((one) => one.name === former.field);
  const list = section.lists.find((one) => former.field.startsWith(`${one.code}:`));
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
