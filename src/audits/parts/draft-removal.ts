import type { ActingContext } from '#accounts';
import { formButtons, formTag, markOf } from '#platform/forms';
import { backLink, summaryList } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, notFound, page, redirect, type Reply } from '#platform/http';
import { itemsOf, valuesOfItem, withChanges, type Item } from '../drafts/section.ts';
import type { OpenDesk } from './draft-desk.ts';
import { openItem, type OpenedItem } from './open-item.ts';
import { saidLines } from './said-lines.ts';

type Handler = (context: ActingContext) => Promise<Reply>;

/** Asks before an item is removed, and removes it as it was seen. */
export function draftRemovalPage(open: OpenDesk): { readonly get: Handler; readonly post: Handler } {
  return {
    get: async (context) => {
      const opened = await openItem(context, open);
      if (opened === null || opened.item === null) return notFound();
      return page(await view(context, opened, opened.item, false));
    },
    post: async (context) => {
      const opened = await openItem(context, open);
      if (opened === null) return notFound();
      const { desk, section, list, item } = opened;
      const back = `${desk.addresses.section(section.code)}?saved=${list.code}`;
      // Somebody else removed it first: what was wanted is so.
      if (item === null) return redirect(back);
      if (context.form.text('seen') !== markOf(item.value))
        return conflict(await view(context, opened, item, true));
      await desk.keep({ [item.field]: null });
      context.note({ section: section.code, list: list.code });
      return redirect(back);
    },
  };
}

async function view(
  context: ActingContext,
  opened: OpenedItem,
  item: Item,
  isStale: boolean,
): Promise<SafeHtml> {
  const { desk, section, list } = opened;
  const title = isStale ? 'Somebody else changed this meanwhile' : `Remove ${list.head(item.value)}?`;
  const back = desk.addresses.section(section.code);
  const values = valuesOfItem(item.value, list.entries);
  const { frame } = await desk.show();
  return frame(
    { title, back: backLink({ href: back, text: section.title }) },
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    isStale && html`<p class="tl-lead">It says this now. Remove it all the same?</p>`,
    summaryList({
      rows: list.entries
        .map((entry) => ({ label: entry.label, said: entry.say(values[entry.name] ?? null) }))
        .filter(({ said }) => said !== '')
        .map(({ label, said }) => ({ key: { text: label }, value: { html: html`${saidLines(said)}` } })),
    }),
    formTag(
      { action: desk.addresses.removal(section.code, list.code, item.id), keys: context.formKeys },
      html`<input type="hidden" name="seen" value="${markOf(item.value)}" />`,
      formButtons({ text: 'Remove', cancel: back, warning: true }),
    ),
  );
}

/** Moves an item one place up or down in its list. */
export function draftMove(open: OpenDesk): { readonly post: Handler } {
  return {
    post: async (context) => {
      const opened = await openItem(context, open);
      if (opened === null || opened.item === null) return notFound();
      const { desk, section, list, item } = opened;
      const items = itemsOf(desk.values, list);
      const from = items.findIndex((one) => one.id === item.id);
      const to = from + (context.form.text('way') === 'up' ? -1 : 1);
      const order = items.toSpliced(from, 1).toSpliced(Math.max(0, Math.min(to, items.length - 1)), 0, item);
      const moved = order
        .map((one, index) => [one.field, withChanges(one.value, { position: index + 1 })] as const)
        .filter(([field, value]) => markOf(value) !== markOf(desk.values[field] ?? null));
      await desk.keep(Object.fromEntries(moved));
      return redirect(`${desk.addresses.section(section.code)}#list-${list.code}`);
    },
  };
}
